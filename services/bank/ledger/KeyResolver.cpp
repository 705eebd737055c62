#include "services/bank/ledger/KeyResolver.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/ledger/OutcomeReader.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using contract::ErrorCode;

bool reaches(db::Transaction& transaction, const Caller& caller, StaffId orderer)
{
    if (orderer == caller.staff)
        return true;
    const auto rows =
        transaction.query("SELECT branch_id FROM bank.staff WHERE id = $1::uuid", orderer.uuid().toString());
    return !rows.empty() && inReach(caller, contract::ResolveTransferKey::kInfo.scope, rows.value<BranchId>(), orderer);
}

// A time: the key had no outcome and has been closed since.
std::optional<Instant> plantTombstone(db::Transaction& transaction, const Caller& caller, StaffId orderer,
                                      const Uuid& key)
{
    // Transactions that claim keys do not wait for this one, but it waits for any that decides this key.
    transaction.query("SELECT bank.lock_key($1::uuid, $2::uuid)", orderer.uuid().toString(), key.toString());
    const auto rows =
        transaction.query("INSERT INTO bank.idempotency_key (actor, key, outcome, recorded_at, resolved_by)"
                          " VALUES ($1::uuid, $2::uuid, 'abandoned', clock_timestamp(), $3::uuid)"
                          " ON CONFLICT DO NOTHING RETURNING recorded_at",
                          orderer.uuid().toString(), key.toString(), caller.staff.uuid().toString());
    return rows.empty() ? std::nullopt : std::optional(rows.value<Instant>());
}

StoredOutcome storedUnder(db::Transaction& transaction, StaffId orderer, const Uuid& key)
{
    static const std::string sql = "SELECT " + std::string(StoredOutcome::kColumns) +
                                   " FROM bank.idempotency_key k WHERE k.actor = $1::uuid AND k.key = $2::uuid";
    const auto rows = transaction.query(sql.c_str(), orderer.uuid().toString(), key.toString());
    return StoredOutcome::in(rows.front());
}

void audit(db::Transaction& transaction, AuditEvent event, StaffId orderer, const Uuid& key)
{
    event.objectId = orderer.toString();
    event.detail = detailOf({attribute("key", key.toString())});
    record(transaction, {event});
}

} // namespace

contract::Answer<contract::OrderOutcome> resolveKey(db::Transaction& transaction, const CustomerKeys& keys,
                                                    const Caller& caller, const contract::KeyRef& ref,
                                                    const std::string& traceId, const Environment& environment)
{
    const StaffId orderer = ref.orderedBy.value_or(caller.staff);
    if (!reaches(transaction, caller, orderer))
        return contract::Problem::of(ErrorCode::NotFound);
    const auto planted = plantTombstone(transaction, caller, orderer, ref.key);
    const StoredOutcome stored = storedUnder(transaction, orderer, ref.key);
    ReadOutcome read = readOutcome(transaction, keys, stored);
    // Audited if it changed something, concerns a colleague's order or shows names.
    if (planted || orderer != caller.staff || read.transfer) {
        audit(transaction,
              beginEvent(environment.newId(), planted ? "transferKey.abandoned" : "transferKey.resolved",
                         planted.value_or(environment.now()), traceId, &caller),
              orderer, ref.key);
    }
    // A colleague may have ordered it in another branch before moving to this one.
    if (read.transfer && (orderer == caller.staff || read.transfer->visibleTo(caller)))
        read.outcome.transfer = read.transfer->shownTo(caller);
    return read.outcome;
}

} // namespace cf::bank
