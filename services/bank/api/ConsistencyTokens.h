// How far into the database's log each member of staff has seen or written: no later answer may show less. Raised by
// reads, by the ledger and by the token that a request brings from another server; the router sends it with answers.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/postgres/LogPosition.h"

#include <mutex>
#include <unordered_map>

namespace cf::bank {

//! On requests and responses: opaque to clients but for this: of two the greater, compared byte by byte, is the later.
inline constexpr const char* kConsistencyHeader = "X-Consistency-Token";

//! Thread-safe.
class ConsistencyTokens
{
public:
    void raise(StaffId staff, const db::LogPosition& position);
    //! At least what was raised, also when that was forgotten for want of room.
    db::LogPosition of(StaffId staff) const;

private:
    mutable std::mutex m_mutex;
    std::unordered_map<StaffId, db::LogPosition> m_seen;
    db::LogPosition m_forgotten;
};

} // namespace cf::bank
