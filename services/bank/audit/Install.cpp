#include "services/bank/audit/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/audit/AuditExports.h"
#include "services/bank/audit/AuditRetention.h"
#include "services/bank/audit/AuditRoutes.h"
#include "services/bank/audit/AuditSequencer.h"
#include "services/bank/audit/ReadAuditSpool.h"
#include "services/bank/audit/Refusals.h"
#include "services/bank/audit/TrailWatch.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/metrics/Metrics.h"

namespace cf::bank::audit {
namespace {

AuditSequencerConfig sequencerConfig(Bank& bank, TrailCheckpoint& checkpoint)
{
    AuditSequencerConfig config;
    config.database = bank.servers.primary;
    config.onWaiting = [waiting = bank.metrics.gauge("bankd_audit_unsealed",
                                                     "Lower bound of unsealed events, from the elected sequencer.")](
                           std::size_t events) mutable { waiting.set(static_cast<double>(events)); };
    config.onSealed = [sealed = bank.metrics.counter("bankd_audit_sealed_total", "Events sealed by this server.")](
                          std::size_t events) mutable { sealed.add(static_cast<double>(events)); };
    config.onTrouble = troubleOf("auditSequencer", bank.log);
    config.checkpoint = &checkpoint;
    config.health = &bank.trailHealth;
    config.observer = bank.signer.maker();
    return config;
}

TrailWatchConfig watchConfig(const Bank& bank)
{
    TrailWatchConfig config;
    config.database = bank.servers.primary;
    config.eventsPerSecond = bank.settings.auditVerify;
    config.primaryDown = bank.primaryDown;
    config.onTrouble = troubleOf("trailWatch", bank.log);
    return config;
}

} // namespace

void install(Bank& bank)
{
    const TrailKey key(bank.keys.master());
    auto& checkpoint =
        bank.shutdown.own<TrailCheckpoint>(ShutdownPhase::Last, platform::auditCheckpointOf(bank.settings), key);
    bank.shutdown.own<AuditSequencer>(ShutdownPhase::Sealing, sequencerConfig(bank, checkpoint), key, bank.watchdog);
    bank.shutdown.own<TrailWatch>(ShutdownPhase::Background, watchConfig(bank), key, checkpoint, bank.signer,
                                  bank.trailHealth, bank.watchdog);
    addAuditRoutes(bank.router, bank.pool, bank.keys, bank.readAudit);
    bank.router.noteRefusals(bank.refusals);
    bank.sources.auditSpool = [&spool = bank.spool] { return spool.oldestAge(); };
    bank.sources.auditUnsealed = [&signer = bank.signer] { return signer.oldestUnsealed(); };
    bank.sources.trail = [&health = bank.trailHealth] { return health.state(); };
    bank.degradedWhen.emplace_back(contract::Degradation::AuditBehind,
                                   [&spool = bank.spool] { return spool.oldestAge() > kAuditBehind; });
    bank.eachHour("exports", [](db::Transaction& transaction) { endAbandonedExports(transaction); });
    bank.hourly.push_back({"retention",
                           [&pool = bank.pool, key] {
                               while (removeOutdatedEvents(pool, key)) {
                               }
                           },
                           true});
}

} // namespace cf::bank::audit
