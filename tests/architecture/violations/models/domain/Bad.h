#pragma once
#include "models/domain/Money.h"
#include "services/contract/Codec.h" // violation
#include <QString>                   // violation
#include <boost/json.hpp>            // violation
#include <string>
