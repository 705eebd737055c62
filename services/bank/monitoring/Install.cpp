#include "services/bank/monitoring/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/identity/BranchTimes.h"
#include "services/bank/monitoring/BankRoutes.h"
#include "services/bank/monitoring/BranchTimeZones.h"
#include "services/bank/monitoring/CallLog.h"
#include "services/bank/monitoring/HealthRoutes.h"
#include "services/bank/monitoring/Housekeeping.h"
#include "services/bank/monitoring/MetricsToken.h"
#include "services/bank/monitoring/MonitoringRoutes.h"
#include "services/bank/platform/config/Settings.h"

#include <unistd.h>

namespace cf::bank::monitoring {
namespace {

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
    return settings.metricsToken.empty() ? std::string() : openOrMakeMetricsToken(settings.metricsToken);
}

void addDegradations(Bank& bank)
{
    using contract::Degradation;
    Monitor& monitor = bank.monitor;
    bank.degradedWhen.emplace_back(Degradation::PrimaryDown, bank.primaryDown);
    bank.degradedWhen.emplace_back(Degradation::ReplicaDown, [&monitor] { return monitor.replicaDown(); });
    bank.degradedWhen.emplace_back(Degradation::AuditBehind,
                                   [&monitor] { return monitor.oldestUnsealed() > kAuditBehind; });
    auto& timeZones = bank.shutdown.own<BranchTimeZones>(ShutdownPhase::Last, bank.pool, bank.log);
    bank.degradedWhen.emplace_back(Degradation::TimeZoneUnknown, [&timeZones] { return !timeZones.areKnown(); });
    bank.hourly.push_back({"branchTimeZones", [&timeZones] { timeZones.check(); }});
}

// The instance is named after the server's actual port.
void begin(Bank& bank, std::uint16_t port)
{
    MonitorConfig config;
    config.instance = instanceName(bank.settings, port);
    config.database = {bank.servers.primary, bank.servers.monitor, bank.servers.replica, bank.servers.watch};
    const bool files = bank.settings.objectStore.endpoint.empty();
    config.dataFolder = files ? bank.settings.objects : bank.settings.spool;
    config.poolSize = static_cast<std::int64_t>(bank.pool.size());
    config.queueCapacity = static_cast<std::int64_t>(bank.settings.queue);
    config.cluster.servers = bank.servers.watch;
    if (!bank.settings.proxies.statistics.empty())
        config.cluster.proxies = &bank.settings.proxies;
    config.cluster.otherRegion = !bank.settings.otherObjectStore.endpoint.empty();
    bank.sources.draining = [&bank] { return bank.draining.load(); };
    bank.monitor.start(std::move(config), bank.sources, bank.watchdog, troubleOf("monitoring", bank.log));
    bank.shutdown.own<Housekeeping>(ShutdownPhase::Background, bank.hourly, bank.log);
}

} // namespace

void install(Bank& bank)
{
    auto& calls = bank.shutdown.own<CallLog>(ShutdownPhase::Last, bank.log);
    bank.router.observe(
        bank.monitor.observing(measuring(bank.metrics, [&calls](const CallRecord& record) { calls.call(record); })));
    addHealthRoutes(bank.router, bank.metrics, bank.draining,
                    {isDemonstration(bank.pool), metricsTokenOf(bank.settings)}, bank.primaryDown);
    addMonitoringRoutes(bank.router, bank.monitor, bank.pool);
    auto& branchTimes = bank.shutdown.own<BranchTimes>(ShutdownPhase::Last, bank.environment.clock);
    bank.sources.refresh = [&branchTimes](db::Connection& connection) { branchTimes.read(connection); };
    addBankRoutes(
        bank.router, bank.settings.bankName, [&bank] { return bank.degradations(); },
        [&branchTimes](BranchId branch) { return branchTimes.of(branch); });
    addDegradations(bank);
    bank.shutdown.add(ShutdownPhase::Watching, [&monitor = bank.monitor] { monitor.stop(); });
    bank.whenServing.emplace_back([&bank](std::uint16_t port) { begin(bank, port); });
}

} // namespace cf::bank::monitoring
