// The order in which the old bank booked an account's transactions. Its records give only the day, and neither the
// file's order nor the ids give the order within a day: that follows from the balance printed after each. BerkaPlan
// calls it for every account.
#pragma once

#include "models/domain/Date.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cf::bank::importing {

//! Amount and balance in minor units; the amount is negative when money leaves.
struct PrintedTransaction
{
    Date date;
    std::int64_t id;
    std::int64_t amount;
    std::int64_t printed;
};

//! A day on which no order makes every printed balance follow from the previous one.
struct UnorderedDay
{
    Date date;
    std::int64_t gap; //!< What the printed balances contain beyond the amounts, over the whole day; signed.

    bool operator==(const UnorderedDay&) const = default;
};

struct AccountOrder
{
    std::vector<std::size_t> order; //!< Indices into the transactions: days ascending, within a day as booked.
    std::vector<UnorderedDay> unorderedDays;
    std::size_t roundedSteps = 0; //!< Printed balances that follow, but are off by up to kPrintedRounding.
};

//! The old bank printed balances to a tenth of a crown.
constexpr std::int64_t kPrintedRounding = 10;

//! The order whose printed balances differ least, in sum, from the computed ones, starting at zero; an exact search
//! over the whole account for days of up to eleven transactions, bounded beyond. Independent of the input's order; ids
//! are distinct.
AccountOrder orderAsPrinted(std::span<const PrintedTransaction> transactions);

} // namespace cf::bank::importing
