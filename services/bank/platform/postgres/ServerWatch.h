// Which of a database's servers takes orders now, and which only read. Each is asked twice a second from a thread and
// over a connection of its own, so that one that is dead, frozen or out of reach holds up nobody. Used by Endpoint and
// Replicas.
//
// A server takes orders if it is not recovering and a synchronous standby is attached: a primary whose standbys have
// left it may have been replaced, and its commits would wait for ever, or for nobody. If two claim to, the later
// timeline counts.
#pragma once

#include "services/bank/platform/postgres/Conninfo.h"
#include "services/bank/platform/postgres/WalPosition.h"
#include "services/bank/platform/postgres/Watchdog.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace cf::db {

enum class ServerRole
{
    Away,        //!< It does not answer.
    Primary,     //!< It takes orders.
    Unconfirmed, //!< It would, but none of its standbys is there to confirm a commit.
    Replica,
};

//! Whether a server takes orders where commits are not told to wait for a standby at all.
enum class Standby
{
    Required, //!< No.
    Optional, //!< Yes; where they are told to, one must be there.
};

struct ServerReport
{
    std::string name; //!< "host:port"
    ServerRole role = ServerRole::Away;
    WalPosition position; //!< Written, or replayed: at least. None: not known.
    std::string trouble;  //!< Why it is away.
    std::string calledBy; //!< What it calls itself to the one it follows (application_name), or did. Empty: not known.
    std::chrono::system_clock::time_point seen{}; //!< It answered last.
};

//! Why a server takes no more orders, as it was seen from here.
enum class Loss
{
    Died,        //!< Its host refused the connection.
    Silent,      //!< It did not answer in time.
    SteppedDown, //!< It was stopped in order, or is a replica now.
    Unconfirmed, //!< ServerRole::Unconfirmed
};

//! Orders go to another server, or to the same one on another timeline.
struct Succession
{
    std::string from;
    std::string to;
    std::uint32_t timeline = 0;
    Loss loss = Loss::Died;
    std::chrono::system_clock::time_point lost; //!< When the former one last said that it took orders.
    std::chrono::system_clock::time_point found;
};

class ServerWatch
{
public:
    //! Called from the watch's threads, one at a time, when another server, or none, takes orders from now on. Must not
    //! ask the watch.
    using Moved = std::function<void(const std::optional<ServerReport>& primary)>;

    //! The strings of somebody who may see pg_stat_replication (pg_monitor), one for each server. Returns when each has
    //! been asked once, or after two seconds. The watchdog outlives it.
    ServerWatch(std::vector<Conninfo> servers, Watchdog& watchdog, Standby standby, Moved moved = {});
    ~ServerWatch();
    ServerWatch(const ServerWatch&) = delete;
    ServerWatch& operator=(const ServerWatch&) = delete;

    //! How to reach the one that takes orders; empty: none does.
    std::optional<Conninfo> primary() const;
    //! How to reach a replica, the one that has replayed most; empty: there is none.
    std::optional<Conninfo> replica() const;
    //! Grows when another server takes orders, or the same one after it had been away.
    std::uint64_t generation() const;
    std::vector<ServerReport> reports() const;
    //! The last one since the watch began; empty: there was none.
    std::optional<Succession> lastSuccession() const;

    //! Something was amiss with a server: asks them all at once. Does not wait.
    void askNow();

private:
    struct Server
    {
        Conninfo conninfo;
        ServerReport report;
        bool asked = false;
        int missed = 0;                                     //!< Questions in a row without an answer …
        Loss loss = Loss::Died;                             //!< … and why.
        std::chrono::system_clock::time_point tookOrders{}; //!< Last.
        std::thread thread;
    };

    void watch(Server& server);
    void note(Server& server, ServerReport report, std::chrono::nanoseconds took);
    void choose();
    void noteSuccession(const std::optional<std::size_t>& chosen, std::uint32_t timeline);

    Watchdog& m_watchdog;
    const Standby m_standby;
    const Moved m_moved;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<Server>> m_servers;
    std::optional<std::size_t> m_primary;
    std::uint32_t m_timeline = 0;        //!< On which it takes orders.
    std::optional<Succession> m_leaving; //!< Of the one that took orders until now; without a successor.
    std::optional<std::size_t> m_left;   //!< Its place.
    std::optional<Succession> m_succession;
    std::uint64_t m_generation = 0;
    std::uint64_t m_round = 0; //!< Raised by askNow().
    bool m_ending = false;
};

} // namespace cf::db
