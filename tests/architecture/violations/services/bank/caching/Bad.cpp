#include "services/bank/accounts/AccountRepository.h" // violation
#include "services/bank/api/Call.h"
#include "services/bank/caching/Reads.h"
#include "services/bank/platform/postgres/Pool.h"
