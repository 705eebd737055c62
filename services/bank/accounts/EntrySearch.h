// Finds entries of one account by amount, booking date and text. Texts are encrypted with the customers' keys, so they
// are matched here after decryption: entries are examined from the newest, a bounded number of them per call.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Accounts.h"

#include <vector>

namespace cf::bank {

//! Text without case and accents, split into words.
using FoldedWords = std::vector<std::u16string>;

//! At most ten words.
FoldedWords foldedWords(std::string_view text);
//! Whether each word is part of one of the texts.
bool matches(const FoldedWords& words, std::string_view counterparty, std::string_view memo);

//! What to find; a condition that is empty is met by all.
struct EntryFilter
{
    FoldedWords words;
    std::optional<std::int64_t> leastMinorUnits; //!< Of the absolute amount, both inclusive.
    std::optional<std::int64_t> mostMinorUnits;
    std::optional<Date> from; //!< Booking dates, both inclusive.
    std::optional<Date> to;
    std::optional<std::int64_t> before; //!< Only entries with lower numbers.
};

//! How many entries one call examines.
struct EntryBudget
{
    std::int64_t withText = 2'000;
    std::int64_t withoutText = 20'000; //!< No decryption.
};

//! Newest first. Fewer than `limit` with `more` set when the budget ran out first; lastKey, the number of the last
//! entry examined, leads on.
contract::Page<contract::Entry> searchEntries(db::Transaction& transaction, const CustomerKeys& keys, AccountId account,
                                              const EntryFilter& filter, int limit, const EntryBudget& budget = {});

} // namespace cf::bank
