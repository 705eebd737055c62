// See SessionKeeper.h.
#include "services/client/SessionKeeper.h"

#include "services/client/HttpTransport.h"
#include "services/client/SignInGateway.h"

#include <algorithm>

namespace cf::client {

SessionKeeper::SessionKeeper(HttpTransport& transport, SignInGateway& gateway, std::chrono::milliseconds idle,
                             QObject* parent)
    : QObject(parent)
    , m_transport(transport)
    , m_gateway(gateway)
    , m_idleOfPolicy(idle)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] { end(End::Idle); });
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
    const std::chrono::milliseconds idleOfBank = std::chrono::seconds(session.idleSeconds);
    m_idle.start(session.idleSeconds > 0 ? std::min(m_idleOfPolicy, idleOfBank) : m_idleOfPolicy);
    Q_EMIT began(session);
}

void SessionKeeper::signOut()
{
    end(End::SignedOut);
}

void SessionKeeper::noteActivity()
{
    if (m_staff)
        m_idle.start();
}

void SessionKeeper::end(End why)
{
    if (!m_staff)
        return;
    // With the token still in place; whether the bank answers changes nothing here.
    if (why != End::EndedByBank)
        m_gateway.signOut(this, [](const CallResult<contract::Nothing>&) {});
    m_transport.setToken({});
    m_idle.stop();
    m_staff.reset();
    Q_EMIT ended(why);
}

} // namespace cf::client
