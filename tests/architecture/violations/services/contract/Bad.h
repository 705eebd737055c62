#pragma once
#include "models/domain/Money.h"
#include "services/bank/ledger/Decide.h" // violation
#include "services/client/Bank.h"     // violation
#include <QObject>                       // violation
#include <boost/beast/http.hpp>          // violation
#include <boost/json.hpp>
