// The log of bankd: one JSON object per line, written by a thread of its own. spdlog provides the queue and the files.
#include "services/bank/platform/logging/Log.h"

#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <chrono>
#include <ctime>
#include <stdexcept>

namespace cf::platform {

namespace {

constexpr std::size_t kQueuedLines = 8'192;
constexpr std::size_t kLongestText = 2'000;
constexpr char32_t kReplacement = 0xFFFD;

//! Takes one code point off the front. Invalid UTF-8 (overlong, surrogate, truncated) gives U+FFFD for one byte.
char32_t takeCodePoint(std::string_view& text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    char32_t point = length == 1 ? first : first & (0xFFu >> (length + 1));
    bool good = length != 0 && length <= text.size();
    for (std::size_t i = 1; good && i < length; ++i) {
        good = (byte(i) & 0xC0) == 0x80;
        point = (point << 6) | (byte(i) & 0x3F);
    }
    constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    good = good && point >= kSmallest[length] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    text.remove_prefix(good ? length : 1);
    return good ? point : kReplacement;
}

void appendUnit(std::string& out, char32_t unit)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        out.push_back(kHex[(unit >> shift) & 15]);
    }
}

std::string nowText()
{
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S.", &utc);
    const std::string fraction = std::to_string(1000 + milliseconds);
    return text.data() + fraction.substr(1) + 'Z';
}

std::string_view nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        break;
    }
    return "error";
}

spdlog::sink_ptr sinkFor(const LogConfig& config)
{
    if (config.file.empty()) {
        return std::make_shared<spdlog::sinks::stderr_sink_st>();
    }
    try {
        return std::make_shared<spdlog::sinks::rotating_file_sink_st>(config.file.string(), config.bytesPerFile,
                                                                      config.files);
    } catch (const spdlog::spdlog_ex& error) {
        throw std::runtime_error("Cannot write the log file " + config.file.string() + ": " + error.what() + ".");
    }
}

//! The logger's sink, whose file can be replaced underneath it.
class ExchangedSink : public spdlog::sinks::base_sink<std::mutex>
{
public:
    explicit ExchangedSink(spdlog::sink_ptr first)
        : m_inner(std::move(first))
    {
        m_inner->set_pattern("%v");
    }

    void exchange(spdlog::sink_ptr next)
    {
        next->set_pattern("%v");
        const std::lock_guard lock(mutex_);
        m_inner->flush();
        m_inner = std::move(next);
    }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override { m_inner->log(message); }
    void flush_() override { m_inner->flush(); }

private:
    spdlog::sink_ptr m_inner;
};

} // namespace

LogLevel logLevelFrom(std::string_view text)
{
    for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        if (text == nameOf(level)) {
            return level;
        }
    }
    throw std::runtime_error("The log level \"" + logEscaped(text) + "\" is not one of debug, info, warning, error.");
}

std::string logEscaped(std::string_view text)
{
    const bool cut = text.size() > kLongestText;
    text = text.substr(0, kLongestText);
    std::string out;
    out.reserve(text.size() + 8);
    while (!text.empty()) {
        const char32_t point = takeCodePoint(text);
        if (point == '"' || point == '\\') {
            out.push_back('\\');
            out.push_back(static_cast<char>(point));
        } else if (point >= 0x20 && point < 0x7F) {
            out.push_back(static_cast<char>(point));
        } else if (point <= 0xFFFF) {
            appendUnit(out, point);
        } else {
            appendUnit(out, 0xD800 + ((point - 0x10000) >> 10));
            appendUnit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
        }
    }
    return cut ? out + "..." : out;
}

class Log::Impl
{
public:
    explicit Impl(const LogConfig& given)
        : config(given)
        , level(given.level)
        , sink(std::make_shared<ExchangedSink>(sinkFor(given)))
        , pool(std::make_shared<spdlog::details::thread_pool>(kQueuedLines, 1))
        , logger(std::make_shared<spdlog::async_logger>("bankd", sink, pool,
                                                        spdlog::async_overflow_policy::overrun_oldest))
    {
        logger->set_pattern("%v");
        logger->flush_on(spdlog::level::info);
    }

    // Join the pool's thread before what it writes to is destroyed.
    ~Impl() { pool.reset(); }

    const LogConfig config;
    LogLevel level;
    std::shared_ptr<ExchangedSink> sink;
    std::shared_ptr<spdlog::details::thread_pool> pool;
    std::shared_ptr<spdlog::async_logger> logger;
};

Log::Log(const LogConfig& config)
    : m_impl(std::make_unique<Impl>(config))
{
}

Log::~Log() = default;

std::size_t Log::lost() const
{
    return m_impl->pool->overrun_counter();
}

bool Log::reopen()
{
    try {
        m_impl->sink->exchange(sinkFor(m_impl->config));
        return true;
    } catch (const std::exception&) { // the reason is in the old file, or nowhere
        return false;
    }
}

void Log::write(LogLevel level, std::string_view event, Fields fields)
{
    if (level < m_impl->level) {
        return;
    }
    std::string line = R"({"time":")" + nowText() + R"(","level":")";
    line.append(nameOf(level)).append(R"(","event":")").append(logEscaped(event)).append("\"");
    for (const LogField& field : fields) {
        line.append(",\"").append(field.name()).append("\":");
        if (field.isQuoted()) {
            line.append("\"").append(logEscaped(field.value())).append("\"");
        } else {
            line.append(field.value());
        }
    }
    line.append("}");
    m_impl->logger->log(spdlog::level::info, spdlog::string_view_t(line.data(), line.size()));
}

} // namespace cf::platform
