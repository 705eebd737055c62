#include "services/bank/ledger/LedgerRows.h"

#include "models/domain/AuditEvent.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/audit/InboxSigner.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/ledger/TransferEvent.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/records/LedgerTables.h"
#include "services/contract/WireValues.h"

#include <algorithm>
#include <set>

namespace cf::bank {
namespace {

//! The decision on a key of bank.idempotency_key.
struct OutcomeRow
{
    StaffId actor;
    Uuid key;
    contract::KeyState outcome = contract::KeyState::Refused;
    std::optional<TransferId> transferId;       //!< When booked.
    std::optional<contract::ErrorCode> refusal; //!< When refused.
};
BOOST_DESCRIBE_STRUCT(OutcomeRow, (), (actor, key, outcome, transferId, refusal))

const std::string kAccountsSql = "UPDATE bank.account a SET balance = u.balance,"
                                 " last_entry_number = u.last_entry_number, last_recorded_at = $1::timestamptz,"
                                 " row_version = a.row_version + 1 FROM " +
                                 db::unnested<BookedAccountRow>(2) + " WHERE a.id = u.id";
const std::string kTransfersSql = db::insertInto<BookedTransferRow>("bank.transfer");
const std::string kEntriesSql = db::insertInto<BookedEntryRow>("bank.entry");
const std::string kOutcomesSql = "UPDATE bank.idempotency_key k SET outcome = u.outcome, transfer_id = u.transfer_id,"
                                 " refusal = u.refusal, recorded_at = $1::timestamptz FROM " +
                                 db::unnested<OutcomeRow>(2) + " WHERE k.actor = u.actor AND k.key = u.key";
constexpr db::Statement kAudit{"audit", "INSERT INTO bank.audit_inbox (recorded_at, leaves, writer, number, mac)"
                                        " VALUES ($1, $2::bytea[], $3::uuid, $4::bigint, $5::bytea)"};
constexpr db::Statement kOutbox{"outbox", "INSERT INTO bank.outbox (recorded_at, topic, events) VALUES ($1, $2, $3)"};

constexpr db::Statement kInvalidate{"invalidate", "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload"};

void queueAccounts(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::set<std::size_t> touched;
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries)
            touched.insert(entry.account);
    std::vector<BookedAccountRow> rows;
    for (const std::size_t place : touched) {
        const LedgerAccount& account = batch.accounts[place];
        rows.push_back({account.id, account.balance, account.lastEntryNumber});
    }
    pipelined.queue({"accounts", kAccountsSql.c_str()}, db::parametersOf(rows, {toString(batch.recordedAt)}));
}

BookedTransferRow rowOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const TransferCommand& command = *order.command;
    BookedTransferRow row;
    row.id = order.transfer;
    row.branchId = command.by.branch;
    row.madeBy = command.by.staff;
    row.debtorAccount = *order.debtor;
    row.creditorAccount = *order.creditor;
    row.amount = command.order.amount.minorUnits();
    row.currency = command.order.amount.currency();
    if (order.encryptedMemo)
        row.memo = db::Bytea{*order.encryptedMemo};
    row.bookingDate = row.valueDate = order.businessDate;
    row.recordedAt = batch.recordedAt;
    for (const DecidedEntry& entry : order.decision.entries) {
        row.legAccounts.push_back(batch.accounts[entry.account].id.uuid());
        row.legNumbers.push_back(entry.number);
    }
    return row;
}

void queueTransfers(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<BookedTransferRow> rows;
    for (const DecidedOrder& order : batch.orders)
        if (order.booked())
            rows.push_back(rowOf(order, batch));
    pipelined.queue({"transfers", kTransfersSql.c_str()}, db::parametersOf(rows));
}

void queueEntries(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<BookedEntryRow> rows;
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries) {
            const LedgerAccount& account = batch.accounts[entry.account];
            rows.push_back({account.id, entry.number, order.transfer, entry.amount, account.currency,
                            entry.balanceAfter, order.businessDate, order.businessDate, batch.recordedAt});
        }
    pipelined.queue({"entries", kEntriesSql.c_str()}, db::parametersOf(rows));
}

void queueOutcomes(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<OutcomeRow> rows;
    for (const DecidedOrder& order : batch.orders) {
        OutcomeRow row{order.command->by.staff, order.command->key, contract::KeyState::Refused, {}, {}};
        if (order.booked()) {
            row.outcome = contract::KeyState::Booked;
            row.transferId = order.transfer;
        } else {
            row.refusal = *order.decision.refusal;
        }
        rows.push_back(row);
    }
    pipelined.queue({"outcomes", kOutcomesSql.c_str()}, db::parametersOf(rows, {toString(batch.recordedAt)}));
}

void queueAudit(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<std::string> leaves;
    std::vector<std::string> bytes;
    for (const DecidedOrder& order : batch.orders) {
        leaves.push_back(canonicalLeaf(auditEventOf(order, batch)));
        bytes.push_back(db::bytea(leaves.back()));
    }
    const auto signature = nextSignature(pipelined.observer(), leaves);
    pipelined.queue(kAudit, {toString(batch.recordedAt), db::array(bytes),
                             signature ? db::PipelineParameter(signature->writer) : std::nullopt,
                             signature ? db::PipelineParameter(signature->number) : std::nullopt,
                             signature ? db::PipelineParameter(signature->mac) : std::nullopt});
}

void queueOutbox(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    boost::json::array events;
    for (const DecidedOrder& order : batch.orders)
        if (order.booked())
            events.push_back(bookedEventOf(order, batch));
    pipelined.queue(kOutbox,
                    {toString(batch.recordedAt), std::string(kTransfersTopic), boost::json::serialize(events)});
}

// On commit, every bankd drops its cached copies of these accounts.
void queueInvalidation(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::set<std::string> tags;
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries)
            tags.insert(tagOf(batch.accounts[entry.account].id));
    pipelined.queue(kInvalidate, {kInvalidateChannel, db::array(payloadsOf({tags.begin(), tags.end()}))});
}

} // namespace

bool DecidedBatch::books() const
{
    return std::any_of(orders.begin(), orders.end(), [](const DecidedOrder& order) { return order.booked(); });
}

void queueRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    if (batch.books()) {
        queueAccounts(pipelined, batch);
        queueTransfers(pipelined, batch);
        queueEntries(pipelined, batch);
        queueOutbox(pipelined, batch);
        queueInvalidation(pipelined, batch);
    }
    queueOutcomes(pipelined, batch);
    queueAudit(pipelined, batch);
}

} // namespace cf::bank
