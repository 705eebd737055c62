// What `bankd serve --config FILE` reads: TOML, every key known, every mistake a sentence with its line.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/http/Server.h"
#include "services/bank/platform/logging/Log.h"

#include <filesystem>
#include <string>

namespace cf::platform {

struct Settings
{
    std::string ownerDatabase;   //!< libpq connection string of bank_owner; only `migrate` and imports need it.
    std::string appDatabase;     //!< libpq connection string of bank_app.
    std::string replicaDatabase; //!< The same on a replica, where the program may read; empty: there is none.
    std::string monitorDatabase; //!< Of bank_monitor, who sees the state of replication; empty: nobody does.
    std::size_t databaseConnections = 12;
    std::size_t moneyConnections = 4;   //!< More of them, which only money's work may use.
    std::filesystem::path metricsToken; //!< What GET /metrics is shown for, 0600, made when missing; empty: never.
    std::string instance;               //!< What monitoring calls this process; empty: "host:port".
    std::string bankName = "Counterfoil Bank";                      //!< In the letterhead of statements.
    std::filesystem::path objects = "/var/lib/counterfoil/objects"; //!< The object store's; made when missing.
    std::filesystem::path spool =
        "/var/lib/counterfoil/spool"; //!< Of looks on their way to the audit trail; this server's alone.
    std::filesystem::path auditMark;  //!< How far this server has seen the trail. Empty: "mark" in the spool's folder.
    std::int64_t auditVerify = 2'000; //!< Events that are proved again each second; 0: none.
    std::filesystem::path masterKey;  //!< 32 bytes, 0600; made for a bank that has nothing sealed yet.
    //! Attempts to sign in that one address has in a minute with devices that have not signed in before; 0: no bound.
    int strangersPerAddress = 30;
    std::string runAs;    //!< The user that `serve` becomes when root starts it; empty: counterfoil, made when missing.
    int workers = 8;      //!< Threads that run handlers.
    int moneyWorkers = 4; //!< More of them, which do money's work alone.
    std::size_t queue = 2'000; //!< Calls that may wait for one.
    http::ServerConfig http;
    LogConfig log;
};

//! auditMark, wherever it lies.
std::filesystem::path auditMarkOf(const Settings& settings);

//! [bank] name · [objects] folder · [audit] spool, mark, verify · [database] owner, app, replica, monitor, connections,
//! money_connections · [monitoring] instance, metrics_token · [sign_in] strangers_per_address · [keys] master · [http]
//! address, port, certificate, key, threads, connections, connections_per_address · [process] user · [work] workers,
//! money_workers, queue · [log] level, file
Outcome<Settings, std::string> readSettings(const std::filesystem::path& file);

} // namespace cf::platform
