// Passes the events of several supervising threads to the owner's reporter, one at a time.
#pragma once

#include "services/bank/platform/embedded/EmbeddedConfig.h"

#include <mutex>

namespace cf::platform {

class Reports
{
public:
    explicit Reports(Reporter reporter)
        : m_reporter(std::move(reporter))
    {
    }
    void info(std::string message) { pass("info", std::move(message)); }
    void warning(std::string message) { pass("warning", std::move(message)); }
    void error(std::string message) { pass("error", std::move(message)); }

private:
    void pass(std::string_view level, std::string message)
    {
        const std::lock_guard guard(m_mutex);
        if (m_reporter)
            m_reporter(level, std::move(message));
    }
    std::mutex m_mutex;
    Reporter m_reporter;
};

} // namespace cf::platform
