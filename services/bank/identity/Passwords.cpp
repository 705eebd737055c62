// See Passwords.h.
#include "services/bank/identity/Passwords.h"

#include "services/bank/identity/PasswordRule.h"
#include "services/bank/platform/crypto/Sealing.h"

#include <sodium.h>

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

//! Ready for Argon2: normalised, the typed form wiped. Invalid UTF-8 becomes what no password is.
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

bool Passwords::verify(std::string hash, std::string password, std::function<void(bool)> done)
{
    return push([this, hash = std::move(hash), password = std::move(password), done = std::move(done)]() mutable {
        std::string normal = prepared(password);
        const std::string& expected = hash.empty() ? m_nobodysHash : hash;
        const bool fits = crypto_pwhash_str_verify(expected.c_str(), normal.data(), normal.size()) == 0;
        sodium_memzero(normal.data(), normal.size());
        done(fits && !hash.empty());
    });
}

bool Passwords::hash(std::string password, std::function<void(std::string)> done)
{
    return push([this, password = std::move(password), done = std::move(done)]() mutable {
        std::string normal = prepared(password);
        std::string hash = hashNow(normal);
        sodium_memzero(normal.data(), normal.size());
        done(std::move(hash));
    });
}

bool Passwords::push(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= m_cost.queue)
            return false;
        m_queue.push_back(std::move(work));
    }
    m_changed.notify_one();
    return true;
}

void Passwords::run()
{
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            work = std::move(m_queue.front());
            m_queue.pop_front();
        }
        work();
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
