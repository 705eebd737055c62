// What this server knows to be wrong with the trail, and how far it has proved it: told by the sequencer and the watch,
// read by monitoring. Thread-safe.
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

//! A check that the trail passes or not.
enum class TrailCheckKind
{
    Mark,    //!< audit_seal is the bank's, and the trail goes on from what this server has seen.
    Writers, //!< audit_writer is as the sequencer left it.
    Rows,    //!< The rows are as they were sealed.
    Watch,   //!< The watch gets on with looking at all this.
};

struct TrailState
{
    std::vector<std::string> faults;                            //!< Sentences; empty: nothing is known to be wrong.
    std::optional<std::chrono::milliseconds> sequencerTroubled; //!< For how long it has not been able to seal.
    std::int64_t verified = 0;                                  //!< Events proved in the pass at hand …
    std::int64_t toVerify = 0;                                  //!< … of so many.
    std::optional<Instant> wholeAt;                             //!< When the last pass ended that found nothing.
};

class TrailHealth
{
public:
    //! How long something that happened once is told.
    static constexpr std::chrono::hours kTold{1};

    //! `onFault` gets each new sentence once, for the log; an incident once more when it was no longer told.
    explicit TrailHealth(std::function<void(const std::string&)> onFault = {});

    //! What a check came to; empty: it passed.
    void checked(TrailCheckKind kind, const std::optional<std::string>& fault);
    //! Something that happened and is not to be overlooked.
    void happened(const std::string& incident);
    void sequencerTroubled(bool troubled);
    void verified(std::int64_t done, std::int64_t total);
    void passEnded(Instant at);

    TrailState state() const;

private:
    using Clock = std::chrono::steady_clock;

    std::function<void(const std::string&)> m_onFault;
    mutable std::mutex m_mutex;
    std::map<TrailCheckKind, std::string> m_faults;
    std::map<std::string, Clock::time_point> m_incidents; //!< When last.
    std::optional<Clock::time_point> m_troubledSince;
    TrailState m_progress;
};

} // namespace cf::bank
