// Sessions of staff: opaque tokens, stored as SHA-256 in PostgreSQL, bound to the device's certificate (RFC 8705).
// Cached by all servers: signing out or disabling takes effect at once here, and elsewhere at the next look
// for changes (the database's triggers tell of them), a tenth of a second later; where nothing is heard, within three
// seconds (caching/InvalidationListener).
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/api/Router.h"
#include "services/bank/identity/SignedTokens.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Pool.h"

#include <map>
#include <mutex>

namespace cf::bank {

//! As many hexadecimal digits of a device's SHA-256 are shown.
inline constexpr std::size_t kDeviceDigits = 16;

inline constexpr std::chrono::minutes kSessionIdle{15};
inline constexpr std::chrono::hours kSessionAtMost{12};
//! Uses are written this often, for all sessions together. A session may end this much before its 15 idle minutes,
//! never after.
inline constexpr std::chrono::seconds kSessionTouch{10};

//! Thread-safe. Every function throws db::Error.
class Sessions : public SessionGate
{
public:
    //! Pool and cache outlive it. The master key is the bank's. Without a cache every request reads the database.
    Sessions(db::Pool& pool, const platform::EncryptionKey& master, Clock clock, platform::Cache* cache = nullptr)
        : m_pool(pool)
        , m_tokens(master)
        , m_clock(std::move(clock))
        , m_cache(cache)
    {
    }

    contract::Answer<Caller> callerOf(const std::string& token, const std::string& deviceSha256,
                                      bool keepAlive) override;

    std::optional<Caller> callerInMemory(const std::string& token, const std::string& deviceSha256) override;

    std::optional<RefusedToken> refusedToken(const std::string& token, const std::string& deviceSha256) override;

    //! Opens a session in the transaction of the sign-in. Only this answer ever carries the token.
    static contract::Session open(db::Transaction& transaction, const SignedTokens& tokens, const StaffRecord& staff,
                                  const std::string& device, Instant now);

    //! Ends all of the person's sessions, in the transaction of the change that requires it. Returns how many.
    static int endAllOf(db::Transaction& transaction, StaffId staff, Instant now);

    //! The session as its owner sees it, without the token.
    contract::Answer<contract::Session> describe(const std::string& token);

    //! Ends it now.
    void end(const std::string& token, const Caller& caller, const std::string& traceId = {});

    //! After a commit that ends a person's sessions, or changes role, branch or status: drops the copies cached here
    //! before they are told.
    void forget(StaffId staff);

    //! Writes when the sessions that were found in the cache have been used. Every kSessionTouch, and in the end.
    void writeUses();

private:
    struct Lookup;

    std::optional<Caller> fromCache(const std::optional<platform::CacheHit>& hit, const Lookup& wanted);
    void noteUse(const std::string& tokenHash, Instant at);

    db::Pool& m_pool;
    SignedTokens m_tokens;
    Clock m_clock;
    platform::Cache* m_cache;
    std::mutex m_usesMutex;
    std::map<std::string, Instant> m_uses; //!< By token hash; not written yet.
};

} // namespace cf::bank
