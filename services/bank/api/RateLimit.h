// Limits how often something may be done per key (a network, a member of staff): one token bucket per key. Checked
// before any work that a stranger could cause.
//
// It limits all calls of a person, those of one kind where the contract says so (OperationInfo::perMinute), and by
// network what strangers may do; of wrong challenges and enrolment codes only the wrong ones are counted. RateSharing
// has the bank's servers count together.
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
    int burst = 1;                         //!< This many at once from a full bucket …
    std::chrono::milliseconds every{1000}; //!< … and one more per interval. At least 1 ms.
};

//! Thread-safe. Holds at most `mostKeys` buckets; beyond that the fullest one is evicted, because its key gains least:
//! new keys do not evict an exhausted bucket while any other is fuller.
class RateLimit
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    explicit RateLimit(Rate rate, std::size_t mostKeys = 10'000, Now now = std::chrono::steady_clock::now);

    //! Zero: granted, and one token is taken. Otherwise nothing is taken; the result is the wait in seconds, rounded
    //! up, for Retry-After.
    std::chrono::seconds take(const std::string& key);

    //! The result of take(), without taking a token.
    std::chrono::seconds wait(const std::string& key) const;

    //! Returns a token that was not needed.
    void giveBack(const std::string& key);

    std::size_t keys() const;

    // For RateSharing.

    //! From now on what is taken is kept until untold() is called, for at most `mostKeys` keys.
    void share();
    //! How many tokens were taken since the last call, less those given back, by key.
    std::map<std::string, int> untold();
    //! All servers together have taken so much that the bucket is full after `fullIn`; what is untold comes on top. No
    //! sooner than by what was taken here.
    void settle(const std::string& key, std::chrono::milliseconds fullIn);
    const Rate& rate() const { return m_rate; }

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    TimePoint fullAt(const std::string& key, TimePoint now) const;
    std::chrono::seconds waitUntil(TimePoint fullAt, TimePoint now) const;
    void put(const std::string& key, TimePoint fullAt, TimePoint now);
    void note(const std::string& key, int tokens);

    const Rate m_rate;
    const std::size_t m_mostKeys;
    const Now m_now;
    mutable std::mutex m_mutex;
    std::map<std::string, TimePoint> m_fullAt; //!< When the key's bucket is full again; keys without an entry are full.
    std::set<std::pair<TimePoint, std::string>> m_fullest; //!< The same, fullest first.
    bool m_shared = false;
    std::map<std::string, int> m_untold;
};

//! The rate-limit key of an address: an IPv4 address itself, the first 64 bits of an IPv6 address, because one machine
//! controls all the rest. Any other text unchanged.
std::string networkOf(const std::string& address);

} // namespace cf::bank
