#include "services/bank/platform/config/Settings.h"

#include "services/bank/platform/config/Channels.h"
#include "services/bank/platform/config/Section.h"
#include "services/bank/platform/postgres/Conninfo.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <set>

namespace cf::platform {
namespace {

void readDatabase(const toml::table& file, Settings& settings)
{
    Section section(file, "database");
    section.take("owner", settings.ownerDatabase);
    section.take("app", settings.appDatabase);
    section.take("replica", settings.replicaDatabase);
    section.take("monitor", settings.monitorDatabase);
    section.take("connections", settings.databaseConnections, 2, 1'000);
    section.take("money_connections", settings.moneyConnections, 1, 1'000);
    std::string standby = "required";
    section.take("standby", standby);
    if (standby != "required" && standby != "optional")
        section.fail("standby", "must be \"required\" or \"optional\"");
    settings.standbyRequired = standby == "required";
    section.end();
    section.require("app", settings.appDatabase);
    for (const auto& [name, conninfo] : {std::pair("owner", &settings.ownerDatabase),
                                         {"app", &settings.appDatabase},
                                         {"replica", &settings.replicaDatabase},
                                         {"monitor", &settings.monitorDatabase}}) {
        const auto parsed = db::Conninfo::parse(*conninfo);
        if (!parsed)
            section.fail(name, parsed.error());
        // Commands like migrate and verify go to the one of several servers that takes orders.
        if (parsed->namesSeveral() && conninfo != &settings.replicaDatabase)
            *conninfo = parsed->withDefault("target_session_attrs", "read-write").text();
    }
    if (db::Conninfo::of(settings.appDatabase).namesSeveral()) {
        section.require("monitor", settings.monitorDatabase);
        if (!settings.replicaDatabase.empty())
            section.fail("replica", "is not for an app with several servers: those that are replicas are found");
    }
}

std::vector<RedisAddress> addressesIn(const Section& section, const char* key, const std::vector<std::string>& texts)
{
    std::vector<RedisAddress> addresses;
    for (const std::string& text : texts) {
        const std::size_t colon = text.rfind(':');
        std::uint16_t port = 0;
        const char* const end = text.data() + text.size();
        const bool complete = colon != std::string::npos && colon > 0 &&
                              std::from_chars(text.data() + colon + 1, end, port).ptr == end && port > 0;
        if (!complete)
            section.fail(key, "must be \"host:port\"");
        addresses.push_back({text.substr(0, colon), port});
    }
    return addresses;
}

void readCache(const toml::table& file, Settings& settings)
{
    Section section(file, "cache");
    std::string server;
    std::vector<std::string> sentinels;
    std::string password;
    std::string authority;
    std::string certificate;
    std::string key;
    RedisConfig& redis = settings.redis;
    section.take("server", server);
    section.takeTexts("sentinels", sentinels);
    section.take("master", redis.master);
    section.take("user", redis.access.user);
    section.take("password", password);
    section.take("authority", authority);
    section.take("certificate", certificate);
    section.take("key", key);
    section.end();
    if (server.empty() && sentinels.empty())
        return;
    section.require("user", redis.access.user);
    section.require("password", password);
    section.require("authority", authority);
    if (!server.empty())
        redis.server = addressesIn(section, "server", {server}).front();
    redis.sentinels = addressesIn(section, "sentinels", sentinels);
    redis.access.password = password;
    redis.access.authority = authority;
    redis.access.certificate = certificate;
    redis.access.key = key;
    redis.sentinelAccess = redis.access;
}

void readEvents(const toml::table& file, Settings& settings)
{
    Section section(file, "events");
    std::string authority;
    std::string certificate;
    std::string key;
    KafkaConfig& kafka = settings.kafka;
    section.takeTexts("brokers", kafka.brokers);
    section.take("prefix", kafka.prefix);
    section.take("authority", authority);
    section.take("certificate", certificate);
    section.take("key", key);
    section.end();
    if (kafka.brokers.empty())
        return;
    addressesIn(section, "brokers", kafka.brokers);
    section.require("authority", authority);
    section.require("certificate", certificate);
    section.require("key", key);
    kafka.authority = authority;
    kafka.certificate = certificate;
    kafka.key = key;
}

void readHttp(const toml::table& file, Settings& settings)
{
    Section section(file, "http");
    std::string certificate;
    std::string key;
    section.take("address", settings.http.address);
    section.take("port", settings.http.port, 0, 65'535);
    section.take("certificate", certificate);
    section.take("key", key);
    section.takeAddresses("proxies", settings.http.proxies);
    section.take("agent_port", settings.agentPort, 1, 65'535);
    section.take("threads", settings.http.threads, 1, 256);
    section.take("connections", settings.http.limits.connections, 10, 1'000'000);
    section.take("connections_per_address", settings.http.limits.connectionsPerAddress, 0, 1'000'000);
    section.take("calls_per_second", settings.callsPerSecond, 0, 1'000);
    std::int64_t drain = 0;
    section.take("drain_seconds", drain, 0, 75);
    settings.http.limits.drainIdle =
        std::max<std::chrono::milliseconds>(settings.http.limits.drainIdle, std::chrono::seconds(drain));
    section.end();
    section.require("certificate", certificate);
    section.require("key", key);
    settings.http.certificateChain = certificate;
    settings.http.privateKey = key;
}

S3Config takeStore(Section& section)
{
    S3Config store;
    std::string authority;
    store.signer.region = "us-east-1"; // what a store answers to that has no regions
    section.take("endpoint", store.endpoint);
    section.take("region", store.signer.region);
    section.take("bucket", store.bucket);
    section.take("access_key", store.signer.accessKey);
    section.take("secret_key", store.signer.secretKey);
    section.take("authority", authority);
    store.authority = authority;
    if (store.endpoint.empty())
        return store;
    const bool plain = store.endpoint.starts_with("https://") && store.endpoint.find('/', 8) == std::string::npos;
    if (!plain || store.endpoint.size() == 8)
        section.fail("endpoint", "must be \"https://host:port\"");
    section.require("region", store.signer.region);
    section.require("bucket", store.bucket);
    section.require("access_key", store.signer.accessKey);
    section.require("secret_key", store.signer.secretKey);
    if (store.signer.secretKey.size() > kLongestSecretKey)
        section.fail("secret_key", "must not be longer than " + std::to_string(kLongestSecretKey) + " bytes");
    return store;
}

void readObjects(const toml::table& file, Settings& settings)
{
    Section objects(file, "objects");
    std::string folder = settings.objects;
    int coldAfter = static_cast<int>(settings.coldAfter.count());
    objects.take("folder", folder);
    settings.objectStore = takeStore(objects);
    objects.take("cold_bucket", settings.coldBucket);
    objects.take("cold_after_days", coldAfter, 1, 10'000);
    objects.end();
    objects.require("folder", folder);
    if (!settings.coldBucket.empty())
        objects.require("endpoint", settings.objectStore.endpoint);
    settings.objects = folder;
    settings.coldAfter = std::chrono::days(coldAfter);

    Section other(file, "other_objects");
    settings.otherObjectStore = takeStore(other);
    other.end();
}

void readPlaces(const toml::table& file, Settings& settings)
{
    Section bank(file, "bank");
    bank.take("name", settings.bankName);
    bank.end();
    bank.require("name", settings.bankName);

    Section audit(file, "audit");
    std::string spool = settings.spool;
    std::string checkpoint;
    audit.take("spool", spool);
    audit.take("mark", checkpoint);
    audit.take("verify", settings.auditVerify, 0, 1'000'000);
    audit.end();
    audit.require("spool", spool);
    settings.spool = spool;
    settings.auditCheckpoint = checkpoint;
}

void readRest(const toml::table& file, Settings& settings)
{
    Section keys(file, "keys");
    std::string master;
    keys.take("master", master);
    keys.end();
    keys.require("master", master);
    settings.masterKey = master;

    Section monitoring(file, "monitoring");
    std::string metricsToken;
    monitoring.take("instance", settings.instance);
    monitoring.take("metrics_token", metricsToken);
    monitoring.end();
    settings.metricsToken = metricsToken;

    Section proxies(file, "proxies");
    std::string authority;
    proxies.takeTexts("statistics", settings.proxies.statistics);
    proxies.take("user", settings.proxies.user);
    proxies.take("password", settings.proxies.password);
    proxies.take("authority", authority);
    proxies.end();
    settings.proxies.authority = authority;
    for (const std::string& url : settings.proxies.statistics)
        if (!url.starts_with("https://"))
            proxies.fail("statistics", "must be addresses that begin with https://");

    Section notices(file, "notices");
    notices.take("keep_days", settings.noticeDays, 1, 3'650);
    notices.end();

    Section signIn(file, "sign_in");
    signIn.take("strangers_per_address", settings.strangersPerAddress, 0, 1'000'000);
    signIn.end();

    Section process(file, "process");
    process.take("user", settings.runAs);
    process.end();

    Section work(file, "work");
    work.take("workers", settings.workers, 1, 1'000);
    work.take("money_workers", settings.moneyWorkers, 1, 1'000);
    work.take("queue", settings.queue, 4, 1'000'000);
    work.take("orders", settings.orders, 1'000, 1'000'000); // fewer would leave none to single ones beside batches
    work.end();

    Section log(file, "log");
    std::string level = "info";
    std::string path;
    log.take("level", level);
    log.take("file", path);
    log.end();
    if (!std::set<std::string_view>{"debug", "info", "warning", "error"}.contains(level))
        log.fail("level", "must be debug, info, warning or error");
    settings.log.level = logLevelFrom(level);
    settings.log.file = path;
}

} // namespace

std::filesystem::path auditCheckpointOf(const Settings& settings)
{
    return settings.auditCheckpoint.empty() ? settings.spool / "mark" : settings.auditCheckpoint;
}

Outcome<Settings, std::string> readSettings(const std::filesystem::path& file)
{
    const auto sentence = [&](const std::string& what) {
        return "The configuration " + file.string() + ": " + what + ".";
    };
    if (!std::ifstream(file).is_open())
        return sentence(std::string("it cannot be opened: ") + std::strerror(errno));
    try {
        const toml::table table = toml::parse_file(file.string());
        for (const auto& [key, node] : table)
            if (!std::set<std::string_view>{"bank", "objects", "audit", "cache", "database", "events", "feeds", "http",
                                            "mail", "monitoring", "notices", "other_objects", "keys", "sign_in", "sms",
                                            "process", "proxies", "work", "log"}
                     .contains(key.str()))
                return sentence(std::string(key.str()) + " (" + lineOf(node) + ") is not a section of bankd");
        Settings settings;
        settings.http.port = 8443;
        readDatabase(table, settings);
        readCache(table, settings);
        readEvents(table, settings);
        readHttp(table, settings);
        readPlaces(table, settings);
        readObjects(table, settings);
        settings.mail = mailIn(table, settings.bankName, settings.statementLink);
        settings.sms = smsIn(table);
        settings.feeds = feedsIn(table);
        readRest(table, settings);
        return settings;
    } catch (const toml::parse_error& error) {
        return sentence("line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
    } catch (const std::runtime_error& error) {
        return sentence(error.what());
    }
}

} // namespace cf::platform
