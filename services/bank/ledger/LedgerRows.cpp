// See LedgerRows.h.
#include "services/bank/ledger/LedgerRows.h"

#include "models/domain/AuditEvent.h"
#include "services/bank/api/CacheKinds.h"
#include "services/bank/audit/InboxSigner.h"
#include "services/bank/caching/ChangeAnnouncement.h"
#include "services/bank/ledger/TransferEvent.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/WireValues.h"

#include <algorithm>
#include <set>

namespace cf::bank {
namespace {

constexpr db::Statement kAccounts{
    "accounts", "UPDATE bank.account a SET balance = u.balance, last_entry_number = u.number,"
                " last_recorded_at = $4::timestamptz, row_version = a.row_version + 1"
                " FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS u (id, balance, number) WHERE a.id = u.id"};
// An array of arrays cannot be unnested by one level: the legs of a transfer travel as the text of an array.
constexpr db::Statement kTransfers{
    "transfers",
    "INSERT INTO bank.transfer (id, kind, branch_id, made_by, debtor_account, creditor_account, amount, currency,"
    " memo, booking_date, value_date, recorded_at, leg_accounts, leg_numbers)"
    " SELECT id, 'transfer', branch, staff, debtor, creditor, amount, currency, nullif(memo, '')::bytea, day, day,"
    " $12::timestamptz, accounts::uuid[], numbers::bigint[]"
    " FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::text[], $8::text[],"
    " $9::date[], $10::text[], $11::text[])"
    " AS u (id, branch, staff, debtor, creditor, amount, currency, memo, day, accounts, numbers)"};
constexpr db::Statement kEntries{
    "entries", "INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after, "
               "booking_date, value_date,"
               " recorded_at) SELECT account, number, transfer, amount, currency, balance, day, day, $8::timestamptz"
               " FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[], $7::date[])"
               " AS u (account, number, transfer, amount, currency, balance, day)"};
constexpr db::Statement kOutcomes{
    "outcomes", "UPDATE bank.idempotency_key k SET outcome = u.outcome, transfer_id = nullif(u.transfer, '')::uuid,"
                " refusal = nullif(u.refusal, ''), recorded_at = $6::timestamptz"
                " FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])"
                " AS u (actor, key, outcome, transfer, refusal) WHERE k.actor = u.actor AND k.key = u.key"};
constexpr db::Statement kAudit{"audit", "INSERT INTO bank.audit_inbox (recorded_at, leaves, writer, number, mac)"
                                        " VALUES ($1, $2::bytea[], $3::uuid, $4::bigint, $5::bytea)"};
constexpr db::Statement kOutbox{"outbox", "INSERT INTO bank.outbox (recorded_at, topic, events) VALUES ($1, $2, $3)"};

constexpr db::Statement kAnnounce{"announce", "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload"};

//! Columns of rows, each the text of an array parameter.
class Columns
{
public:
    explicit Columns(std::size_t count)
        : m_columns(count)
    {
    }

    void add(std::vector<std::string> row)
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i].push_back(std::move(row[i]));
    }

    std::string operator[](std::size_t column) const { return db::array(m_columns[column]); }

private:
    std::vector<std::vector<std::string>> m_columns;
};

template <class TypedId>
std::string sqlOf(const TypedId& id)
{
    return id.uuid().toString();
}

void queueAccounts(db::Lane& lane, const DecidedBatch& batch)
{
    std::set<std::size_t> touched;
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries)
            touched.insert(entry.account);
    Columns columns(3);
    for (const std::size_t place : touched) {
        const LedgerAccount& account = batch.accounts[place];
        columns.add({sqlOf(account.id), std::to_string(account.balance), std::to_string(account.lastEntryNumber)});
    }
    lane.queue(kAccounts, {columns[0], columns[1], columns[2], toString(batch.recordedAt)});
}

void queueTransfers(db::Lane& lane, const DecidedBatch& batch)
{
    Columns columns(11);
    for (const DecidedOrder& order : batch.orders) {
        if (!order.booked())
            continue;
        std::vector<std::string> accounts;
        std::vector<std::string> numbers;
        for (const DecidedEntry& entry : order.decision.entries) {
            accounts.push_back(sqlOf(batch.accounts[entry.account].id));
            numbers.push_back(std::to_string(entry.number));
        }
        const Money& amount = order.command->order.amount;
        columns.add({sqlOf(order.transfer), sqlOf(order.command->by.branch), sqlOf(order.command->by.staff),
                     sqlOf(*order.debtor), sqlOf(*order.creditor), std::to_string(amount.minorUnits()),
                     amount.currency().code(), order.sealedMemo ? db::bytea(*order.sealedMemo) : std::string(),
                     toString(order.businessDate), db::array(accounts), db::array(numbers)});
    }
    lane.queue(kTransfers, {columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6],
                            columns[7], columns[8], columns[9], columns[10], toString(batch.recordedAt)});
}

void queueEntries(db::Lane& lane, const DecidedBatch& batch)
{
    Columns columns(7);
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries) {
            const LedgerAccount& account = batch.accounts[entry.account];
            columns.add({sqlOf(account.id), std::to_string(entry.number), sqlOf(order.transfer),
                         std::to_string(entry.amount), account.currency.code(), std::to_string(entry.balanceAfter),
                         toString(order.businessDate)});
        }
    lane.queue(kEntries, {columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6],
                          toString(batch.recordedAt)});
}

void queueOutcomes(db::Lane& lane, const DecidedBatch& batch)
{
    Columns columns(5);
    for (const DecidedOrder& order : batch.orders)
        columns.add({sqlOf(order.command->by.staff), order.command->key.toString(),
                     contract::nameOf(order.booked() ? contract::KeyState::Booked : contract::KeyState::Refused),
                     order.booked() ? sqlOf(order.transfer) : std::string(),
                     order.booked() ? std::string() : contract::nameOf(*order.decision.refusal)});
    lane.queue(kOutcomes, {columns[0], columns[1], columns[2], columns[3], columns[4], toString(batch.recordedAt)});
}

void queueAudit(db::Lane& lane, const DecidedBatch& batch)
{
    std::vector<std::string> leaves;
    std::vector<std::string> bytes;
    for (const DecidedOrder& order : batch.orders) {
        leaves.push_back(canonicalLeaf(auditEventOf(order, batch)));
        bytes.push_back(db::bytea(leaves.back()));
    }
    const auto stamp = stampOf(lane.companion(), leaves);
    lane.queue(kAudit,
               {toString(batch.recordedAt), db::array(bytes), stamp ? db::LaneParameter(stamp->writer) : std::nullopt,
                stamp ? db::LaneParameter(stamp->number) : std::nullopt,
                stamp ? db::LaneParameter(stamp->mac) : std::nullopt});
}

void queueOutbox(db::Lane& lane, const DecidedBatch& batch)
{
    boost::json::array events;
    for (const DecidedOrder& order : batch.orders)
        if (order.booked())
            events.push_back(bookedEventOf(order, batch));
    lane.queue(kOutbox, {toString(batch.recordedAt), std::string(kTransfersTopic), boost::json::serialize(events)});
}

// Every bankd forgets what it keeps about these accounts, as soon as this commits.
void queueAnnouncement(db::Lane& lane, const DecidedBatch& batch)
{
    std::set<std::string> subjects;
    for (const DecidedOrder& order : batch.orders)
        for (const DecidedEntry& entry : order.decision.entries)
            subjects.insert(subjectOf(batch.accounts[entry.account].id));
    lane.queue(kAnnounce, {kInvalidateChannel, db::array(announcementsOf({subjects.begin(), subjects.end()}))});
}

} // namespace

bool DecidedBatch::books() const
{
    return std::any_of(orders.begin(), orders.end(), [](const DecidedOrder& order) { return order.booked(); });
}

void queueRows(db::Lane& lane, const DecidedBatch& batch)
{
    if (batch.books()) {
        queueAccounts(lane, batch);
        queueTransfers(lane, batch);
        queueEntries(lane, batch);
        queueOutbox(lane, batch);
        queueAnnouncement(lane, batch);
    }
    queueOutcomes(lane, batch);
    queueAudit(lane, batch);
}

} // namespace cf::bank
