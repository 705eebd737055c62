#include "services/bank/ledger/LedgerRows.h"

#include "models/domain/AuditEvent.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/audit/InboxSigner.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/ledger/ApprovalRows.h"
#include "services/bank/ledger/TransferEvent.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/records/LedgerTables.h"
#include "services/contract/WireValues.h"

#include <algorithm>
#include <functional>
#include <set>

namespace cf::bank {
namespace {

//! The columns of bank.account that an order changes.
struct ChangedAccountRow
{
    AccountId id;
    std::int64_t balance = 0;
    std::int64_t holds = 0;
    std::int64_t lastEntryNumber = 0;
    std::optional<Date> usageDay;
    std::int64_t usageAmount = 0;
    std::optional<Instant> usageHour;
    std::int64_t usageOrders = 0;
};
BOOST_DESCRIBE_STRUCT(ChangedAccountRow, (),
                      (id, balance, holds, lastEntryNumber, usageDay, usageAmount, usageHour, usageOrders))

//! Of bank.order_usage, and what was decided on.
struct OrderUsageRow
{
    StaffId staffId;
    Currency currency;
    Date day;
    std::int64_t amount = 0;
    Instant hour;
    std::int64_t orders = 0;
    bool counted = false; //!< Before, as follows.
    std::int64_t seenAmount = 0;
    std::int64_t seenOrders = 0;
};
BOOST_DESCRIBE_STRUCT(OrderUsageRow, (),
                      (staffId, currency, day, amount, hour, orders, counted, seenAmount, seenOrders))

//! Of bank.idempotency_key.
struct DecidedKeyRow
{
    StaffId actor;
    Uuid key;
    db::Bytea orderHash;
    contract::KeyState outcome = contract::KeyState::Refused;
    std::optional<TransferId> transferId;
    std::optional<HoldId> holdId;
    std::optional<ApprovalId> approvalId;
    std::optional<contract::ErrorCode> refusal;
    Instant recordedAt;
};
BOOST_DESCRIBE_STRUCT(DecidedKeyRow, (),
                      (actor, key, orderHash, outcome, transferId, holdId, approvalId, refusal, recordedAt))

// A trigger compares the balances with the entries, which are written before.
const std::string kAccountsSql =
    "UPDATE bank.account a SET balance = u.balance, holds = u.holds, last_entry_number = u.last_entry_number,"
    " last_recorded_at = CASE WHEN a.last_entry_number = u.last_entry_number THEN a.last_recorded_at"
    "   ELSE $1::timestamptz END, usage_day = u.usage_day, usage_amount = u.usage_amount, usage_hour = u.usage_hour,"
    " usage_orders = u.usage_orders, row_version = a.row_version + 1 FROM " +
    db::unnested<ChangedAccountRow>(2) + " WHERE a.id = u.id";
const std::string kTransfersSql = db::insertInto<BookedTransferRow>("bank.transfer");
const std::string kEntriesSql = db::insertInto<BookedEntryRow>("bank.entry");
const std::string kKeysSql = db::insertInto<DecidedKeyRow>("bank.idempotency_key");
// Another bank server may have counted for the same person meanwhile: then not all rows are found as they were seen.
const std::string kUsageWrittenSql =
    "WITH u AS (SELECT * FROM " + db::unnested<OrderUsageRow>(1) +
    "), changed AS (UPDATE bank.order_usage o SET day = u.day, amount = u.amount, hour = u.hour, orders = u.orders"
    "   FROM u WHERE o.staff_id = u.staff_id AND o.currency = u.currency"
    "   AND o.amount = u.seen_amount AND o.orders = u.seen_orders RETURNING 1"
    "), added AS (INSERT INTO bank.order_usage (staff_id, currency, day, amount, hour, orders)"
    "   SELECT staff_id, currency, day, amount, hour, orders FROM u WHERE NOT counted"
    "   ON CONFLICT DO NOTHING RETURNING 1)"
    " SELECT bank.as_decided_on((SELECT count(*) FROM changed) + (SELECT count(*) FROM added)"
    "   = (SELECT count(*) FROM u))";
constexpr db::Statement kAudit{"audit", "INSERT INTO bank.audit_inbox (recorded_at, leaves, writer, number, mac)"
                                        " VALUES ($1, $2::bytea[], $3::uuid, $4::bigint, $5::bytea)"};
constexpr db::Statement kOutbox{"outbox", "INSERT INTO bank.outbox (recorded_at, topic, events) VALUES ($1, $2, $3)"};

void queueAccounts(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<ChangedAccountRow> rows;
    for (const std::size_t place : batch.changedAccounts()) {
        const LedgerAccount& account = batch.after.accounts[place];
        ChangedAccountRow row{account.id, account.balance, account.holds, account.lastEntryNumber, {}, 0, {}, 0};
        if (account.usage != Usage()) {
            row.usageDay = account.usage.day;
            row.usageAmount = account.usage.amount;
            row.usageHour = account.usage.hour;
            row.usageOrders = account.usage.orders;
        }
        rows.push_back(row);
    }
    if (!rows.empty())
        pipelined.queue({"accounts", kAccountsSql.c_str()}, db::parametersOf(rows, {toString(batch.recordedAt)}));
}

void queueUsage(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<OrderUsageRow> rows;
    for (const auto& [orderer, usage] : batch.after.usage) {
        const auto seen = batch.before.usage.find(orderer);
        const Usage before = seen == batch.before.usage.end() ? Usage() : seen->second;
        if (usage != before)
            rows.push_back({orderer.first, orderer.second, usage.day, usage.amount, usage.hour, usage.orders,
                            seen != batch.before.usage.end(), before.amount, before.orders});
    }
    if (!rows.empty())
        pipelined.queue({"orderUsage", kUsageWrittenSql.c_str()}, db::parametersOf(rows));
}

//! The first account that the legs debit, or credit.
AccountId firstOf(const DecidedOrder& order, const DecidedBatch& batch, bool debited)
{
    const auto& entries = order.decision.entries;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const DecidedEntry& entry) { return (entry.amount < 0) == debited; });
    return batch.after.accounts[found->account].id;
}

void setAmounts(BookedTransferRow& row, const DecidedOrder& order, const DecidedBatch& batch)
{
    const auto& entries = order.decision.entries;
    std::int64_t debited = 0;
    bool mixed = false;
    const Currency currency = batch.after.accounts[entries.front().account].currency;
    std::vector<std::int64_t> amounts;
    for (const DecidedEntry& entry : entries) {
        const LedgerAccount& account = batch.after.accounts[entry.account];
        row.legAccounts.push_back(account.id.uuid());
        row.legNumbers.push_back(entry.number);
        amounts.push_back(entry.amount);
        mixed = mixed || account.currency != currency;
        debited += entry.amount < 0 ? -entry.amount : 0;
    }
    if (!mixed) {
        row.amount = debited;
        row.currency = currency;
    }
    if (mixed || entries.size() != 2)
        row.legAmounts = std::move(amounts);
}

BookedTransferRow rowOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const LedgerCommand& command = *order.command;
    BookedTransferRow row;
    row.id = order.transfer;
    row.kind = kindOf(command.content);
    row.branchId = command.by.branch;
    row.madeBy = command.by.staff;
    row.debtorAccount = firstOf(order, batch, true);
    row.creditorAccount = firstOf(order, batch, false);
    if (order.encryptedMemo)
        row.memo = db::Bytea{*order.encryptedMemo};
    row.bookingDate = row.valueDate = order.businessDate;
    row.recordedAt = batch.recordedAt;
    setAmounts(row, order, batch);
    if (const auto* capture = std::get_if<HoldCapture>(&command.content))
        row.holdId = capture->hold;
    if (order.decision.approval) {
        const LedgerApproval& approved = batch.before.approvals[order.decision.approval->approval];
        row.branchId = approved.branch;
        row.madeBy = approved.maker;
        row.approvedBy = command.by.staff;
        row.approvalId = approved.id;
        if (const auto* reversal = std::get_if<Reversal>(waitingIn(command.content)))
            row.reverses = reversal->of;
    }
    return row;
}

void queueTransfers(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<BookedTransferRow> rows;
    for (const DecidedOrder& order : batch.orders)
        if (order.books())
            rows.push_back(rowOf(order, batch));
    pipelined.queue({"transfers", kTransfersSql.c_str()}, db::parametersOf(rows));
}

void queueEntries(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<BookedEntryRow> rows;
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries) {
            const LedgerAccount& account = batch.after.accounts[entry.account];
            rows.push_back({account.id, entry.number, order.transfer, entry.amount, account.currency,
                            entry.balanceAfter, order.businessDate, order.businessDate, batch.recordedAt});
        }
    pipelined.queue({"entries", kEntriesSql.c_str()}, db::parametersOf(rows));
}

DecidedKeyRow keyRowOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const LedgerCommand& command = *order.command;
    const Decision& decision = order.decision;
    DecidedKeyRow row{command.by.staff, command.key, {orderHash(command.content)}, {}, {}, {}, {}, {},
                      batch.recordedAt};
    row.refusal = decision.refusal;
    row.outcome = decision.refusal   ? contract::KeyState::Refused
                  : decision.waits() ? contract::KeyState::Waiting
                                     : contract::KeyState::Booked;
    if (decision.refusal)
        return row;
    if (decision.books())
        row.transferId = order.transfer;
    if (decision.waits() || decision.approval)
        row.approvalId = order.approval;
    else if (!order.newHolds.empty())
        row.holdId = order.newHolds.front();
    else if (!decision.holds.empty())
        row.holdId = batch.before.holds[decision.holds.front().hold].id;
    return row;
}

void queueKeys(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<DecidedKeyRow> rows;
    for (const DecidedOrder& order : batch.orders)
        rows.push_back(keyRowOf(order, batch));
    pipelined.queue({"keys", kKeysSql.c_str()}, db::parametersOf(rows));
}

void queueAudit(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<std::string> leaves;
    for (const DecidedOrder& order : batch.orders)
        leaves.push_back(canonicalLeaf(auditEventOf(order, batch)));
    const auto bytes = db::binaryArrayOf(leaves, [](const std::string& leaf) { return db::ByteaView{leaf}; });
    const auto signature = nextSignature(pipelined.observer(), leaves);
    pipelined.queue(kAudit, {toString(batch.recordedAt), bytes,
                             signature ? db::PipelineParameter(signature->writer) : std::nullopt,
                             signature ? db::PipelineParameter(signature->number) : std::nullopt,
                             signature ? db::PipelineParameter(signature->mac) : std::nullopt});
}

void queueOutbox(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<std::string> events;
    for (const DecidedOrder& order : batch.orders)
        if (order.books())
            events.push_back(boost::json::serialize(bookedEventOf(order, batch)));
    pipelined.queue(kOutbox, {toString(batch.recordedAt), std::string(kTransfersTopic),
                              db::binaryArrayOf(events, std::identity())});
}

// On commit, every bankd drops its cached copies of these accounts.
void queueInvalidation(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<std::string> tags;
    for (const std::size_t place : batch.changedAccounts())
        tags.push_back(tagOf(batch.after.accounts[place].id));
    if (!tags.empty())
        pipelined.queue(kInvalidateCaches, {db::array(tags)});
}

} // namespace

bool DecidedBatch::books() const
{
    return std::any_of(orders.begin(), orders.end(), [](const DecidedOrder& order) { return order.books(); });
}

std::vector<std::size_t> DecidedBatch::changedAccounts() const
{
    std::vector<std::size_t> changed;
    for (std::size_t place = 0; place < after.accounts.size(); ++place)
        if (after.accounts[place] != before.accounts[place])
            changed.push_back(place);
    return changed;
}

const WaitingMoney* waitingIn(const OrderContent& content)
{
    const auto* approval = std::get_if<ApprovalOrder>(&content);
    return approval ? &approval->waiting : nullptr;
}

contract::TransferKind kindOf(const OrderContent& content)
{
    using contract::TransferKind;
    if (const WaitingMoney* waiting = waitingIn(content))
        return std::holds_alternative<Reversal>(*waiting) ? TransferKind::Reversal
                                                          : std::get<BookingOrder>(*waiting).kind;
    if (const auto* booking = std::get_if<BookingOrder>(&content))
        return booking->kind;
    return std::holds_alternative<HoldCapture>(content) ? TransferKind::Capture : TransferKind::Reversal;
}

void queueRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    if (batch.books()) {
        queueTransfers(pipelined, batch);
        queueEntries(pipelined, batch);
        queueOutbox(pipelined, batch);
    }
    queueAccounts(pipelined, batch);
    queueUsage(pipelined, batch);
    queueApprovalRows(pipelined, batch);
    queueInvalidation(pipelined, batch);
    queueKeys(pipelined, batch);
    queueAudit(pipelined, batch);
}

} // namespace cf::bank
