#include "services/bank/ledger/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/audit/InboxSigner.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/caching/InvalidationListener.h"
#include "services/bank/ledger/Expiry.h"
#include "services/bank/ledger/OrderRoutes.h"
#include "services/bank/ledger/OutboxRelay.h"
#include "services/bank/ledger/PreviewRoutes.h"
#include "services/bank/ledger/TransferRoutes.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/metrics/Metrics.h"

namespace cf::bank::ledger {
namespace {

using contract::Priority;

constexpr std::chrono::seconds kOutboxPause{2};

// Without a watermark nobody can tell how new a cached copy must be: none is trusted until it is known.
void follow(Bank& bank, const LedgerCommit& commit)
{
    if (commit.watermark.isNone())
        return bank.invalidations.startOver();
    for (const StaffId orderer : commit.orderers)
        bank.tokens.raise(orderer, commit.watermark);
    std::vector<std::string> changed;
    for (const AccountId account : commit.accounts)
        changed.push_back(tagOf(account));
    bank.cache.invalidate(changed, commit.watermark);
}

LedgerConfig configOf(Bank& bank, OutboxRelay& relay)
{
    auto batches = bank.metrics.histogram("bankd_ledger_batch_size", "Orders booked in one transaction.", {},
                                          {1, 2, 5, 10, 25, 50, 100, 250});
    LedgerConfig config;
    config.database = bank.servers.primary;
    config.queue = bank.settings.orders;
    // Before the answer, so that the orderer's next read here shows it.
    config.onCommitted = [&bank](const LedgerCommit& commit) {
        try {
            follow(bank, commit);
        } catch (...) {
            bank.invalidations.startOver();
            throw;
        }
    };
    config.onBooked = [&relay] { relay.wake(); };
    config.onBatch = [&bank, batches](std::size_t size) mutable {
        batches.observe(static_cast<double>(size));
        bank.onBatch(size);
    };
    config.onUnknown =
        [&bank, unknown = bank.metrics.counter("bankd_orders_unknown_total", "Orders whose outcome nobody could say.")](
            std::size_t size) mutable {
            unknown.add(static_cast<double>(size));
            bank.onUnknown(size);
        };
    config.onTrouble = troubleOf("ledger", bank.log);
    config.observer = bank.signer.maker();
    config.onBrokenInvariant = bank.onDefect;
    config.environment = bank.environment;
    return config;
}

} // namespace

void install(Bank& bank)
{
    auto& relay = bank.shutdown.own<OutboxRelay>(ShutdownPhase::Background, bank.pool, bank.bus, kOutboxPause,
                                                 troubleOf("outbox", bank.log));
    auto& writer = bank.shutdown.own<LedgerWriter>(ShutdownPhase::Booking, configOf(bank, relay), bank.keys);
    const OrderDesk& desk =
        bank.shutdown.own<OrderDesk>(ShutdownPhase::Last, writer, bank.reads, bank.keys, bank.readAudit, bank.submit);
    bank.orders = &desk;
    addOrderRoutes(bank.router, desk, bank.reads, bank.keys);
    // When a batch is repeated, reading its outcomes must not hold up everybody else.
    const OrderDesk& ofBatches =
        bank.shutdown.own<OrderDesk>(ShutdownPhase::Last, writer, bank.reads, bank.keys, bank.readAudit,
                                     [submit = bank.submit](Priority, std::function<void()> work) {
                                         return submit(Priority::History, std::move(work));
                                     });
    addBatchRoute(bank.router, bank.shutdown.own<BatchDesk>(ShutdownPhase::Last, ofBatches));
    auto& previewer = bank.shutdown.own<Previewer>(ShutdownPhase::Last, bank.servers.primary, bank.environment);
    addPreviewRoutes(bank.router, previewer, bank.reads, bank.readAudit);
    addTransferRoutes(bank.router, desk, bank.reads, bank.keys, bank.readAudit);
    bank.shutdown.own<Expiry>(ShutdownPhase::Background, bank.pool, troubleOf("expiry", bank.log));
    bank.eachHour("transferPartitions", [](db::Transaction& transaction) {
        transaction.query("SELECT bank.ensure_transfer_partitions(current_date, 12)");
    });
}

} // namespace cf::bank::ledger
