#include "services/client/ConnectionMonitor.h"

#include "services/client/HttpTransport.h"
#include "services/client/SessionKeeper.h"
#include "services/contract/Health.h"

#include <algorithm>

namespace cf::client {

namespace {

//! Any answer from the bank shows that it is there, even a refusal.
bool isAnswer(const std::optional<CallFailure>& failure)
{
    return !failure || failure->cause == FailureCause::Problem;
}

} // namespace

ConnectionMonitor::ConnectionMonitor(HttpTransport& transport, const SessionKeeper& session,
                                     std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_transport(transport)
    , m_session(session)
    , m_interval(interval)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionMonitor::ask);
}

void ConnectionMonitor::start()
{
    m_timer.start(0);
}

void ConnectionMonitor::stop()
{
    m_timer.stop();
}

void ConnectionMonitor::checkNow()
{
    m_failures = 0;
    m_timer.start(0);
}

void ConnectionMonitor::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    m_askedAt = std::chrono::steady_clock::now();
    CallOptions options;
    options.retries = 0;
    options.deadline = std::chrono::seconds(5);
    // Detects a revoked session even when nobody uses the desktop.
    if (m_session.isSignedIn()) {
        m_transport.call<contract::GetBankStatus>(
            {}, options, this, [this, asker = m_session.staff()->id](const CallResult<contract::BankStatus>& result) {
                // Somebody from another branch may have signed in meanwhile.
                const bool isTheirs = m_session.isSignedIn() && m_session.staff()->id == asker;
                if (result)
                    onAnswer({}, isTheirs ? std::optional(*result) : std::nullopt, m_state.demonstration);
                else
                    onAnswer(result.error(), {}, m_state.demonstration);
            });
    } else {
        m_transport.call<contract::GetLiveness>({}, options, this, [this](const CallResult<contract::Health>& result) {
            onAnswer(result ? std::nullopt : std::optional(result.error()), {},
                     result ? result->demonstration : m_state.demonstration);
        });
    }
}

void ConnectionMonitor::onAnswer(const std::optional<CallFailure>& failure, std::optional<contract::BankStatus> bank,
                                 std::optional<bool> demonstration)
{
    using Kind = ConnectionState::Kind;
    m_asking = false;
    if (isAnswer(failure)) {
        const auto taken = std::chrono::steady_clock::now() - m_askedAt;
        m_failures = 0;
        m_state = {Kind::Online,  std::chrono::duration_cast<std::chrono::milliseconds>(taken),
                   std::nullopt,  m_transport.tlsVersion(),
                   demonstration, std::move(bank)};
    } else {
        m_failures = std::min(m_failures + 1, 3);
        m_state.kind = failure->kind == FailureKind::TlsRefused ? Kind::TlsRefused : Kind::Offline;
        m_state.failure = failure;
    }
    m_timer.start(m_interval * (m_failures == 0 ? 1 : 1 << (m_failures - 1)));
    Q_EMIT changed(m_state);
}

} // namespace cf::client
