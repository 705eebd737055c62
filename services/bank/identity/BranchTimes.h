// What the branches' clocks and calendars show. Sessions reads one where it opens a session; GetBankStatus, which is
// asked every few seconds and must answer without a database, has it from memory.
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/BranchTime.h"

#include <map>
#include <mutex>

namespace cf::bank {

//! Empty: there is no such branch. One whose time zone nobody knows goes by UTC. Throws db::Error.
std::optional<contract::BranchTime> branchTimeOf(db::Transaction& transaction, BranchId branch);

//! Thread-safe.
class BranchTimes
{
public:
    explicit BranchTimes(Clock clock)
        : m_clock(std::move(clock))
    {
    }

    //! Reads all branches anew. Throws db::Error; what was read before stays.
    void read(db::Connection& connection);
    //! Reckoned for now from what was read last, however long ago: offline too a day ends at midnight.
    std::optional<contract::BranchTime> of(BranchId branch) const;

private:
    const Clock m_clock;
    mutable std::mutex m_mutex;
    std::map<BranchId, contract::BranchTime> m_read;
    std::chrono::microseconds m_ahead{0}; //!< The database's clock of this process's.
};

} // namespace cf::bank
