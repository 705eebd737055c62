// Argon2id (RFC 9106, by libsodium) on a small pool of threads of its own: sign-ins neither hold up the I/O threads nor
// take the workers that book transfers. Used by IdentityRoutes.
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

//! What one hash costs. The defaults are libsodium's for interactive use; less is for tests only.
struct PasswordCost
{
    unsigned long long passes = 2;
    std::size_t memoryBytes = 64UL * 1024 * 1024; //!< Held by each thread while it hashes.
    int threads = 2;
    std::size_t queue = 32; //!< Sign-ins of each queue that may wait; about a second of work.
};

//! Who waits together. Of several threads one is always left to those who are known, and they go first.
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

    //! Tells `done`, on a thread of the pool, whether the password fits. An empty hash is compared with nobody's, which
    //! takes as long. False: the queue is full or the pool stopped, `done` will not be called.
    [[nodiscard]] bool verify(std::string hash, std::string password, std::function<void(bool)> done,
                              PasswordQueue pipelined = PasswordQueue::Strangers);

    //! Tells `done` the hash, in libsodium's string form; empty when there was no memory for it. False as for verify().
    [[nodiscard]] bool hash(std::string password, std::function<void(std::string)> done,
                            PasswordQueue pipelined = PasswordQueue::Strangers);

    //! Finishes what is queued and takes nothing more.
    void stop();

private:
    using Work = std::function<void()>;

    bool push(PasswordQueue pipelined, Work work);
    void run();
    //! The queue whose turn it is; under the mutex. Nothing when no work may be begun.
    std::optional<PasswordQueue> next() const;
    std::deque<Work>& queueOf(PasswordQueue pipelined)
    {
        return pipelined == PasswordQueue::Known ? m_known : m_strangers;
    }
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
