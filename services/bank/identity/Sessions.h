// Sessions of staff: opaque tokens, kept as SHA-256 in PostgreSQL, bound to the device's certificate (RFC 8705). A copy
// in the cache serves for a second: who signs out or is disabled is out at once here and within that second elsewhere.
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/api/Router.h"
#include "services/bank/identity/SignedTokens.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/bank/platform/cache/Cache.h"
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
    //! Pool and cache outlive it. The master key is the bank's. Without a cache every request asks the database.
    Sessions(db::Pool& pool, const platform::EncryptionKey& master, Clock clock, platform::Cache* cache = nullptr)
        : m_pool(pool)
        , m_tokens(master)
        , m_clock(std::move(clock))
        , m_cache(cache)
    {
    }

    contract::Answer<Caller> callerOf(const std::string& token, const std::string& deviceSha256,
                                      bool keepAlive) override;

    std::optional<RefusedToken> refusedToken(const std::string& token, const std::string& deviceSha256) override;

    //! Opens a session in the transaction of the sign-in. The answer carries the token, for the only time.
    static contract::Session open(db::Transaction& transaction, const SignedTokens& tokens, const StaffRecord& staff,
                                  const std::string& device, Instant now);

    //! Ends everything the person has open, in the transaction of the change that wants it. How many there were.
    static int endAllOf(db::Transaction& transaction, StaffId staff, Instant now);

    //! The session as its owner sees it, without the token.
    contract::Answer<contract::Session> describe(const std::string& token);

    //! Ends it now.
    void end(const std::string& token, const Caller& caller, const std::string& traceId = {});

    //! After a commit that ends sessions of a person, or changes role, branch or status: no copy here serves any more.
    //! The transaction itself calls announceChange for the other servers.
    void forget(StaffId staff);

private:
    struct Lookup;

    std::optional<Caller> fromCache(const Lookup& wanted);

    db::Pool& m_pool;
    SignedTokens m_tokens;
    Clock m_clock;
    platform::Cache* m_cache;
};

} // namespace cf::bank
