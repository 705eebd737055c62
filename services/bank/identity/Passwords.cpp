#include "services/bank/identity/Passwords.h"

#include "services/bank/identity/PasswordRule.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace cf::bank {
namespace {

PasswordCost ready(PasswordCost cost)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot be used on this machine");
    return cost;
}

//! Ready for Argon2: normalised, the typed form wiped. Invalid UTF-8 becomes a text that no password equals.
std::string prepared(std::string& typed)
{
    auto normal = normalisedPassword(typed);
    sodium_memzero(typed.data(), typed.size());
    return normal.value_or(std::string());
}

} // namespace

Passwords::Passwords(PasswordCost cost)
    : m_cost(ready(cost))
    , m_nobodysHash(hashNow(platform::randomBytes(32)))
{
    for (int i = 0; i < m_cost.threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

Passwords::~Passwords()
{
    stop();
}

std::string Passwords::hashNow(const std::string& password) const
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), m_cost.passes, m_cost.memoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return {};
    return text.data();
}

bool Passwords::verify(std::string hash, std::string password, std::function<void(bool)> done, PasswordQueue queue)
{
    return push(queue,
                [this, hash = std::move(hash), password = std::move(password), done = std::move(done)]() mutable {
                    std::string former = formerlyNormalisedPassword(password).value_or(std::string());
                    std::string normal = prepared(password);
                    const std::string& expected = hash.empty() ? m_nobodysHash : hash;
                    const auto isOf = [&expected](const std::string& typed) {
                        return crypto_pwhash_str_verify(expected.c_str(), typed.data(), typed.size()) == 0;
                    };
                    const bool fits = isOf(normal) || (former != normal && isOf(former));
                    sodium_memzero(former.data(), former.size());
                    sodium_memzero(normal.data(), normal.size());
                    done(fits && !hash.empty());
                });
}

bool Passwords::hash(std::string password, std::function<void(std::string)> done, PasswordQueue queue)
{
    return push(queue, [this, password = std::move(password), done = std::move(done)]() mutable {
        std::string normal = prepared(password);
        std::string hash = hashNow(normal);
        sodium_memzero(normal.data(), normal.size());
        done(std::move(hash));
    });
}

bool Passwords::push(PasswordQueue which, Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        auto& queue = queueOf(which);
        if (m_stopping || queue.size() >= m_cost.queue)
            return false;
        queue.push_back(std::move(work));
    }
    m_changed.notify_one();
    return true;
}

std::optional<PasswordQueue> Passwords::next() const
{
    constexpr int kKnownInARow = 4; // then a stranger gets a turn
    const bool strangers = !m_strangers.empty() && m_strangersRunning < std::max(1, m_cost.threads - 1);
    if (!m_known.empty() && (!strangers || m_knownInARow < kKnownInARow))
        return PasswordQueue::Known;
    return strangers ? std::optional(PasswordQueue::Strangers) : std::nullopt;
}

void Passwords::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return next() || (m_stopping && m_known.empty() && m_strangers.empty()); });
        const auto queue = next();
        if (!queue)
            return;
        const bool stranger = *queue == PasswordQueue::Strangers;
        Work work = std::move(queueOf(*queue).front());
        queueOf(*queue).pop_front();
        m_knownInARow = stranger ? 0 : m_knownInARow + 1;
        m_strangersRunning += stranger ? 1 : 0;
        lock.unlock();
        work();
        work = nullptr;
        lock.lock();
        m_strangersRunning -= stranger ? 1 : 0;
        m_changed.notify_all(); // strangers may proceed, or the last one has finished
    }
}

void Passwords::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    for (auto& thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

} // namespace cf::bank
