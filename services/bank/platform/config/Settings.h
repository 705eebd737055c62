// What `bankd serve --config FILE` reads: TOML, no unknown keys; each error names its line.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/events/KafkaClient.h"
#include "services/bank/platform/http/Server.h"
#include "services/bank/platform/logging/Log.h"
#include "services/bank/platform/objects/S3ObjectStore.h"
#include "services/bank/platform/redis/RedisClient.h"
#include "services/bank/platform/web/MailClient.h"
#include "services/bank/platform/web/SmsClient.h"
#include "services/bank/platform/web/WebhookClient.h"

#include <filesystem>
#include <string>

namespace cf::platform {

//! A system that is told what happens in the bank.
struct FeedSettings
{
    std::string name;                //!< Small letters, digits and '-'.
    std::vector<std::string> topics; //!< Of which it is told; at least one.
    WebhookConfig to;
};

//! The proxies in front of the bank, asked how they see its servers.
struct ProxySettings
{
    std::vector<std::string> statistics; //!< "https://proxy1.example:8404"; empty: nobody is asked.
    std::string user;
    std::string password;
    std::filesystem::path authority; //!< PEM: whose certificates are believed; empty: the system's.
};

struct Settings
{
    std::string ownerDatabase;   //!< libpq connection string of bank_owner; only `migrate` and imports need it.
    std::string appDatabase;     //!< libpq connection string of bank_app.
    std::string replicaDatabase; //!< The same on a read replica; empty: there is none.
    RedisConfig redis;           //!< The cache that all servers share; no server and no Sentinels: there is none.
    KafkaConfig kafka;           //!< Where events go; no brokers: to a queue in the database.
    //! Where customers read a statement, "{id}" in it the statement's; empty: at their branch.
    std::string statementLink;
    MailConfig mail; //!< No server: customers get no mail.
    SmsConfig sms;   //!< No address: customers get no SMS.
    std::vector<FeedSettings> feeds;
    ProxySettings proxies;
    int noticeDays = 90;         //!< For how long it is kept what a customer was told of.
    std::string monitorDatabase; //!< Of bank_monitor, who sees the replication state; empty: none.
    std::size_t databaseConnections = 16;
    std::size_t moneyConnections = 4;          //!< In addition, reserved for payments.
    bool standbyRequired = true;               //!< Of several servers one takes orders only with a synchronous standby.
    std::filesystem::path metricsToken;        //!< Required by GET /metrics, 0600, created if missing; empty: off.
    std::string instance;                      //!< This process's name in monitoring; empty: "host:port".
    std::string bankName = "Counterfoil Bank"; //!< In the letterhead of statements.
    std::filesystem::path objects = "/var/lib/counterfoil/objects"; //!< Without objectStore; created if missing.
    S3Config objectStore;                                           //!< No endpoint: objects are files.
    S3Config otherObjectStore; //!< In another region, where all is copied to. No endpoint: there is none.
    std::string coldBucket;    //!< Of objectStore, for objects as old as coldAfter; empty: they stay.
    std::chrono::days coldAfter{365};
    std::filesystem::path spool =
        "/var/lib/counterfoil/spool"; //!< Reads on their way to the audit trail; this server only.
    std::filesystem::path
        auditCheckpoint;              //!< How far this server has seen the trail. Empty: "mark" in the spool's folder.
    std::int64_t auditVerify = 2'000; //!< Events re-verified per second; 0: none.
    std::filesystem::path masterKey;  //!< 32 bytes, 0600; created for a bank that has no encrypted data.
    //! Sign-in attempts per minute from one address with devices that have not signed in before; 0: unlimited.
    int strangersPerAddress = 30;
    int callsPerSecond = 100; //!< Of one person; 0: unlimited.
    std::string runAs; //!< The user that `serve` becomes when started as root; empty: counterfoil, created if missing.
    int workers = 8;   //!< Threads that run handlers.
    int moneyWorkers = 4;      //!< In addition, for payments only.
    std::size_t queue = 2'000; //!< Calls that may wait.
    //! Orders that may wait for the ledger. Those of batches find room beyond it, but count, up to 750 of them.
    std::size_t orders = 1'000;
    http::ServerConfig http;
    std::uint16_t agentPort = 0; //!< Where the proxies ask how much to give this server (AgentCheck.h); 0: nowhere.
    LogConfig log;
};

//! auditCheckpoint, or its default.
std::filesystem::path auditCheckpointOf(const Settings& settings);

//! What may stand in the file is in installer/bankd.example.toml. The error is a sentence with the place of the
//! mistake.
Outcome<Settings, std::string> readSettings(const std::filesystem::path& file);

} // namespace cf::platform
