// Limits what many connections hold in total: bytes, slots, connections per network. Used by Server and Session.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace cf::http {

//! Thread-safe. Outlives the shares taken from it.
class Quota
{
public:
    //! The limit for each key; 0: unlimited.
    explicit Quota(std::size_t most)
        : m_most(most)
    {
    }

    //! What one connection holds; returned on destruction.
    class Share
    {
    public:
        Share() = default;
        Share(Share&& other) noexcept { *this = std::move(other); }
        Share& operator=(Share&& other) noexcept
        {
            std::swap(m_quota, other.m_quota);
            std::swap(m_key, other.m_key);
            std::swap(m_amount, other.m_amount);
            return *this;
        }
        ~Share()
        {
            if (m_quota)
                m_quota->giveBack(m_key, m_amount);
        }
        explicit operator bool() const { return m_quota != nullptr; }

    private:
        friend class Quota;
        Quota* m_quota = nullptr;
        std::string m_key;
        std::size_t m_amount = 0;
    };

    //! An empty share if that would exceed the key's limit.
    Share take(std::size_t amount, const std::string& key = {})
    {
        const std::lock_guard lock(m_mutex);
        Share share;
        const auto found = m_taken.find(key);
        const std::size_t taken = found == m_taken.end() ? 0 : found->second;
        if (m_most != 0 && (amount > m_most || taken > m_most - amount))
            return share;
        m_taken[key] += amount;
        share.m_quota = this;
        share.m_key = key;
        share.m_amount = amount;
        return share;
    }

private:
    void giveBack(const std::string& key, std::size_t amount)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_taken.find(key);
        if ((found->second -= amount) == 0)
            m_taken.erase(found);
    }

    const std::size_t m_most;
    std::mutex m_mutex;
    std::map<std::string, std::size_t> m_taken;
};

} // namespace cf::http
