// See RunningBank.h. The composition root of bankd: the only place that knows every part.
#include "app/bankd/RunningBank.h"

#include "app/bankd/OpenedBank.h"
#include "app/bankd/ServerSetup.h"

#include "services/bank/accounts/AccountDetailRoutes.h"
#include "services/bank/accounts/AccountRoutes.h"
#include "services/bank/administration/AdministrationRoutes.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/api/Workers.h"
#include "services/bank/approvals/ApprovalRoutes.h"
#include "services/bank/audit/AuditRoutes.h"
#include "services/bank/audit/LookSpool.h"
#include "services/bank/audit/Refusals.h"
#include "services/bank/audit/Sealer.h"
#include "services/bank/audit/TrailWatch.h"
#include "services/bank/caching/ChangeFollower.h"
#include "services/bank/customers/CustomerRoutes.h"
#include "services/bank/documents/DocumentRoutes.h"
#include "services/bank/identity/BranchTimes.h"
#include "services/bank/identity/IdentityRoutes.h"
#include "services/bank/identity/OutageGate.h"
#include "services/bank/ledger/OutboxRelay.h"
#include "services/bank/ledger/TransferRoutes.h"
#include "services/bank/monitoring/BankRoutes.h"
#include "services/bank/monitoring/CallLog.h"
#include "services/bank/monitoring/HealthRoutes.h"
#include "services/bank/monitoring/Housekeeping.h"
#include "services/bank/monitoring/MetricsToken.h"
#include "services/bank/monitoring/MonitoringRoutes.h"
#include "services/bank/platform/cache/MemoryCache.h"
#include "services/bank/platform/events/InProcessBus.h"
#include "services/bank/platform/objects/FileObjectStore.h"
#include "services/bank/search/SearchRoutes.h"
#include "services/bank/statements/StatementRoutes.h"

#include <atomic>
#include <unistd.h>

namespace cf::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kOutboxPause = 2s;
constexpr auto kLooksBehind = 30s;

// Its readers can always go to the primary instead, and so wait for little.
std::unique_ptr<db::Pool> replicaPool(const platform::Settings& settings, db::Watchdog& watchdog)
{
    if (settings.replicaDatabase.empty())
        return nullptr;
    return std::make_unique<db::Pool>(db::PoolConfig{.conninfo = settings.replicaDatabase,
                                                     .connections = settings.databaseConnections,
                                                     .wait = 100ms,
                                                     .deadline = 1s},
                                      watchdog);
}

std::function<void(const std::string&)> troubleOf(const char* component, platform::Log& log)
{
    return [component, &log](const std::string& what) {
        log.warning("trouble", {{"component", component}, {"reason", what}});
    };
}

std::unique_ptr<bank::Sessions> replicaSessions(db::Pool* replica, const platform::SealingKey& master)
{
    return replica ? std::make_unique<bank::Sessions>(*replica, master, std::chrono::system_clock::now) : nullptr;
}

std::string instanceName(const platform::Settings& settings, std::uint16_t port)
{
    if (!settings.instance.empty())
        return settings.instance;
    char host[256] = "localhost";
    ::gethostname(host, sizeof host - 1);
    return std::string(host) + ":" + std::to_string(port);
}

bool isDemonstration(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) {
        const auto rows = transaction.query("SELECT 1 FROM bank.demonstration");
        return !rows.empty();
    });
}

std::string metricsTokenOf(const platform::Settings& settings)
{
    return settings.metricsToken.empty() ? std::string() : bank::openOrMakeMetricsToken(settings.metricsToken);
}

bank::AttemptRates ratesOf(const platform::Settings& settings)
{
    bank::AttemptRates rates;
    const int perMinute = settings.strangersPerAddress;
    rates.strangers =
        perMinute == 0 ? bank::Rate{1'000'000, 1ms} : bank::Rate{perMinute, std::max(60'000ms / perMinute, 1ms)};
    return rates;
}

} // namespace

// In the order in which each needs the ones above it; ended from the bottom up.
struct RunningBank::Parts
{
    Parts(const platform::Settings& settings, platform::Log& log)
        : callLog(log)
        , keys(masterKeyOf(settings))
        , trailKey(keys.master())
        , trailHealth([&log](const std::string& fault) {
            log.error("auditTrail", {{"reason", fault}});
        })
        , trailMark(platform::auditMarkOf(settings), trailKey)
        , signer(trailKey)
        , sealer(sealerConfig(settings, log), trailKey, watchdog)
        , trailWatch(trailWatchConfig(settings, log), trailKey, trailMark, signer, trailHealth, watchdog)
        , objects(settings.objects)
        , pool({.conninfo = settings.appDatabase,
                .connections = settings.databaseConnections,
                .keptBack = settings.moneyConnections,
                .companion = signer.maker()},
               watchdog)
        , looks(spoolConfig(settings, log), pool)
        , refusals(looks, keys.master())
        , replica(replicaPool(settings, watchdog))
        , cache(bank::cacheKinds())
        , follower(settings.appDatabase, cache, troubleOf("cache", log))
        , reads(pool, replica.get(), &cache, &follower, tokens)
        , identity(pool, keys.master(), {}, std::chrono::system_clock::now, &cache, &refusals, ratesOf(settings))
        , sessionsThere(replicaSessions(replica.get(), keys.master()))
        , gate(
              identity.sessions, sessionsThere.get(), [this] { return monitor.primaryDown(); },
              std::chrono::system_clock::now)
        , router(gate, submit,
                 monitor.observing(
                     bank::measuring(metrics, [this](const bank::CallRecord& record) { callLog.call(record); })))
        , workers(settings.workers, settings.moneyWorkers, settings.queue, defectsOf(log))
        , relay(pool, bus, kOutboxPause, troubleOf("outbox", log))
        , writer(ledgerConfig(settings, log), keys)
        , clocks(pool, log)
        , housekeeping(pool, objects, clocks, trailKey, log)
    {
        bank::addHealthRoutes(router, metrics, draining, {isDemonstration(pool), metricsTokenOf(settings)},
                              [this] { return monitor.primaryDown(); });
        identity.bankName = settings.bankName;
        bank::addIdentityRoutes(router, identity);
        bank::addCustomerRoutes(router, reads, looks);
        bank::addAccountRoutes(router, pool, reads, keys, looks);
        bank::addAdministrationRoutes(router, pool, identity.sessions, looks);
        bank::addTransferRoutes(router, writer, reads, keys, looks, submit);
        bank::addAccountDetailRoutes(router, reads, looks);
        bank::addDocumentRoutes(router, pool, keys, objects, looks);
        bank::addStatementRoutes(router, reads, keys, looks, settings.bankName);
        bank::addSearchRoutes(router, reads, keys, looks);
        bank::addAuditRoutes(router, pool, keys, looks);
        bank::addApprovalRoutes(router, pool, keys, looks);
        bank::addMonitoringRoutes(router, monitor, pool);
        bank::addBankRoutes(
            router, settings.bankName, [this] { return degradations(); },
            [this](BranchId branch) { return branchTimes.of(branch); });
        router.exchangeTokens(tokens, [this] { return pool.transaction(db::currentPosition); });
        router.noteRefusals(refusals);
        router.giveUpAfter(settings.http.limits.handler * 9 / 10); // there must be time for doing it
        router.reportDefects(defectsOf(log));
        server = std::make_unique<http::Server>(
            serverConfig(settings, router, submit, log),
            [this](http::Request request, http::Respond respond) { router(std::move(request), std::move(respond)); });
        watch(settings, log);
    }

    // The monitor looks no more at what goes. No new calls; then each stage finishes what the one before it handed
    // over.
    ~Parts()
    {
        monitor.stop();
        server.reset();
        identity.passwords.stop();
        workers.stop();
    }

    std::vector<contract::Degradation> degradations() const
    {
        std::vector<contract::Degradation> found;
        if (monitor.primaryDown())
            found.push_back(contract::Degradation::PrimaryDown);
        if (monitor.replicaDown())
            found.push_back(contract::Degradation::ReplicaDown);
        if (looks.oldestAge() > kLooksBehind || monitor.oldestUnsealed() > kLooksBehind)
            found.push_back(contract::Degradation::AuditBehind);
        if (!clocks.areKnown())
            found.push_back(contract::Degradation::TimeZoneUnknown);
        return found;
    }

    // The instance is named after the port that the server has got.
    void watch(const platform::Settings& settings, platform::Log& log)
    {
        bank::MonitorConfig config;
        config.instance = instanceName(settings, server->port());
        config.database = {settings.appDatabase, settings.monitorDatabase, settings.replicaDatabase};
        config.dataFolder = settings.objects;
        config.poolSize = static_cast<std::int64_t>(pool.size());
        config.queueCapacity = static_cast<std::int64_t>(settings.queue);
        bank::MonitorSources sources;
        sources.inFlight = [this] { return router.inFlight(); };
        sources.queueDepth = [this] { return static_cast<std::int64_t>(workers.queued()); };
        sources.poolInUse = [this] { return static_cast<std::int64_t>(pool.inUse()); };
        sources.auditSpool = [this] { return looks.oldestAge(); };
        sources.certificateEnd = [this] {
            return std::chrono::floor<std::chrono::microseconds>(server->certificateEnd());
        };
        sources.auditUnsealed = [this] { return signer.oldestUnsealed(); };
        sources.trail = [this] { return trailHealth.state(); };
        sources.cache = [this] {
            std::vector<contract::CacheKindStatus> kinds;
            for (const auto& kind : cache.statistics())
                kinds.push_back({kind.kind, kind.entries, kind.hits, kind.misses, kind.evictions, kind.invalidations});
            return kinds;
        };
        sources.remember = [this](db::Connection& connection) { branchTimes.read(connection); };
        monitor.start(std::move(config), std::move(sources), watchdog, troubleOf("monitoring", log));
    }

    bank::SpoolConfig spoolConfig(const platform::Settings& settings, platform::Log& log)
    {
        bank::SpoolConfig config;
        config.folder = settings.spool;
        config.onAge = [age = metrics.gauge("bankd_audit_spool_age_seconds",
                                            "How long the oldest look has been waiting on this machine's disk.")](
                           double seconds) mutable { age.set(seconds); };
        config.onTrouble = troubleOf("spool", log);
        config.key = trailKey;
        config.health = &trailHealth;
        return config;
    }

    bank::SealerConfig sealerConfig(const platform::Settings& settings, platform::Log& log)
    {
        bank::SealerConfig config;
        config.conninfo = settings.appDatabase;
        config.onWaiting = [waiting = metrics.gauge("bankd_audit_unsealed",
                                                    "Events without a number, at least; of the elected sealer.")](
                               std::size_t events) mutable { waiting.set(static_cast<double>(events)); };
        config.onSealed = [sealed = metrics.counter("bankd_audit_sealed_total", "Events that got a number here.")](
                              std::size_t events) mutable { sealed.add(static_cast<double>(events)); };
        config.onTrouble = troubleOf("sealer", log);
        config.mark = &trailMark;
        config.health = &trailHealth;
        config.companion = signer.maker();
        return config;
    }

    bank::TrailWatchConfig trailWatchConfig(const platform::Settings& settings, platform::Log& log)
    {
        bank::TrailWatchConfig config;
        config.conninfo = settings.appDatabase;
        config.eventsPerSecond = settings.auditVerify;
        config.primaryDown = [this] { return monitor.primaryDown(); };
        config.onTrouble = troubleOf("trailWatch", log);
        return config;
    }

    bank::LedgerConfig ledgerConfig(const platform::Settings& settings, platform::Log& log)
    {
        auto batches = metrics.histogram("bankd_ledger_batch_size", "Orders booked in one transaction.", {},
                                         {1, 2, 5, 10, 25, 50, 100, 250});
        bank::LedgerConfig config;
        config.conninfo = settings.appDatabase;
        // Before the answer, so that the orderer's next look here shows it.
        config.onCommitted = [this](const bank::LedgerCommit& commit) {
            try {
                follow(commit);
            } catch (...) {
                follower.startOver();
                throw;
            }
        };
        config.onBooked = [this] { relay.wake(); };
        config.onBatch = [this, batches](std::size_t size) mutable {
            batches.observe(static_cast<double>(size));
            monitor.batch(size);
        };
        config.onTrouble = troubleOf("ledger", log);
        config.companion = signer.maker();
        config.onBrokenInvariant = defectsOf(log);
        return config;
    }

    // Somebody must look at it: it is in the log, and an alert.
    std::function<void(const std::string&)> defectsOf(platform::Log& log)
    {
        return [this, &log](const std::string& what) {
            log.error("brokenInvariant", {{"reason", what}});
            monitor.brokenInvariant();
        };
    }

    // Without a mark nobody could be told how new a copy must be: then none is trusted until it is known.
    void follow(const bank::LedgerCommit& commit)
    {
        if (commit.mark.isNone())
            return follower.startOver();
        for (const StaffId orderer : commit.orderers)
            tokens.raise(orderer, commit.mark);
        std::vector<std::string> changed;
        for (const AccountId account : commit.accounts)
            changed.push_back(bank::subjectOf(account));
        cache.invalidate(changed, commit.mark);
    }

    std::atomic<bool> draining = false;
    platform::Metrics metrics;
    db::Watchdog watchdog;
    bank::Monitor monitor{metrics};
    bank::CallLog callLog;
    bank::CustomerKeys keys;
    const bank::TrailKey trailKey;
    bank::TrailHealth trailHealth;
    bank::TrailMark trailMark;
    bank::InboxSigner signer;
    bank::Sealer sealer; //!< Ended behind all who write to the inbox: it seals their last rows.
    bank::TrailWatch trailWatch;
    platform::FileObjectStore objects;
    db::Pool pool;
    bank::LookSpool looks;
    bank::Refusals refusals;
    std::unique_ptr<db::Pool> replica; //!< Null: none is configured.
    platform::MemoryCache cache;
    bank::ChangeFollower follower;
    bank::ConsistencyTokens tokens;
    bank::Reads reads;
    bank::Identity identity;
    bank::BranchTimes branchTimes{std::chrono::system_clock::now};
    bank::Submit submit = [this](contract::Priority priority, std::function<void()> work) {
        return workers.submit(priority, std::move(work));
    };
    std::unique_ptr<bank::Sessions> sessionsThere; //!< On the replica. Null: none is configured.
    bank::OutageGate gate;
    bank::Router router;
    bank::Workers workers;
    platform::InProcessBus bus;
    bank::OutboxRelay relay;
    bank::LedgerWriter writer;
    bank::BranchClocks clocks;
    bank::Housekeeping housekeeping;
    std::unique_ptr<http::Server> server;
};

RunningBank::RunningBank(const platform::Settings& settings, platform::Log& log)
    : m_log(log)
    , m_parts(std::make_unique<Parts>(settings, log))
{
}

RunningBank::~RunningBank() = default;

std::uint16_t RunningBank::port() const
{
    return m_parts->server->port();
}

void RunningBank::renew()
{
    const auto renewed = m_parts->server->renewCertificate();
    if (renewed)
        m_log.info("certificateRead");
    else
        m_log.warning("certificateNotRenewed", {{"reason", renewed.error()}});
}

void RunningBank::drain()
{
    m_parts->draining = true;
    m_parts->server->drain(30s);
}

} // namespace cf::app
