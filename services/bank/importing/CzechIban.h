// IBANs for accounts that had none. A Czech account number is an optional prefix of six and a number of ten digits,
// each with a remainder of zero modulo 11 under the weights of decree 169/2011 of the Czech National Bank.
#pragma once

#include "models/domain/Iban.h"

#include <cstdint>

namespace cf::bank::importing {

//! Kept apart by the prefix, so that no two sources give the same number.
enum class AccountSeries
{
    Berka,
    Demo,
    Internal,
};

//! The same for the same input. `number` is 1 to 99,999,999. The bank code is 9990, which the National Bank has given
//! to no bank.
Iban ibanOf(AccountSeries series, std::int64_t number);

} // namespace cf::bank::importing
