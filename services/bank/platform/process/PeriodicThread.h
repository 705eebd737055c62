// A thread that repeats a task until it is stopped: a round, then a pause, which a wake may cut short. For the bank's
// background work.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace cf::platform {

class PeriodicThread
{
public:
    //! Between two rounds.
    struct Pause
    {
        std::chrono::nanoseconds time;
        bool heedsWake = true; //!< False: only end() cuts it short.
    };
    using Round = std::function<Pause()>;
    //! Called with what a round threw; returns the pause before the next one.
    using Failed = std::function<Pause(const std::exception&)>;

    //! The first round comes after `first`. Without `failed` a round must not throw. Declare it after everything the
    //! rounds use, so that it starts last and ends first.
    explicit PeriodicThread(Round round, Failed failed = {}, std::chrono::nanoseconds first = {});
    ~PeriodicThread(); //!< end()
    PeriodicThread(const PeriodicThread&) = delete;
    PeriodicThread& operator=(const PeriodicThread&) = delete;

    //! There is work: the next round comes at once, even if one is running now. From any thread; does not wait.
    void wake();

    //! Waits for the current round and stops. Idempotent, from one thread.
    void end();

private:
    void run(Pause pause);
    bool wait(const Pause& pause);

    const Round m_round;
    const Failed m_failed;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_woken = false;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace cf::platform
