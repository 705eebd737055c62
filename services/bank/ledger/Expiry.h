// Ends holds and waiting orders whose time is up, about once a second.
//
// It locks the accounts as the ledger does and skips those that are locked: they have their turn a second later. Until
// then Decide treats what has expired as ended, but its money is still held.
#pragma once

#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

namespace cf::bank {

//! Ends what is due, at most some hundred of each, and returns how many. Throws db::Error.
std::int64_t expireHolds(db::Transaction& transaction);
std::int64_t expireApprovals(db::Transaction& transaction);

class Expiry
{
public:
    //! The pool outlives it. `trouble` gets a sentence without personal data, for the log.
    Expiry(db::Pool& pool, std::function<void(const std::string&)> trouble);

private:
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
