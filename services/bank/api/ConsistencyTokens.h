// How far into the database's log each member of staff has seen or written: no later answer may show less. Raised by
// reads, by the ledger and by the token that a request brings from another server; the router sends it with answers.
// A request may claim anything: its token is believed up to the end of the log and no further.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/postgres/LogPosition.h"

#include <functional>
#include <mutex>
#include <unordered_map>

namespace cf::bank {

//! On requests and responses: opaque to clients but for this: of two the greater, compared byte by byte, is the later.
inline constexpr const char* kConsistencyHeader = "X-Consistency-Token";

//! Thread-safe.
class ConsistencyTokens
{
public:
    //! Where the log ends now, on the primary. Throws db::Error.
    using EndOfLog = std::function<db::LogPosition()>;

    void raise(StaffId staff, const db::LogPosition& position);
    //! Raises to what a request claims. The end of the log is asked for only when the claim is beyond all that is
    //! known; when it cannot be found out, the claim holds until a later one can be.
    void claim(StaffId staff, const db::LogPosition& claimed, const EndOfLog& endOfLog);
    //! At least what was raised, also when that was forgotten for want of room.
    db::LogPosition of(StaffId staff) const;

private:
    bool isBeyondKnown(const db::LogPosition& position) const;

    mutable std::mutex m_mutex;
    std::unordered_map<StaffId, db::LogPosition> m_seen;
    std::unordered_map<StaffId, db::LogPosition> m_doubtful; //!< Claims that could not be looked into.
    db::LogPosition m_known;                                 //!< The log reaches at least so far.
    db::LogPosition m_forgotten;
};

} // namespace cf::bank
