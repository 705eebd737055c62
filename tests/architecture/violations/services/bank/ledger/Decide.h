#pragma once
#include "models/domain/Money.h"
#include "services/bank/api/Row.h"
