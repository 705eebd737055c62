// A thread that does the same again and again: a round, then a pause, which a wake may cut short, until it is ended.
// For whatever the bank does beside its calls.
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
    //! Told what a round threw; it says how long the next one waits.
    using Failed = std::function<Pause(const std::exception&)>;

    //! The first round comes after `first`. Without `failed` a round throws nothing. Declare it behind all that the
    //! rounds use, so that it begins last and ends first.
    explicit PeriodicThread(Round round, Failed failed = {}, std::chrono::nanoseconds first = {});
    ~PeriodicThread(); //!< end()
    PeriodicThread(const PeriodicThread&) = delete;
    PeriodicThread& operator=(const PeriodicThread&) = delete;

    //! There is something to do: the next round comes at once, also when one is at work now. From any thread; does not
    //! wait.
    void wake();

    //! Waits for the round at work, after which none comes. Any number of times, from one thread.
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
