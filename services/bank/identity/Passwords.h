// Argon2id (RFC 9106, by libsodium) on its own small thread pool: sign-ins neither block the I/O threads nor occupy the
// workers that book transfers. Used by IdentityRoutes.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace cf::bank {

//! The cost of one hash. The defaults are libsodium's for interactive use; lower is for tests only.
struct PasswordCost
{
    unsigned long long passes = 2;
    std::size_t memoryBytes = 64UL * 1024 * 1024; //!< Per thread while it hashes.
    int threads = 2;
    std::size_t queue = 32; //!< Sign-ins that may wait in each queue; about a second of work.
};

//! Two queues. Known devices go first, and one of several threads is always reserved for them.
enum class PasswordQueue
{
    Known,    //!< A device on which the person signed in before, or the owner of an enrolment code.
    Strangers //!< Anybody.
};

class Passwords
{
public:
    explicit Passwords(PasswordCost cost);
    ~Passwords();
    Passwords(const Passwords&) = delete;
    Passwords& operator=(const Passwords&) = delete;

    //! Calls `done` on a thread of the pool with whether the password matches. An empty hash stands for an unknown user
    //! and takes as long. False: the queue is full or the pool stopped, `done` will not be called.
    [[nodiscard]] bool verify(std::string hash, std::string password, std::function<void(bool)> done,
                              PasswordQueue queue = PasswordQueue::Strangers);

    //! Calls `done` with the hash, in libsodium's string form; empty when out of memory. False as for verify().
    [[nodiscard]] bool hash(std::string password, std::function<void(std::string)> done,
                            PasswordQueue queue = PasswordQueue::Strangers);

    //! Finishes the queues and accepts nothing more.
    void stop();

private:
    using Work = std::function<void()>;

    bool push(PasswordQueue queue, Work work);
    void run();
    //! The queue to serve next; under the mutex. Empty when no work may start.
    std::optional<PasswordQueue> next() const;
    std::deque<Work>& queueOf(PasswordQueue queue) { return queue == PasswordQueue::Known ? m_known : m_strangers; }
    std::string hashNow(const std::string& password) const;

    const PasswordCost m_cost;
    const std::string m_nobodysHash;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Work> m_known;
    std::deque<Work> m_strangers;
    int m_strangersRunning = 0;
    int m_knownInARow = 0;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace cf::bank
