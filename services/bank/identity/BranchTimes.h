// Local time and business date of the branches. Sessions reads one when it opens a session; GetBankStatus, which is
// polled every few seconds and must answer without a database, reads from memory.
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/BranchTime.h"

#include <map>
#include <mutex>

namespace cf::bank {

//! Empty: there is no such branch. An unknown time zone counts as UTC. Throws db::Error.
std::optional<contract::BranchTime> branchTimeOf(db::Transaction& transaction, BranchId branch);

//! Thread-safe.
class BranchTimes
{
public:
    explicit BranchTimes(Clock clock)
        : m_clock(std::move(clock))
    {
    }

    //! Reloads all branches. Throws db::Error; what was read before stays.
    void read(db::Connection& connection);
    //! Computed for now from the last read, however long ago: a day ends at midnight even during an outage.
    std::optional<contract::BranchTime> of(BranchId branch) const;

private:
    const Clock m_clock;
    mutable std::mutex m_mutex;
    std::map<BranchId, contract::BranchTime> m_read;
    std::chrono::microseconds m_ahead{0}; //!< How far the database's clock is ahead of this process's.
};

} // namespace cf::bank
