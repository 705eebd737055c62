// The log of bankd: one JSON object per line, written by a thread of its own to stderr or to a rotating file. The owner
// passes it by reference; every part of the bank may call it from any thread.
#pragma once

#include "services/bank/platform/logging/LogField.h"

#include <filesystem>
#include <initializer_list>
#include <memory>

namespace cf::platform {

enum class LogLevel
{
    Debug,
    Info,
    Warning,
    Error
};

struct LogConfig
{
    LogLevel level = LogLevel::Info;
    std::filesystem::path file;             //!< Empty: stderr.
    std::size_t bytesPerFile = 64ull << 20; //!< Then the file is renamed to .1, .2 …
    std::size_t files = 8;                  //!< Kept besides the current one.
};

//! "debug", "info", "warning" or "error"; throws std::runtime_error with a sentence for anything else.
LogLevel logLevelFrom(std::string_view text);

//! Text as the inside of a JSON string in printable ASCII: line breaks, terminal escapes and everything beyond ASCII as
//! \u escapes, invalid UTF-8 as U+FFFD. Uses at most 2,000 bytes of the text, then "...".
std::string logEscaped(std::string_view text);

class Log
{
public:
    using Fields = std::initializer_list<LogField>;

    //! Throws std::runtime_error if the file cannot be written.
    explicit Log(const LogConfig& config = {});
    //! Writes what is still queued.
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    //! The event is a constant word such as "requestServed", never composed. When the queue (8,192 lines) is full the
    //! oldest line is dropped, so that a stuck disk does not stop the bank; lost() counts them.
    void debug(std::string_view event, Fields fields = {}) { write(LogLevel::Debug, event, fields); }
    void info(std::string_view event, Fields fields = {}) { write(LogLevel::Info, event, fields); }
    void warning(std::string_view event, Fields fields = {}) { write(LogLevel::Warning, event, fields); }
    void error(std::string_view event, Fields fields = {}) { write(LogLevel::Error, event, fields); }

    std::size_t lost() const;

    //! Continues in a new file under the configured name, after the old one was moved away or the disk remounted.
    //! False: it cannot be written, the old one stays in use. From any thread.
    bool reopen();

private:
    void write(LogLevel level, std::string_view event, Fields fields);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace cf::platform
