// Checks the primary and the replica once a second, each from its own thread and connection with its own deadline: a
// frozen or dead server holds up neither the other's watch nor any caller. Owned by Monitor.
#pragma once

#include "services/bank/monitoring/DatabaseView.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/Endpoint.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace cf::bank {

struct WatchedDatabase
{
    db::Endpoint primary; //!< As bank_app.
    std::optional<db::Endpoint>
        monitor; //!< As bank_monitor, who sees pg_stat_replication. Empty: only the heartbeat is used.
    std::optional<db::Endpoint> replica;      //!< As bank_app. Empty: none is configured.
    const db::ServerWatch* servers = nullptr; //!< Of all of them. Null: there is one, and perhaps a replica of it.
};

class DatabaseWatch
{
public:
    //! Called once a second on the primary's thread while it answers. May throw db::Error.
    using Work = std::function<void(db::Connection&)>;
    //! A sentence without personal data, for the log; from either thread.
    using Trouble = std::function<void(const std::string&)>;

    //! Starts at once. `instance` names this process's heartbeat. The watchdog outlives it.
    DatabaseWatch(WatchedDatabase database, std::string instance, db::Watchdog& watchdog, Work work, Trouble trouble);
    ~DatabaseWatch(); //!< stop()
    DatabaseWatch(const DatabaseWatch&) = delete;
    DatabaseWatch& operator=(const DatabaseWatch&) = delete;

    void stop(); //!< The last results stay available. Idempotent, from one thread.

    contract::PrimaryStatus primary() const;
    std::vector<ReplicaReport> replicas() const;
    std::vector<contract::DatabaseServer> databases() const;
    std::optional<contract::WalKeeping> wal() const; //!< Of a primary that answers.

private:
    using Time = ReplicationView::Time;

    void watchPrimary();
    void attempt(const std::function<void()>& step);
    void beat();
    void readSenders();
    void readWal();
    void watchReplica();
    void probeReplica();
    bool sleep(std::chrono::milliseconds time); //!< False: stop.

    const WatchedDatabase m_database;
    const std::string m_instance;
    db::Watchdog& m_watchdog;
    const Work m_work;
    const Trouble m_trouble;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    ReplicationView m_view;
    std::vector<WalSender> m_senders; //!< As the primary last had them.
    std::optional<std::int64_t> m_timeline;
    std::optional<contract::WalKeeping> m_wal;
    std::uint64_t m_beats = 0;
    bool m_ending = false;

    //! A connection, and the endpoint's generation when it was made.
    struct Connected
    {
        std::unique_ptr<db::Connection> connection;
        std::uint64_t generation = 0;
    };
    db::Connection& connected(Connected& kept, const db::Endpoint& database);

    Connected m_primary; //!< Its thread's only, like the next.
    Connected m_monitor;
    std::string m_said; //!< The last trouble, and when.
    Time m_saidAt{};
    Connected m_replica; //!< The other thread's only.
    std::thread m_primaryThread;
    std::thread m_replicaThread;
};

} // namespace cf::bank
