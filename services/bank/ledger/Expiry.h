// Ends holds and waiting orders whose time is up, about once a second.
//
// It locks the accounts as the ledger does and skips those that are locked: they have their turn a second later. Until
// then nothing is paid from a hold that has expired and no such order approved, but the money is still held. What the
// database refuses to end is told and keeps nothing else waiting.
#pragma once

#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <atomic>

namespace cf::bank {

class Expiry
{
public:
    //! The pool outlives it. `trouble` gets a sentence without personal data, for the log.
    Expiry(db::Pool& pool, const std::function<void(const std::string&)>& trouble);
    //! Leaves to the next start what is due and not ended yet.
    ~Expiry() { m_ending = true; }
    Expiry(const Expiry&) = delete;
    Expiry& operator=(const Expiry&) = delete;

private:
    std::atomic<bool> m_ending = false;
    platform::PeriodicThread m_thread; //!< Ends first.
};

} // namespace cf::bank
