// One reader at a time loads what many want: when an entry of the cache goes, or the cache itself comes back empty, the
// database is asked for each value once. Used by ReadRouter.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace cf::bank {

//! Thread-safe.
class OneLoader
{
public:
    //! While it lives its holder loads.
    class Turn
    {
    public:
        Turn(Turn&& other) noexcept
            : m_owner(std::exchange(other.m_owner, nullptr))
            , m_place(std::move(other.m_place))
        {
        }
        Turn& operator=(Turn&&) = delete;
        ~Turn()
        {
            if (m_owner)
                m_owner->end(m_place);
        }

    private:
        friend class OneLoader;
        Turn(OneLoader& owner, std::string place)
            : m_owner(&owner)
            , m_place(std::move(place))
        {
        }
        OneLoader* m_owner;
        std::string m_place;
    };

    //! Empty: somebody else was loading it and has ended, or has not ended in time. Look again, and load if it is not
    //! there.
    std::optional<Turn> begin(const std::string& place, std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        if (m_loading.insert(place).second)
            return Turn(*this, place);
        m_ended.wait_for(lock, atMost, [&] { return !m_loading.contains(place); });
        return std::nullopt;
    }

private:
    void end(const std::string& place)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_loading.erase(place);
        }
        m_ended.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_ended;
    std::set<std::string> m_loading;
};

} // namespace cf::bank
