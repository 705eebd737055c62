// What tellers did and were shown, and whether anyone was shown less than they had done or seen before.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/postgres/Connection.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cf::test {

//! One answer to a teller: an account, with the balance and, where given, the number of entries at that time; or an own
//! transfer that touched it.
struct Shown
{
    AccountId account;
    std::string by; //!< Operation and server, for the message.
    std::optional<TransferId> booked;
    std::optional<std::int64_t> entries;
    std::int64_t balance = 0;
};

//! For one account: balance after each entry, and the entry of each transfer.
struct Ledger
{
    std::vector<std::int64_t> balances; //!< [n]: after entry n; [0]: 0.
    std::map<TransferId, std::int64_t> entryOf;
};

std::map<AccountId, Ledger> readLedgers(db::Transaction& transaction);

//! Sentences about answers older than what the same teller had booked or been shown; empty: none.
std::vector<std::string> staleAnswers(const std::map<AccountId, Ledger>& ledgers,
                                      const std::vector<Shown>& ofOneTeller);

} // namespace cf::test
