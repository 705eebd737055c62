// The known state of the primary and its replicas: pure, the caller passes the time. DatabaseWatch feeds it, Monitor
// shows it. It never compares LSNs across a cut link: a replica's lag in time is the age of the newest heartbeat that
// it has replayed.
#pragma once

#include "services/contract/Monitoring.h"

#include <map>

namespace cf::bank {

//! A row of pg_stat_replication.
struct WalSender
{
    std::string replica;
    bool streaming = false;
    std::chrono::milliseconds silence{}; //!< Since the replica's last reply.
    bool synchronous = false;
    std::string replayPosition;
    std::string connection;                         //!< If it changes, the replica was away in between.
    std::optional<std::chrono::milliseconds> lag{}; //!< As its last reply said; empty: it had replayed all.
};

//! What the replica itself reports.
struct ReplicaProbe
{
    std::string name;
    std::optional<Instant> heartbeat; //!< The newest there.
    std::string replayPosition;
    std::string server; //!< If it changes, the replica was restarted.
};

struct ReplicaReport
{
    contract::ReplicaStatus status;
    std::chrono::milliseconds downFor{}; //!< Zero while it streams or is being built.
};

class ReplicationView
{
public:
    using Time = std::chrono::steady_clock::time_point;

    //! After this it is unknown.
    static constexpr std::chrono::seconds kFresh{3};
    //! A returning replica counts as streaming only after this long, so that no outage goes unseen, however short.
    static constexpr std::chrono::seconds kStableAfter{3};

    //! `replicaWanted`: one is configured, and shown before anything is heard from it.
    ReplicationView(bool replicaWanted, Time now);

    void beat(Instant written, std::string position, Time now);
    void primaryLost(bool starting, Time now);
    //! `copying`: a base backup is being taken.
    void senders(const std::vector<WalSender>& rows, bool copying, Time now);
    void replicaSeen(const ReplicaProbe& probe, Time now);
    void replicaLost(Time now);

    //! `wall` is the time of day at `now`.
    contract::PrimaryStatus primary(Time now, Instant wall) const;
    std::vector<ReplicaReport> replicas(Time now, Instant wall) const;

private:
    struct Known
    {
        Time firstSeen;
        std::optional<Time> answered; //!< Its own last answer.
        std::optional<Time> replied;  //!< Its last reply to the primary.
        std::optional<Time> followsSince;
        std::optional<Time> streamedLast;
        std::optional<Instant> heartbeat;
        std::optional<WalSender> sender;
        std::string position;
        std::string server;
        std::string connection;
    };

    Known& known(const std::string& name, Time now);
    //! A different connection or server: the replica was away, though nobody saw it.
    static void renew(Known& replica, std::string& identity, const std::string& seen);
    bool follows(const Known& replica, Time now) const;
    bool streams(const Known& replica, Time now) const;
    void updateStreaming(Time now);
    std::chrono::milliseconds lag(const Known& replica, Time now, Instant wall) const;
    bool primaryUp(Time now) const;

    const bool m_replicaWanted;
    std::string m_configured = "replica"; //!< Its name, once reported.
    std::optional<Instant> m_beatWritten; //!< By the primary's clock …
    std::optional<Time> m_beatHeard;      //!< … and by ours.
    std::string m_position;
    bool m_attempted = false;
    bool m_lost = false;
    bool m_starting = false;
    bool m_copying = false;
    std::optional<Time> m_sendersHeard;
    std::map<std::string, Known> m_replicas;
};

//! The byte position of an LSN like "0/3000148"; empty for any other text.
std::optional<std::int64_t> positionOf(std::string_view lsn);

} // namespace cf::bank
