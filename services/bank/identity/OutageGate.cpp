#include "services/bank/identity/OutageGate.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/Error.h"

namespace cf::bank {

OutageGate::OutageGate(SessionGate& usual, SessionGate* replica, std::function<bool()> primaryDown, Clock clock)
    : m_usual(usual)
    , m_replica(replica)
    , m_primaryDown(std::move(primaryDown))
    , m_clock(std::move(clock))
{
}

contract::Answer<Caller> OutageGate::callerOf(const std::string& token, const std::string& deviceSha256, bool keepAlive)
{
    const std::string key = keyOf(token, deviceSha256);
    if (m_primaryDown())
        return withoutPrimary(token, deviceSha256, keepAlive, key);
    try {
        auto answer = m_usual.callerOf(token, deviceSha256, keepAlive);
        note(key, answer);
        return answer;
    } catch (const db::Error& error) {
        // At most the time of the session's last use is in doubt.
        if (error.kind() != db::ErrorKind::Unavailable && error.kind() != db::ErrorKind::InDoubt)
            throw;
    }
    return withoutPrimary(token, deviceSha256, keepAlive, key);
}

std::optional<Caller> OutageGate::callerInMemory(const std::string& token, const std::string& deviceSha256)
{
    if (m_primaryDown())
        return std::nullopt;
    const auto caller = m_usual.callerInMemory(token, deviceSha256);
    if (caller)
        note(keyOf(token, deviceSha256), *caller);
    return caller;
}

// The replica also knows a token's owner. When no database answers, refusals are not investigated.
std::optional<RefusedToken> OutageGate::refusedToken(const std::string& token, const std::string& deviceSha256)
{
    SessionGate* const asked = m_primaryDown() ? m_replica : &m_usual;
    if (!asked)
        return std::nullopt;
    try {
        return asked->refusedToken(token, deviceSha256);
    } catch (const db::Error&) {
        return std::nullopt;
    }
}

std::string OutageGate::keyOf(const std::string& token, const std::string& deviceSha256)
{
    return platform::sha256(token + " " + deviceSha256);
}

void OutageGate::note(const std::string& key, const contract::Answer<Caller>& answer)
{
    const Instant now = instantOf(m_clock);
    const std::lock_guard lock(m_mutex);
    if (!answer) {
        m_known.erase(key);
        return;
    }
    if (m_known.size() >= kMostRemembered)
        std::erase_if(m_known, [&](const auto& entry) { return entry.second.at + kRemembered < now; });
    if (m_known.size() < kMostRemembered || m_known.contains(key))
        m_known[key] = {*answer, now};
}

contract::Answer<Caller> OutageGate::withoutPrimary(const std::string& token, const std::string& deviceSha256,
                                                    bool keepAlive, const std::string& key)
{
    if (m_replica) {
        try {
            return m_replica->callerOf(token, deviceSha256, false);
        } catch (const db::Error&) { // the replica is down as well
        }
    }
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.find(key);
    if (!keepAlive && known != m_known.end() && instantOf(m_clock) <= known->second.at + kRemembered)
        return known->second.caller;
    throw db::Error(db::ErrorKind::Unavailable, "", "no database is available to identify the caller");
}

} // namespace cf::bank
