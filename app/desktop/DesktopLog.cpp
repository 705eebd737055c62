#include "app/desktop/DesktopLog.h"

#include "services/contract/WireValues.h"

#include <spdlog/async.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <QMetaEnum>
#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

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

namespace fs = std::filesystem;

//! Only the user may read the log and its rotated files, whatever an earlier version left; the same goes for the folder
//! if created here or owned by the program.
void keepPrivate(const fs::path& file)
{
    std::error_code ignored;
    const fs::path folder = file.parent_path();
    const QString own = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (fs::create_directories(folder, ignored) ||
        folder == fs::path((own + QStringLiteral("/counterfoil")).toStdString()))
        fs::permissions(folder, fs::perms::owner_all, ignored);
    if (const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600); made >= 0)
        ::close(made);
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(file.stem().string() + ".") && name.ends_with(file.extension().string()))
            fs::permissions(entry.path(), fs::perms::owner_read | fs::perms::owner_write, ignored);
    }
}

spdlog::sink_ptr openSink(const QString& file)
{
    try {
        keepPrivate(file.toStdString());
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.toStdString(), kLargestFile, kFiles);
    } catch (const std::exception&) {
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
