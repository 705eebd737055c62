// The desktop's log file: what happened to the program, for support. Only the events declared here are ever written: no
// names, no account data, no amounts, no bodies.
#pragma once

#include "services/client/ConnectionMonitor.h"
#include "services/client/SessionKeeper.h"

#include <QString>

#include <memory>

namespace spdlog {
class logger;
namespace details {
class thread_pool;
}
} // namespace spdlog

namespace cf::app {

class DesktopLog
{
public:
    //! Written by its own thread. If the file cannot be written, there is no log.
    explicit DesktopLog(const QString& file);
    ~DesktopLog();
    DesktopLog(const DesktopLog&) = delete;
    DesktopLog& operator=(const DesktopLog&) = delete;

    void started(const QString& bankHost);
    void notStarted(const QString& reason);
    //! Only changes are written.
    void connection(const client::ConnectionState& state);
    void deviceKey(bool fromKeychain);
    void signedIn(Role role);
    void sessionEnded(client::SessionKeeper::End why);
    void signInFailed(const client::CallFailure& failure);
    void ended();

private:
    std::shared_ptr<spdlog::details::thread_pool> m_writer;
    std::shared_ptr<spdlog::logger> m_log;
    std::optional<client::ConnectionState::Kind> m_lastKind;
};

} // namespace cf::app
