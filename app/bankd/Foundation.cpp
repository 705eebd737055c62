#include "app/bankd/Foundation.h"

#include "app/bankd/Consumers.h"
#include "app/bankd/OpenedBank.h"

#include "services/bank/api/CacheKinds.h"
#include "services/bank/events/EventQueue.h"
#include "services/bank/events/KafkaBacklog.h"
#include "services/bank/events/QueueBacklog.h"
#include "services/bank/platform/events/KafkaProducer.h"

namespace cf::app {
namespace {

using namespace std::chrono_literals;

// Readers of a replica can always fall back to the primary, and so wait only briefly.
db::PoolConfig replicaPool(const platform::Settings& settings, db::Endpoint replica)
{
    return {.database = std::move(replica), .connections = settings.databaseConnections, .wait = 100ms, .deadline = 1s};
}

std::unique_ptr<db::Pool> someReplica(const platform::Settings& settings, const bank::DatabaseServers& servers,
                                      db::Watchdog& watchdog)
{
    if (!servers.replica)
        return nullptr;
    return std::make_unique<db::Pool>(replicaPool(settings, *servers.replica), watchdog);
}

std::unique_ptr<db::Replicas> replicasOf(const platform::Settings& settings, const db::ServerWatch* watch,
                                         db::Watchdog& watchdog)
{
    const std::string& conninfo = watch ? settings.appDatabase : settings.replicaDatabase;
    if (conninfo.empty())
        return nullptr;
    return std::make_unique<db::Replicas>(db::Conninfo::of(conninfo).servers(), replicaPool(settings, ""), watch,
                                          watchdog);
}

std::unique_ptr<platform::RedisClient> redisOf(const platform::Settings& settings, platform::Log& log)
{
    if (settings.redis.server.host.empty() && settings.redis.sentinels.empty())
        return nullptr;
    platform::RedisConfig config = settings.redis;
    config.onTrouble = bank::troubleOf("redis", log);
    return std::make_unique<platform::RedisClient>(std::move(config));
}

std::unique_ptr<platform::SharedCache> sharedCacheOf(platform::RedisClient* redis,
                                                     const platform::EncryptionKey& master)
{
    if (!redis)
        return nullptr;
    const std::string derived = master.lookupMac("the key of the cache that servers share");
    return std::make_unique<platform::SharedCache>(*redis, platform::EncryptionKey::fromBytes(derived).value());
}

std::unique_ptr<platform::Cache> cacheOf(platform::SharedCache* shared)
{
    if (!shared)
        return std::make_unique<platform::MemoryCache>(bank::cacheKinds());
    return std::make_unique<platform::LayeredCache>(bank::cacheKinds(), *shared);
}

std::unique_ptr<platform::EventBus> busOf(const platform::Settings& settings, db::Pool& pool,
                                          const std::vector<platform::EventConsumer>& consumers)
{
    if (settings.kafka.brokers.empty())
        return std::make_unique<bank::QueueBus>(pool, consumers);
    return std::make_unique<platform::KafkaBus>(settings.kafka);
}

std::unique_ptr<bank::EventBacklog> backlogOf(const platform::Settings& settings, db::Pool& pool,
                                              const std::vector<platform::EventConsumer>& consumers)
{
    if (settings.kafka.brokers.empty())
        return std::make_unique<bank::QueueBacklog>(pool, consumers);
    return std::make_unique<bank::KafkaBacklog>(settings.kafka, consumers);
}

bank::SpoolConfig spoolConfig(const platform::Settings& settings, platform::Log& log, platform::Metrics& metrics,
                              const bank::Environment& environment, const bank::TrailKey& key,
                              bank::TrailHealth& health)
{
    bank::SpoolConfig config;
    config.environment = environment;
    config.folder = settings.spool;
    config.onAge = [age = metrics.gauge("bankd_audit_spool_age_seconds",
                                        "How long the oldest read has been waiting on this machine's disk.")](
                       double seconds) mutable { age.set(seconds); };
    config.onTrouble = bank::troubleOf("spool", log);
    config.key = key;
    config.health = &health;
    return config;
}

} // namespace

Foundation::Foundation(const platform::Settings& settings, platform::Log& log)
    : m_keys(masterKeyOf(settings))
    , m_trailHealth([&log](const std::string& fault) {
        log.error("auditTrail", {{"reason", fault}});
    })
    , m_signer(bank::TrailKey(m_keys.master()), m_environment)
    , m_objects(settings)
    , m_database(settings, log)
    , m_pool({.database = m_database.servers.primary,
              .connections = settings.databaseConnections,
              .reserved = settings.moneyConnections,
              .observer = m_signer.maker()},
             m_database.watchdog)
    , m_replica(someReplica(settings, m_database.servers, m_database.watchdog))
    , m_replicas(replicasOf(settings, m_database.watch.get(), m_database.watchdog))
    , m_redis(redisOf(settings, log))
    , m_sharedCache(sharedCacheOf(m_redis.get(), m_keys.master()))
    , m_cache(cacheOf(m_sharedCache.get()))
    , m_invalidations(m_database.servers.primary, *m_cache, bank::troubleOf("cache", log))
    , m_reads(m_pool, m_replicas.get(), m_cache.get(), &m_invalidations, m_tokens)
    , m_readAudit(std::make_unique<bank::ReadAuditSpool>(
          spoolConfig(settings, log, m_metrics, m_environment, bank::TrailKey(m_keys.master()), m_trailHealth), m_pool))
    , m_refusals(std::make_unique<bank::Refusals>(*m_readAudit, m_keys.master()))
    , m_consumers(consumersOf(settings))
    , m_bus(busOf(settings, m_pool, m_consumers))
    , m_backlog(backlogOf(settings, m_pool, m_consumers))
    , m_workers(settings.workers, settings.moneyWorkers, settings.queue, defectsOf(log))
    , m_router(submit())
    , bank(everything(settings, log))
{
    bank.shutdown.add(bank::ShutdownPhase::Work, [this] { m_workers.stop(); });
    bank.shutdown.add(bank::ShutdownPhase::Refusals, [this] { m_refusals.reset(); });
    bank.shutdown.add(bank::ShutdownPhase::ReadAudit, [this] { m_readAudit.reset(); });
    bank.sources.inFlight = [this] { return m_router.inFlight(); };
    bank.sources.queueDepth = [this] { return static_cast<std::int64_t>(m_workers.queued()); };
    bank.sources.dependencies.push_back({"cache", m_redis != nullptr});
    if (m_redis)
        bank.sources.dependencies.back().health = [this] { return m_redis->health(); };
    bank.sources.poolInUse = [this] { return static_cast<std::int64_t>(m_pool.inUse()); };
    bank.sources.poolWaits = [this] { return m_pool.waits(); };
    m_router.giveUpAfter(settings.http.limits.handler * 9 / 10); // leaves time for doing it
    m_router.reportDefects(bank.onDefect);
    if (settings.callsPerSecond > 0)
        m_router.limitCalls(settings.callsPerSecond);
    if (m_redis)
        bank.whenServing.emplace_back([this](std::uint16_t) { shareRates(); });
}

void Foundation::shareRates()
{
    std::vector<bank::SharedRate> rates = m_router.rates();
    rates.insert(rates.end(), bank.rates.begin(), bank.rates.end());
    const std::string derived = m_keys.master().lookupMac("the key of the rates that servers share");
    bank.shutdown.own<bank::RateSharing>(bank::ShutdownPhase::Background, *m_redis,
                                         platform::EncryptionKey::fromBytes(derived).value(), std::move(rates));
}

// Somebody must see it: it goes to the log and raises an alert.
std::function<void(const std::string&)> Foundation::defectsOf(platform::Log& log)
{
    return [this, &log](const std::string& what) {
        log.error("brokenInvariant", {{"reason", what}});
        m_monitor.brokenInvariant();
    };
}

bank::Submit Foundation::submit()
{
    return [this](contract::Priority priority, std::function<void()> work) {
        return m_workers.submit(priority, std::move(work));
    };
}

bank::Bank Foundation::everything(const platform::Settings& settings, platform::Log& log)
{
    return {.settings = settings,
            .log = log,
            .metrics = m_metrics,
            .environment = m_environment,
            .watchdog = m_database.watchdog,
            .servers = m_database.servers,
            .pool = m_pool,
            .replica = m_replica.get(),
            .objects = m_objects.all(),
            .objectStores = m_objects,
            .bus = *m_bus,
            .backlog = *m_backlog,
            .consumers = m_consumers,
            .keys = m_keys,
            .cache = *m_cache,
            .invalidations = m_invalidations,
            .tokens = m_tokens,
            .reads = m_reads,
            .signer = m_signer,
            .trailHealth = m_trailHealth,
            .spool = *m_readAudit,
            .readAudit = *m_readAudit,
            .refusals = *m_refusals,
            .monitor = m_monitor,
            .router = m_router,
            .submit = submit(),
            .draining = draining,
            .primaryDown = [this] { return m_monitor.primaryDown(); },
            .onDefect = defectsOf(log),
            .onBatch = [this](std::size_t size) { m_monitor.batch(size); },
            .onUnknown = [this](std::size_t orders) { m_monitor.unknown(orders); },
            .sources = {},
            .rates = {},
            .hourly = {},
            .whenServing = {},
            .degradedWhen = {},
            .shutdown = {}};
}

} // namespace cf::app
