// Identifies callers while the primary is down: asks the replica, and for background polls remembers callers for some
// minutes, so that administrators see what is wrong. Wraps Sessions; the router calls it.
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/api/Router.h"

#include <map>
#include <mutex>

namespace cf::bank {

class OutageGate : public SessionGate
{
public:
    //! How long after the primary last confirmed a caller a poll is answered from memory.
    static constexpr std::chrono::minutes kRemembered{5};
    static constexpr std::size_t kMostRemembered = 10'000;

    //! `usual` asks the primary. `replica` asks a replica and writes nothing when keepAlive is false; nullptr: there is
    //! none. `primaryDown`: the primary is known to be down and is not asked. All outlive it.
    OutageGate(SessionGate& usual, SessionGate* replica, std::function<bool()> primaryDown, Clock clock);

    contract::Answer<Caller> callerOf(const std::string& token, const std::string& deviceSha256,
                                      bool keepAlive) override;
    std::optional<Caller> callerInMemory(const std::string& token, const std::string& deviceSha256) override;
    std::optional<RefusedToken> refusedToken(const std::string& token, const std::string& deviceSha256) override;

private:
    struct Known
    {
        Caller caller;
        Instant at;
    };
    static std::string keyOf(const std::string& token, const std::string& deviceSha256);
    void note(const std::string& key, const contract::Answer<Caller>& answer);
    contract::Answer<Caller> withoutPrimary(const std::string& token, const std::string& deviceSha256, bool keepAlive,
                                            const std::string& key);

    SessionGate& m_usual;
    SessionGate* m_replica;
    std::function<bool()> m_primaryDown;
    Clock m_clock;
    std::mutex m_mutex;
    std::map<std::string, Known> m_known; //!< By a hash of token and device: no token is stored.
};

} // namespace cf::bank
