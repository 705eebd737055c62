#pragma once
#include "services/bank/platform/postgres/Place.h"
#include <pqxx/pqxx> // violation
