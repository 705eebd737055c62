#include "services/bank/accounts/AccountRepository.h" // violation
#include "services/bank/api/Call.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/platform/postgres/Pool.h"
