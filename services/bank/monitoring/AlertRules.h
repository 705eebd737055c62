// When something is an alert: the rules, their thresholds, and the patience that keeps a single bad second from waking
// anybody. Pure: the time is what the caller says. resources/monitoring/bankd.rules.yml says the same to Prometheus.
#pragma once

#include "services/contract/Monitoring.h"

#include <map>

namespace cf::bank {

//! A condition must hold for so long before it fires …
inline constexpr std::chrono::seconds kAlertPatience{15};
//! … and be gone for so long before it is over.
inline constexpr std::chrono::seconds kAlertRelief{30};

//! What the rules look at. Empty: not known, and no reason for an alert.
struct Readings
{
    std::int64_t calls = 0; //!< Of the last minute.
    std::int64_t serverErrors = 0;
    std::chrono::microseconds p95{};
    std::optional<std::chrono::milliseconds> sinceTransfer; //!< Since the last one, or since the start.
    std::optional<std::chrono::milliseconds>
        branchesOpen; //!< For how long the first to open has been; empty: all closed.
    std::optional<std::chrono::milliseconds> replicaLag;  //!< Of the replica that is furthest behind.
    std::optional<std::chrono::milliseconds> replicaDown; //!< For how long the longest one does not follow.
    std::optional<std::int64_t> diskUsedPpm;
    std::chrono::milliseconds auditSpool{};     //!< Age of the oldest look that waits.
    std::chrono::milliseconds auditUnsealed{};  //!< Age of the oldest event without a number.
    std::chrono::milliseconds auditSequencer{}; //!< For how long the sequencer is in trouble, the database being up.
    std::int64_t auditFaults = 0;               //!< What is known to be wrong with the trail.
    std::int64_t openBranches = 0;              //!< No rule's, but told beside.
    std::optional<std::chrono::milliseconds> certificateLeft{}; //!< Until the server's certificate ends.
    std::int64_t brokenInvariants = 0;                          //!< Of the last quarter of an hour.
};

//! A rule that fires, or that has just ceased to.
struct FiringRule
{
    std::string rule;
    contract::AlertLevel level = contract::AlertLevel::Warning;
    std::int64_t value = 0;
    std::int64_t threshold = 0;
    Instant since;                 //!< When the condition began to hold.
    std::optional<Instant> over{}; //!< When it ceased to hold; set once, in the look that ends the alert.
};

class AlertRules
{
public:
    //! All rules that fire at `now`, and those that this look ended. `now` never decreases.
    std::vector<FiringRule> look(const Readings& readings, Instant now);

    //! Goes on with an alert that was firing before this process began.
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
