// The log's line about each finished call. What strangers are refused is told one by one a few times a minute and then
// counted, network by network, so that nobody fills the disk from outside. The router tells it.
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
    static constexpr int kToldSingly = 20;        //!< Of one network in a period.
    static constexpr std::size_t kNetworks = 200; //!< At once; what comes from more is counted together.

    //! `log` outlives it.
    explicit CallLog(platform::Log& log, Now now = std::chrono::steady_clock::now);
    //! Tells what was counted and not told yet.
    ~CallLog();
    CallLog(const CallLog&) = delete;
    CallLog& operator=(const CallLog&) = delete;

    //! Counts are told with the first call, whoever's, after their period.
    void call(const CallRecord& record);

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Fold
    {
        TimePoint begun;
        int told = 0;
        std::int64_t counted = 0;
    };

    bool isToldSingly(const std::string& network, TimePoint now);
    void tellEnded(TimePoint now);
    void tell(const CallRecord& record);
    void tellCount(const std::string& network, const Fold& fold);

    platform::Log& m_log;
    const Now m_now;
    std::mutex m_mutex;
    TimePoint m_lookAt{};
    std::map<std::string, Fold> m_folds;
};

} // namespace cf::bank
