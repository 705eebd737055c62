// How often something may be done per key (a network, a member of staff): a bucket each that fills again with time.
// Asked before any work that a stranger could have the bank do.
//
// It limits by person where the contract says so (OperationInfo::perMinute), and by network for wrong challenges and
// wrong enrolment codes, of which only the wrong ones are counted.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>

namespace cf::bank {

struct Rate
{
    int burst = 1;                         //!< So many at once, from a bucket that is full …
    std::chrono::milliseconds every{1000}; //!< … and one more each time this has passed. At least 1 ms.
};

//! Thread-safe. Holds at most `mostKeys` buckets; beyond that the fullest one is forgotten, which is the one whose key
//! gains least by it: new keys do not push out one that is used up while any other is fuller.
class RateLimit
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    explicit RateLimit(Rate rate, std::size_t mostKeys = 10'000, Now now = std::chrono::steady_clock::now);

    //! Zero: granted, and one is taken. Otherwise nothing is taken, and the next is granted after so many seconds
    //! (rounded up: what goes into Retry-After).
    std::chrono::seconds take(const std::string& key);

    //! What take() would say, taking nothing.
    std::chrono::seconds wait(const std::string& key) const;

    //! Gives one back that was taken for nothing.
    void giveBack(const std::string& key);

    std::size_t keys() const;

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    TimePoint fullAt(const std::string& key, TimePoint now) const;
    std::chrono::seconds waitUntil(TimePoint fullAt, TimePoint now) const;
    void put(const std::string& key, TimePoint fullAt, TimePoint now);

    const Rate m_rate;
    const std::size_t m_mostKeys;
    const Now m_now;
    mutable std::mutex m_mutex;
    std::map<std::string, TimePoint> m_fullAt; //!< When the key's bucket is full again; those without are full now.
    std::set<std::pair<TimePoint, std::string>> m_fullest; //!< The same, the fullest first.
};

//! The key by which addresses are told apart: an IPv4 address itself, of an IPv6 address its first 64 bits, because a
//! machine has all the others to itself. Any other text as it is.
std::string networkOf(const std::string& address);

} // namespace cf::bank
