#pragma once
#include "services/bank/ledger/Decide.h"           // violation
#include "services/bank/platform/postgres/Error.h" // violation
