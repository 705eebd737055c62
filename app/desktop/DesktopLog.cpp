// See DesktopLog.h.
#include "app/desktop/DesktopLog.h"

#include "services/contract/WireValues.h"

#include <spdlog/async.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <QMetaEnum>

namespace cf::app {
namespace {

constexpr std::size_t kLargestFile = 1 << 20;
constexpr std::size_t kFiles = 3;
constexpr std::size_t kQueue = 1024;

const char* nameOf(client::ConnectionState::Kind kind)
{
    using Kind = client::ConnectionState::Kind;
    switch (kind) {
    case Kind::Connecting:
        return "connecting";
    case Kind::Online:
        return "online";
    case Kind::Offline:
        return "offline";
    case Kind::TlsRefused:
        return "certificate refused";
    }
    return "";
}

spdlog::sink_ptr openSink(const QString& file)
{
    try {
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.toStdString(), kLargestFile, kFiles);
    } catch (const spdlog::spdlog_ex&) {
        return std::make_shared<spdlog::sinks::null_sink_mt>();
    }
}

} // namespace

DesktopLog::DesktopLog(const QString& file)
    : m_writer(std::make_shared<spdlog::details::thread_pool>(kQueue, 1))
    , m_log(std::make_shared<spdlog::async_logger>("desktop", openSink(file), m_writer,
                                                   spdlog::async_overflow_policy::overrun_oldest))
{
    m_log->flush_on(spdlog::level::info);
}

DesktopLog::~DesktopLog() = default;

void DesktopLog::started(const QString& bankHost)
{
    m_log->info("started version={} bank={}", COUNTERFOIL_VERSION, bankHost.toStdString());
}

void DesktopLog::notStarted(const QString& reason)
{
    m_log->error("not started: {}", reason.toStdString());
}

void DesktopLog::connection(const client::ConnectionState& state)
{
    if (m_lastKind == state.kind)
        return;
    m_lastKind = state.kind;
    const auto tls = state.failure && state.failure->tls ? state.failure->tls->technical : QString();
    m_log->info("connection {} latency={}ms {}", nameOf(state.kind), state.latency.count(), tls.toStdString());
}

void DesktopLog::deviceKey(bool fromKeychain)
{
    m_log->info("device key {}", fromKeychain ? "from the keychain" : "for this run");
}

void DesktopLog::signedIn(Role role)
{
    m_log->info("signed in role={}", contract::nameOf(role));
}

void DesktopLog::sessionEnded(client::SessionKeeper::End why)
{
    m_log->info("session ended {}",
                QMetaEnum::fromType<client::SessionKeeper::End>().valueToKey(static_cast<int>(why)));
}

void DesktopLog::signInFailed(const client::CallFailure& failure)
{
    m_log->info("sign-in failed code={} trace={}",
                failure.problem ? contract::nameOf(failure.problem->code) : std::string("none"),
                failure.traceId.toStdString());
}

void DesktopLog::ended()
{
    m_log->info("ended");
}

} // namespace cf::app
