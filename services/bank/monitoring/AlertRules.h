// The alert rules: their conditions, thresholds, and the delay that keeps a single bad second from waking anybody.
// Pure: the caller passes the time. resources/monitoring/bankd.rules.yml has the same rules for Prometheus.
#pragma once

#include "services/contract/Monitoring.h"

#include <map>

namespace cf::bank {

//! How long a condition must hold before it fires …
inline constexpr std::chrono::seconds kFireDelay{15};
//! … and be gone before the alert is over.
inline constexpr std::chrono::seconds kResolveDelay{30};

//! Input of the rules. Empty: unknown, and no reason for an alert.
struct Readings
{
    std::int64_t calls = 0; //!< Of the last minute.
    std::int64_t serverErrors = 0;
    std::chrono::microseconds p95{};
    std::optional<std::chrono::milliseconds> sinceTransfer; //!< Since the last one, or since the start.
    std::optional<std::chrono::milliseconds>
        branchesOpen; //!< How long the first to open has been open; empty: all closed.
    std::optional<std::chrono::milliseconds> replicaLag;  //!< Of the replica that is furthest behind.
    std::optional<std::chrono::milliseconds> replicaDown; //!< How long the longest one has not followed.
    std::optional<std::int64_t> diskUsedPpm;
    std::chrono::milliseconds auditSpool{};     //!< Age of the oldest spooled read.
    std::chrono::milliseconds auditUnsealed{};  //!< Age of the oldest event without a number.
    std::chrono::milliseconds auditSequencer{}; //!< How long the sequencer has been failing with the database up.
    std::int64_t auditFaults = 0;               //!< Known faults in the trail.
    std::int64_t openBranches = 0;              //!< No rule's, shown for context.
    std::optional<std::chrono::milliseconds> certificateLeft{}; //!< Until the server's certificate expires.
    std::int64_t brokenInvariants = 0;                          //!< In the last quarter of an hour.
    std::chrono::milliseconds poolWait{};                       //!< Longest for a database connection, in a second.
    std::chrono::seconds eventsOverdue{};                       //!< Of the event that has waited longest.
    std::int64_t deadLetters = 0;                               //!< Not sent again.
    std::chrono::milliseconds dependencyAway{};                 //!< Of what has been in trouble for longest.
};

//! A rule that fires, or has just stopped firing.
struct FiringRule
{
    std::string rule;
    contract::AlertLevel level = contract::AlertLevel::Warning;
    std::int64_t value = 0;
    std::int64_t threshold = 0;
    Instant since;                 //!< When the condition began to hold.
    std::optional<Instant> over{}; //!< When it ceased to hold; set once, by the look() that ends the alert.
};

class AlertRules
{
public:
    //! All rules firing at `now`, and those that this call ended. `now` never decreases.
    std::vector<FiringRule> evaluate(const Readings& readings, Instant now);

    //! Takes over an alert that was firing before this process started.
    void adopt(const FiringRule& firing, Instant now);

private:
    struct Condition
    {
        std::string rule;
        bool holds = false;
        contract::AlertLevel level = contract::AlertLevel::Warning;
        std::int64_t value = 0;
        std::int64_t threshold = 0;
    };
    struct Track
    {
        FiringRule firing;
        bool fires = false;
        std::optional<Instant> heldSince;
        std::optional<Instant> goneSince;
    };
    static std::vector<Condition> conditions(const Readings& readings);
    static void follow(Track& track, const Condition& condition, Instant now, std::vector<FiringRule>& out);

    std::map<std::string, Track> m_tracks;
};

} // namespace cf::bank
