// IBANs for accounts that had none. A Czech account number is an optional prefix of six digits and a number of ten,
// each with a remainder of zero modulo 11 under the weights of decree 169/2011 of the Czech National Bank.
#pragma once

#include "models/domain/Iban.h"

#include <cstdint>

namespace cf::bank::importing {

//! Separated by prefix, so that no two sources give the same number.
enum class AccountSeries
{
    Berka,
    Demo,
    Internal,
};

//! Deterministic. `number` is 1 to 99,999,999. The bank code is 9990, which the National Bank has not assigned.
Iban ibanOf(AccountSeries series, std::int64_t number);

} // namespace cf::bank::importing
