#include "services/client/SessionKeeper.h"

#include "services/client/HttpTransport.h"
#include "services/contract/SignIn.h"

#include <algorithm>
#include <utility>

#include <time.h>

namespace cf::client {
namespace {

//! Between two clock checks.
constexpr std::chrono::milliseconds kLook{1000};
//! A check this late means that the machine was suspended; a busy machine is never so late.
constexpr std::chrono::milliseconds kSlept{20'000};

} // namespace

ClockReading ClockReading::now()
{
    using namespace std::chrono;
    timespec boot{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    return {duration_cast<milliseconds>(seconds(boot.tv_sec) + nanoseconds(boot.tv_nsec)),
            duration_cast<milliseconds>(system_clock::now().time_since_epoch())};
}

std::chrono::milliseconds ClockReading::since(const ClockReading& earlier) const
{
    return std::max(sinceBoot - earlier.sinceBoot, wall - earlier.wall);
}

SessionKeeper::SessionKeeper(HttpTransport& transport, std::chrono::milliseconds idle, QObject* parent, Clock clock)
    : QObject(parent)
    , m_transport(transport)
    , m_idleOfPolicy(idle)
    , m_clock(std::move(clock))
{
    connect(&m_look, &QTimer::timeout, this, &SessionKeeper::look);
    connect(&transport, &HttpTransport::sessionEnded, this, [this] { end(End::EndedByBank); });
}

bool SessionKeeper::may(Permission permission) const
{
    return m_staff && std::find(m_staff->permissions.begin(), m_staff->permissions.end(), permission) !=
                          m_staff->permissions.end();
}

void SessionKeeper::begin(const contract::Session& session)
{
    m_transport.setToken(QByteArray::fromStdString(session.token));
    m_staff = session.staff;
    m_recoveryCodesLeft = session.recoveryCodesLeft;
    const std::chrono::milliseconds idleOfBank = std::chrono::seconds(session.idleSeconds);
    m_limit = session.idleSeconds > 0 ? std::min(m_idleOfPolicy, idleOfBank) : m_idleOfPolicy;
    m_lastActivity = m_lastLook = m_clock();
    m_look.start(std::clamp(m_limit / 10, std::chrono::milliseconds(10), kLook));
    Q_EMIT began(session);
}

void SessionKeeper::signOut()
{
    end(End::SignedOut);
}

bool SessionKeeper::noteActivity()
{
    if (!m_staff)
        return true;
    look();
    if (!m_staff)
        return false;
    m_lastActivity = m_lastLook;
    return true;
}

void SessionKeeper::look()
{
    const ClockReading before = std::exchange(m_lastLook, m_clock());
    if (m_lastLook.since(m_lastActivity) >= m_limit)
        return end(End::Idle);
    if (m_lastLook.since(before) >= kSlept)
        Q_EMIT awoke();
}

void SessionKeeper::end(End why)
{
    if (!m_staff)
        return;
    // While the token is still set; the bank's answer makes no difference here.
    if (why != End::EndedByBank)
        m_transport.call<contract::SignOut>({}, {}, this, [](const CallResult<contract::Nothing>&) {});
    m_transport.setToken({});
    m_look.stop();
    m_staff.reset();
    Q_EMIT ended(why);
}

} // namespace cf::client
