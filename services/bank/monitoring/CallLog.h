// Logs each finished call. Refusals of anonymous callers are logged singly a few times a minute and then counted per
// network, so that nobody can fill the disk from outside. Called by the router.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/platform/logging/Log.h"

#include <map>
#include <mutex>

namespace cf::bank {

//! Thread-safe.
class CallLog
{
public:
    using Now = std::function<std::chrono::steady_clock::time_point()>;

    static constexpr std::chrono::minutes kPeriod{1};
    static constexpr int kLoggedSingly = 20;      //!< Per network and period.
    static constexpr std::size_t kNetworks = 200; //!< At once; further networks are counted together.

    //! `log` outlives it.
    explicit CallLog(platform::Log& log, Now now = std::chrono::steady_clock::now);
    //! Logs what was counted but not yet logged.
    ~CallLog();
    CallLog(const CallLog&) = delete;
    CallLog& operator=(const CallLog&) = delete;

    //! Counts are logged with the first call, whoever's, after their period.
    void call(const CallRecord& record);

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Tally
    {
        TimePoint begun;
        int told = 0;
        std::int64_t counted = 0;
    };

    bool isLoggedSingly(const std::string& network, TimePoint now);
    void tellEnded(TimePoint now);
    void tell(const CallRecord& record);
    void tellCount(const std::string& network, const Tally& tally);

    platform::Log& m_log;
    const Now m_now;
    std::mutex m_mutex;
    TimePoint m_lookAt{};
    std::map<std::string, Tally> m_tallies;
};

} // namespace cf::bank
