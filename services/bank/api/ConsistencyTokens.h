// The log position that each member of staff has read or written up to: no later answer may be older. Raised by reads,
// by the ledger and by tokens that requests bring from another server; the router returns it with answers. A token is
// an unverified claim: it counts only up to the current end of the log.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/postgres/WalPosition.h"

#include <functional>
#include <mutex>
#include <unordered_map>

namespace cf::bank {

//! On requests and responses. Opaque to clients, except that of two tokens the one greater byte by byte is the later.
inline constexpr const char* kConsistencyHeader = "X-Consistency-Token";

//! Thread-safe.
class ConsistencyTokens
{
public:
    //! The current end of the log on the primary. Throws db::Error.
    using EndOfWal = std::function<db::WalPosition()>;

    void raise(StaffId staff, const db::WalPosition& position);
    //! Raises the position to a request's claim. Asks for the end of the log only when the claim is beyond what is
    //! known; if that fails, the claim counts until a later call can check it.
    void claim(StaffId staff, const db::WalPosition& claimed, const EndOfWal& endOfWal);
    //! Whether claim() would ask nobody.
    bool knows(StaffId staff, const db::WalPosition& claimed) const;
    //! At least what was raised, even if evicted for lack of space.
    db::WalPosition of(StaffId staff) const;

private:
    bool isBeyondKnown(const db::WalPosition& position) const;

    mutable std::mutex m_mutex;
    std::unordered_map<StaffId, db::WalPosition> m_seen;
    std::unordered_map<StaffId, db::WalPosition> m_doubtful; //!< Claims that could not be verified.
    db::WalPosition m_known;                                 //!< The log reaches at least this far.
    db::WalPosition m_forgotten;
};

} // namespace cf::bank
