// The trail faults known to this server, and verification progress. Reported by the sequencer and the watch, read by
// monitoring. Thread-safe.
#pragma once

#include "models/domain/Date.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cf::bank {

//! A check on the trail.
enum class TrailCheckKind
{
    Checkpoint, //!< audit_seal is genuine and continues what this server has seen.
    Writers,    //!< audit_writer is as the sequencer left it.
    Rows,       //!< The rows are as they were sealed.
    Watch,      //!< The watch is making progress.
};

struct TrailState
{
    std::vector<std::string> faults;                            //!< Sentences; empty: no known fault.
    std::optional<std::chrono::milliseconds> sequencerTroubled; //!< How long sealing has been failing.
    std::int64_t verified = 0;                                  //!< Events proved in the current pass …
    std::int64_t toVerify = 0;                                  //!< … out of this many.
    std::optional<Instant> wholeAt;                             //!< End of the last pass without a fault.
};

class TrailHealth
{
public:
    //! How long a one-time incident stays reported.
    static constexpr std::chrono::hours kIncidentKept{1};

    //! `onFault` gets each new sentence once, for the log; an incident again if it recurs after it expired.
    explicit TrailHealth(std::function<void(const std::string&)> onFault = {});

    //! The result of a check; empty: it passed.
    void checked(TrailCheckKind kind, const std::optional<std::string>& fault);
    //! A one-time incident that must be noticed.
    void reportIncident(const std::string& incident);
    void sequencerTroubled(bool troubled);
    void verified(std::int64_t done, std::int64_t total);
    void passEnded(Instant at);

    TrailState state() const;

private:
    using Clock = std::chrono::steady_clock;

    std::function<void(const std::string&)> m_onFault;
    mutable std::mutex m_mutex;
    std::map<TrailCheckKind, std::string> m_faults;
    std::map<std::string, Clock::time_point> m_incidents; //!< Last occurrence.
    std::optional<Clock::time_point> m_troubledSince;
    TrailState m_progress;
};

} // namespace cf::bank
