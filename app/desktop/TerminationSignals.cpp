#include "app/desktop/TerminationSignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace cf::app {
namespace {

constexpr std::array kSignals = {SIGTERM, SIGINT, SIGHUP};

volatile std::sig_atomic_t s_writing = -1;

//! Async-signal-safe: only writes to a pipe.
void tell(int)
{
    const int before = errno;
    const char sign = 0;
    [[maybe_unused]] const auto written = ::write(s_writing, &sign, 1);
    errno = before;
}

} // namespace

TerminationSignals::TerminationSignals(QObject* parent)
    : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_reading = ends[0];
    s_writing = ends[1];
    auto* notifier = new QSocketNotifier(m_reading, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 8> signs{};
        while (::read(m_reading, signs.data(), signs.size()) > 0) {
        }
        Q_EMIT received();
    });
    struct sigaction action = {};
    action.sa_handler = &tell;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int each : kSignals)
        ::sigaction(each, &action, nullptr);
}

TerminationSignals::~TerminationSignals()
{
    if (m_reading < 0)
        return;
    for (const int each : kSignals)
        std::signal(each, SIG_DFL);
    ::close(s_writing);
    s_writing = -1;
    ::close(m_reading);
}

} // namespace cf::app
