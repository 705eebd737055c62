// How the bank's instances see each other, through the table bank.instance_status: each publishes every two seconds and
// remembers what it read, so that it can name silent instances even while the database is down. Thread-safe.
#pragma once

#include "services/bank/monitoring/RecentCalls.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Cluster.h"

#include <map>

namespace cf::bank {

//! An instance's report on itself.
struct InstanceReport
{
    contract::InstanceStatus instance;
    std::vector<contract::Sample> samples;      //!< Of the last seconds, oldest first.
    std::vector<contract::FailedCall> failures; //!< Likewise.
    //! Likewise, anonymous refusals. Empty: an older version has them among the failures.
    std::optional<std::vector<contract::FailedCall>> strangersRefusals;
    std::optional<contract::ProcessStatus> process{}; //!< Empty: an older version.
};
BOOST_DESCRIBE_STRUCT(InstanceReport, (), (instance, samples, failures, strangersRefusals, process))

//! Writes the report that others read. Throws db::Error.
void publish(db::Transaction& transaction, const std::string& instance, const InstanceReport& report);

class Peers
{
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::seconds kSilent{10};    //!< After that it is missing …
    static constexpr std::chrono::minutes kForgotten{15}; //!< … and then forgotten.
    static constexpr std::chrono::seconds kOverlap{10};   //!< How far back each publication reaches.

    explicit Peers(std::string self);

    //! Writes `own` and reads the others. Throws db::Error.
    void exchange(db::Connection& connection, const InstanceReport& own, Time now);

    std::vector<contract::InstanceStatus> present(Time now) const;
    std::vector<std::string> missing(Time now) const;
    //! Servers and workers, present or not.
    std::vector<contract::ProcessStatus> processes(Time now) const;
    std::vector<contract::InstanceSamples> samples(std::optional<std::int64_t> after, Time now) const;
    //! The last second in which one of them booked; 0: none known.
    std::int64_t lastTransferSecond() const;
    const RecentCalls& failures() const { return m_failures; }

private:
    struct Peer
    {
        //! A worker takes no calls, and is not counted among the servers.
        bool isServer() const { return !last.process || last.process->kind != contract::ProcessKind::Worker; }

        Time heard;
        InstanceReport last;
        std::deque<contract::Sample> samples;
        Instant newestFailure{};
        Instant newestRefusal{};
    };
    void take(const std::string& name, InstanceReport published, Time heard);
    void keep(const std::vector<contract::FailedCall>& calls, RecentCalls::Source source, Instant& newest);

    const std::string m_self;
    mutable std::mutex m_mutex;
    std::map<std::string, Peer> m_peers;
    std::int64_t m_lastTransfer = 0;
    RecentCalls m_failures;
};

} // namespace cf::bank
