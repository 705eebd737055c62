#pragma once // violation
#include "services/bank/api/Call.h"
