// Whether an event is on the disk yet: what an answer shows is recorded before it is sent, and no thread need wait.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cf::bank {

//! Any number of callers share one. Thread-safe.
class Recording
{
public:
    //! Given why it failed; empty: what was recorded is durable. Must not throw.
    using Then = std::function<void(const std::string& failure)>;

    //! Calls it once: now if this is finished, else on the thread that finishes it.
    void then(Then next);
    //! Blocks. Why it failed, or that it took longer; empty: what was recorded is durable.
    std::string wait(std::chrono::milliseconds atMost);

    //! Once.
    void finish(std::string failure);

private:
    std::mutex m_mutex;
    std::condition_variable m_finished;
    std::optional<std::string> m_failure; //!< Empty: not finished.
    std::vector<Then> m_next;
};

} // namespace cf::bank
