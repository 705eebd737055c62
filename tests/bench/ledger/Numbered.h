// The benchmark's accounts, customers and tellers by number, from 1. SQL makes the same ids from the same numbers, so
// that pgbench and the bank use the same ones.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"

namespace cf::bench {

inline constexpr int kTellers = 64;

AccountId accountNumber(std::int64_t number);
CustomerId customerNumber(std::int64_t number);
StaffId tellerNumber(std::int64_t number);
Iban ibanNumber(std::int64_t number);

//! A script that makes the schema `bench` with account(n), customer(n), teller(n), iban(n) and new_id(), a UUIDv7.
extern const char* const kNumberedSql;

} // namespace cf::bench
