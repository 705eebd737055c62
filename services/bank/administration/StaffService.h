// Administrators' changes to members of staff: the rules, and each change and its audit event in one transaction.
// Called by AdministrationRoutes.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/api/Clock.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/Administration.h"

#include <functional>

namespace cf::bank {

class Sessions;

/*! Changes run one after another (lockAdministration), and under that lock whoever changes is asked for anew: still
   active, still an administrator. Nobody changes themselves, so one active administrator always remains: the one who
   made the last change. Thread-safe. Every function throws db::Error. */
class StaffService
{
public:
    //! Pool and sessions outlive it.
    StaffService(db::Pool& pool, Sessions& sessions, Clock clock = std::chrono::system_clock::now)
        : m_pool(pool)
        , m_sessions(sessions)
        , m_clock(std::move(clock))
    {
    }

    contract::Answer<contract::StaffRow> add(Call& call, const contract::NewStaff& member);

    //! A new role or branch ends the person's sessions: the desktop was built for the old one. Enabling a person who
    //! has no credentials makes them invited. If nothing changes, a read access is audited instead.
    contract::Answer<contract::StaffRow> update(Call& call, const contract::StaffUpdate& update);

    contract::Answer<contract::StaffRow> unlock(Call& call, StaffId id);

    //! A disabled person stays disabled.
    contract::Answer<contract::StaffRow> resetSecondFactor(Call& call, StaffId id);

    contract::Answer<contract::Nothing> endSession(Call& call, const Uuid& session);

private:
    //! The change and its refusals, under the lock; `member` is the state before. Returns the state after.
    using Change = std::function<contract::Answer<Done>(db::Transaction&, const contract::StaffRow& member, Instant)>;
    contract::Answer<contract::StaffRow> change(Call& call, StaffId id, const Change& apply);

    db::Pool& m_pool;
    Sessions& m_sessions;
    Clock m_clock;
};

} // namespace cf::bank
