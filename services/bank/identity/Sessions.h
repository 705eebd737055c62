// Sessions of staff: opaque tokens, kept as SHA-256 in PostgreSQL, bound to the device's certificate (RFC 8705). Every
// request asks the database, so that a sign-out or a disabled person is out everywhere at once.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/identity/Clock.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

inline constexpr std::chrono::minutes kSessionIdle{15};
inline constexpr std::chrono::hours kSessionAtMost{12};
//! The last use is written at most this often. A session may end this much before its 15 idle minutes, never after.
inline constexpr std::chrono::seconds kSessionTouch{10};

//! Thread-safe. Every function throws db::Error.
class Sessions : public SessionGate
{
public:
    //! The pool outlives it.
    Sessions(db::Pool& pool, Clock clock)
        : m_pool(pool)
        , m_clock(std::move(clock))
    {
    }

    contract::Answer<Caller> callerOf(const std::string& token, const std::string& deviceSha256,
                                      bool keepAlive) override;

    //! Opens a session in the transaction of the sign-in. The answer carries the token, for the only time.
    static contract::Session open(db::Transaction& transaction, const StaffRecord& staff, const std::string& device,
                                  Instant now);

    //! The session as its owner sees it, without the token.
    contract::Answer<contract::Session> describe(const std::string& token);

    //! Ends it now, at every server.
    void end(const std::string& token, const Caller& caller);

private:
    db::Pool& m_pool;
    Clock m_clock;
};

} // namespace cf::bank
