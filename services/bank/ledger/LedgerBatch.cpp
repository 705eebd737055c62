#include "services/bank/ledger/LedgerBatch.h"

#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::ErrorCode;

//! A primary key of bank.idempotency_key.
struct ActorKey
{
    StaffId actor;
    Uuid key;
};
BOOST_DESCRIBE_STRUCT(ActorKey, (), (actor, key))

//! A key to claim for an order between these accounts.
struct ClaimRow
{
    StaffId actor;
    Uuid key;
    db::Bytea orderHash;
    Iban debtor;
    Iban creditor;
};
BOOST_DESCRIBE_STRUCT(ClaimRow, (), (actor, key, orderHash, debtor, creditor))

// Nothing here waits for a lock. An account locked by another transaction is skipped, and an order on it claims
// nothing; so is a key that another transaction is about to decide (it holds the key's lock, see lockKey). Both
// statements take the locks: the second finds at least what the first claimed for. Orders change no key of an account,
// so foreign keys can be checked meanwhile.
const std::string kClaimSql =
    "WITH held AS MATERIALIZED (SELECT iban FROM bank.account WHERE iban = ANY ($1::text[]) ORDER BY id"
    "   FOR NO KEY UPDATE SKIP LOCKED),"
    " missed AS MATERIALIZED (SELECT iban FROM bank.account WHERE iban = ANY ($1::text[])"
    "   EXCEPT SELECT iban FROM held)"
    " INSERT INTO bank.idempotency_key (actor, key, order_hash, recorded_at)"
    " SELECT actor, key, order_hash, now() FROM " +
    db::unnested<ClaimRow>(2) +
    " WHERE debtor NOT IN (SELECT iban FROM missed) AND creditor NOT IN (SELECT iban FROM missed)"
    " AND bank.try_lock_key(actor, key)"
    " ORDER BY actor, key ON CONFLICT DO NOTHING RETURNING actor, key";
constexpr db::Statement kLock{
    "lock", "SELECT id, iban, branch_id, kind, status, currency, balance, holds, overdraft_limit, last_entry_number,"
            " (extract(epoch FROM last_recorded_at) * 1000000)::bigint AS last_recorded_us, display_name"
            " FROM bank.account WHERE iban = ANY ($1::text[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED"};
constexpr db::Statement kOwners{
    "owners", "SELECT a.iban, a.owner, k.wrapped_key"
              " FROM (SELECT iban, bank.owner_of(id) AS owner FROM bank.account WHERE iban = ANY ($1::text[])) a"
              " LEFT JOIN bank.customer_key k ON k.customer_id = a.owner WHERE a.owner IS NOT NULL"};
// The clock is read after locking the accounts: an entry is never recorded before the previous one.
constexpr db::Statement kDates{"dates",
                               "WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at)"
                               " SELECT b.id, coalesce(b.business_date, bank.local_time(clock.at, b.time_zone)::date)"
                               " AS business_date, (extract(epoch FROM clock.at) * 1000000)::bigint AS now_us"
                               " FROM clock, bank.branch b WHERE b.id = ANY ($1::uuid[])"};
constexpr db::Statement kLimits{"limits", "SELECT role, currency, amount FROM bank.transfer_limit"};
const std::string kStoredSql = "SELECT k.actor, k.key, k.order_hash, k.outcome, k.transfer_id, k.refusal FROM " +
                               db::unnested<ActorKey>(1) +
                               " JOIN bank.idempotency_key k ON k.actor = u.actor AND k.key = u.key";

using ActorAndKey = std::pair<StaffId, Uuid>;

ActorAndKey actorAndKey(const TransferCommand& command)
{
    return {command.by.staff, command.key};
}

//! A column in microseconds since 1970, which is cheaper to parse than a date.
Instant instantIn(std::int64_t microseconds)
{
    return Instant(std::chrono::microseconds(microseconds));
}

AccountStatus statusIn(std::string_view word)
{
    return word == "open" ? AccountStatus::Open : word == "frozen" ? AccountStatus::Frozen : AccountStatus::Closed;
}

std::string uniqueArray(const std::set<std::string>& values)
{
    return db::array({values.begin(), values.end()});
}

} // namespace

LedgerBatch::LedgerBatch(db::PipelinedConnection& pipelined, const CustomerKeys& keys, const Environment& environment,
                         std::vector<const TransferCommand*> commands)
    : m_pipelined(pipelined)
    , m_keys(keys)
    , m_environment(environment)
    , m_commands(std::move(commands))
    , m_results(m_commands.size())
{
}

std::vector<std::optional<TransferResult>> LedgerBatch::run(const BatchDeadlines& deadlines)
{
    claimAndLock(deadlines.reading);
    if (m_claimed.size() < m_commands.size())
        readStored(deadlines.reading);
    if (m_claimed.empty()) {
        m_pipelined.rollback(deadlines.reading);
    } else {
        decideClaimed();
        answerClaimed(); // before the commit: after it nothing may fail
        write(m_environment.steady() + deadlines.writing);
    }
    return std::move(m_results);
}

void LedgerBatch::answerClaimed()
{
    for (std::size_t i = 0; i < m_claimed.size(); ++i)
        m_results[m_claimed[i]] = resultOf(m_batch.orders[i]);
}

void LedgerBatch::claimAndLock(Deadline deadline)
{
    std::vector<ClaimRow> claims;
    std::set<std::string> debtors;
    std::set<std::string> ibans;
    std::set<std::string> branches;
    for (const TransferCommand* command : m_commands) {
        const auto& [key, by, order, trace] = *command;
        claims.push_back({by.staff, key, {orderHash(order)}, order.debtorIban, order.creditorIban});
        debtors.insert(order.debtorIban.electronic());
        ibans.insert({order.debtorIban.electronic(), order.creditorIban.electronic()});
        branches.insert(by.branch.uuid().toString());
    }
    m_pipelined.queue(db::kBegin);
    m_pipelined.queue({"claim", kClaimSql.c_str()}, db::parametersOf(claims, {uniqueArray(ibans)}));
    m_pipelined.queue(kLock, {uniqueArray(ibans)});
    m_pipelined.queue(kOwners, {uniqueArray(debtors)});
    m_pipelined.queue(kDates, {uniqueArray(branches)});
    m_pipelined.queue(kLimits);
    const auto rows = m_pipelined.execute(deadline);
    keepClaimed(rows[1]);
    keepAccounts(rows[2]);
    keepOwners(rows[3]);
    keepDates(rows[4]);
    keepLimits(rows[5]);
}

void LedgerBatch::keepClaimed(const db::Rows& rows)
{
    const auto actor = rows.column<StaffId>("actor");
    const auto key = rows.column<Uuid>("key");
    std::set<ActorAndKey> claimed;
    for (const db::Row& row : rows)
        claimed.emplace(row.get(actor), row.get(key));
    // Each claim is for one command: a second one with the same key is treated as a repeated order.
    for (std::size_t place = 0; place < m_commands.size(); ++place)
        if (claimed.erase(actorAndKey(*m_commands[place])) == 1)
            m_claimed.push_back(place);
}

void LedgerBatch::keepAccounts(const db::Rows& rows)
{
    const auto id = rows.column<AccountId>("id");
    const auto iban = rows.column<Iban>("iban");
    const auto branch = rows.column<BranchId>("branch_id");
    const auto kind = rows.column<std::string_view>("kind");
    const auto status = rows.column<std::string_view>("status");
    const auto currency = rows.column<Currency>("currency");
    const auto balance = rows.column<std::int64_t>("balance");
    const auto holds = rows.column<std::int64_t>("holds");
    const auto overdraftLimit = rows.column<std::int64_t>("overdraft_limit");
    const auto lastEntryNumber = rows.column<std::int64_t>("last_entry_number");
    const auto lastRecorded = rows.column<std::optional<std::int64_t>>("last_recorded_us");
    const auto displayName = rows.column<std::string>("display_name");
    for (const db::Row& row : rows) {
        LedgerAccount account;
        account.id = row.get(id);
        account.iban = row.get(iban);
        account.branch = row.get(branch);
        account.internal = row.get(kind) != "customer";
        account.status = statusIn(row.get(status));
        account.currency = row.get(currency);
        account.balance = row.get(balance);
        account.holds = row.get(holds);
        account.overdraftLimit = row.get(overdraftLimit);
        account.lastEntryNumber = row.get(lastEntryNumber);
        if (const auto last = row.get(lastRecorded))
            m_batch.recordedAt = std::max(m_batch.recordedAt, instantIn(*last));
        m_names.push_back(row.get(displayName));
        m_accountPlaces.emplace(account.iban, m_snapshot.accounts.size());
        m_snapshot.accounts.push_back(std::move(account));
    }
}

void LedgerBatch::keepOwners(const db::Rows& rows)
{
    const auto iban = rows.column<Iban>("iban");
    const auto owner = rows.column<CustomerId>("owner");
    const auto wrappedKey = rows.column<std::optional<db::Bytea>>("wrapped_key");
    for (const db::Row& row : rows)
        m_owners.emplace(row.get(iban), Owner{row.get(owner), row.get(wrappedKey)});
}

void LedgerBatch::keepDates(const db::Rows& rows)
{
    for (const db::Row& row : rows) {
        const Date date = row.get<Date>("business_date");
        if (!isBookingDate(date))
            throw std::runtime_error("a branch's business date is not a date to book on");
        m_dates.emplace(row.get<BranchId>("id"), date);
        m_batch.recordedAt = std::max(m_batch.recordedAt, instantIn(row.get<std::int64_t>("now_us")));
    }
}

void LedgerBatch::keepLimits(const db::Rows& rows)
{
    const auto roles = rows.column<std::string_view>("role");
    const auto currencies = rows.column<std::string_view>("currency");
    const auto amount = rows.column<std::int64_t>("amount");
    for (const db::Row& row : rows) {
        // A role or currency unknown to this version orders nothing.
        const auto role = contract::enumOf<Role>(row.get(roles));
        const auto currency = Currency::parse(row.get(currencies));
        if (role && currency)
            m_snapshot.limits.emplace(std::pair(*role, *currency), row.get(amount));
    }
}

void LedgerBatch::readStored(Deadline deadline)
{
    std::set<std::size_t> claimed(m_claimed.begin(), m_claimed.end());
    std::vector<ActorKey> missing;
    for (std::size_t place = 0; place < m_commands.size(); ++place)
        if (!claimed.contains(place))
            missing.push_back({m_commands[place]->by.staff, m_commands[place]->key});
    m_pipelined.queue({"stored", kStoredSql.c_str()}, db::parametersOf(missing));
    const auto rows = m_pipelined.execute(deadline);
    std::map<ActorAndKey, db::Row> found;
    for (const db::Row& row : rows[0])
        found.emplace(ActorAndKey(row.get<StaffId>("actor"), row.get<Uuid>("key")), row);
    for (std::size_t place = 0; place < m_commands.size(); ++place) {
        if (claimed.contains(place))
            continue;
        const auto stored = found.find(actorAndKey(*m_commands[place]));
        if (stored != found.end()) // otherwise it has to wait
            answerStored(place, stored->second);
    }
}

void LedgerBatch::answerStored(std::size_t place, const db::Row& row)
{
    if (row.isNull("outcome")) { // claimed in this batch
        m_results[place] = ErrorCode::KeyInFlight;
        return;
    }
    const auto stored = StoredOutcome::in(row);
    if (stored.state == contract::KeyState::Abandoned)
        m_results[place] = ErrorCode::KeyAbandoned;
    else if (row.getOr<db::Bytea>("order_hash", "") != orderHash(m_commands[place]->order))
        m_results[place] = ErrorCode::KeyReused;
    else
        m_results[place] = stored;
}

void LedgerBatch::decideClaimed()
{
    std::vector<Order> orders;
    for (const std::size_t place : m_claimed) {
        const auto& [key, by, order, trace] = *m_commands[place];
        orders.push_back({order.debtorIban, order.creditorIban, order.amount, by});
    }
    Decided decided = decide(m_snapshot, orders);
    requireSound(m_snapshot, decided);
    m_batch.accounts = std::move(decided.accounts);

    // Generated together and sorted, so that later in the batch is later in every list.
    std::vector<TransferId> ids(m_claimed.size());
    std::generate(ids.begin(), ids.end(), [&] { return TransferId(m_environment.newId()); });
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i < m_claimed.size(); ++i) {
        DecidedOrder order;
        order.command = m_commands[m_claimed[i]];
        order.decision = std::move(decided.decisions[i]);
        order.transfer = ids[i];
        order.auditEvent = m_environment.newId();
        complete(order);
        m_batch.orders.push_back(std::move(order));
    }
}

void LedgerBatch::complete(DecidedOrder& order) const
{
    const auto& [key, by, wanted, trace] = *order.command;
    const auto idOf = [&](const Iban& iban) -> std::optional<AccountId> {
        const auto found = m_accountPlaces.find(iban);
        return found == m_accountPlaces.end() ? std::nullopt : std::optional(m_batch.accounts[found->second].id);
    };
    order.debtor = idOf(wanted.debtorIban);
    order.creditor = idOf(wanted.creditorIban);
    order.businessDate = m_dates.at(by.branch);
    const auto owner = m_owners.find(wanted.debtorIban);
    if (owner == m_owners.end())
        return;
    order.customer = owner->second.customer;
    if (order.booked() && wanted.memo && owner->second.wrappedKey)
        order.encryptedMemo = m_keys.unwrap(owner->second.customer, *owner->second.wrappedKey)
                                  .encrypt(*wanted.memo, "memo " + order.transfer.toString(), m_environment.random);
}

void LedgerBatch::write(Deadline deadline)
{
    queueRows(m_pipelined, m_batch);
    m_pipelined.queue(db::kCommit);
    m_pipelined.queue(db::kWatermark);
    const std::size_t statements = m_pipelined.queued();
    const auto rows = m_pipelined.execute(deadline);
    if (rows.size() == statements) // otherwise it is committed, but the connection ended before the watermark arrived
        m_watermark = db::positionIn(rows.back());
}

LedgerCommit LedgerBatch::commit() const
{
    LedgerCommit commit;
    commit.watermark = m_watermark;
    for (const DecidedOrder& order : m_batch.orders) {
        if (order.booked())
            commit.orderers.insert(order.command->by.staff);
        for (const DecidedEntry& entry : order.decision.entries)
            commit.accounts.insert(m_batch.accounts[entry.account].id);
    }
    return commit;
}

TransferResult LedgerBatch::resultOf(const DecidedOrder& order) const
{
    if (!order.booked())
        return *order.decision.refusal;
    const auto& [key, by, wanted, trace] = *order.command;
    const DecidedEntry& debit = order.decision.entries.front();
    contract::Transfer transfer;
    transfer.id = order.transfer;
    transfer.debtorIban = wanted.debtorIban;
    transfer.debtorName = m_names[debit.account];
    transfer.creditorIban = wanted.creditorIban;
    transfer.creditorName = m_names[m_accountPlaces.at(wanted.creditorIban)];
    transfer.amount = wanted.amount;
    transfer.memo = order.encryptedMemo ? *wanted.memo : std::string();
    transfer.bookingDate = order.businessDate;
    transfer.valueDate = order.businessDate;
    transfer.recordedAt = m_batch.recordedAt;
    transfer.madeBy = by.displayName;
    transfer.branchId = by.branch;
    transfer.debtorBalanceAfter = Money(debit.balanceAfter, wanted.amount.currency());
    return transfer;
}

} // namespace cf::bank
