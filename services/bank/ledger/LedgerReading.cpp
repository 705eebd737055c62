#include "services/bank/ledger/LedgerReading.h"

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

#include <algorithm>
#include <sstream>

namespace cf::bank {
namespace {

//! A primary key of bank.idempotency_key.
struct ActorKey
{
    StaffId actor;
    Uuid key;
};
BOOST_DESCRIBE_STRUCT(ActorKey, (), (actor, key))

// In microseconds since 1970, which is cheaper to parse than a date.
std::string microsecondsOf(const std::string& column)
{
    return "(extract(epoch FROM " + column + ") * 1000000)::bigint";
}

// For ever is the last instant there is.
std::string endOf(const std::string& column)
{
    return "CASE WHEN isfinite(" + column + ") THEN " + microsecondsOf(column) + " WHEN " + column +
           " IS NOT NULL THEN " + std::to_string(std::numeric_limits<std::int64_t>::max()) + " END";
}

// Orders change no key of an account, so foreign keys can be checked meanwhile.
const std::string kLookSql =
    "SELECT id, iban, branch_id, kind, product, status, currency, balance, holds, overdraft_limit, minimum_balance,"
    " last_entry_number, limit_per_transfer, limit_per_day, limit_per_hour, usage_day, usage_amount, usage_orders, " +
    microsecondsOf("usage_hour") + " AS usage_hour_us, " + endOf("debits_blocked_until") + " AS debits_blocked_us, " +
    endOf("credits_blocked_until") + " AS credits_blocked_us, " + microsecondsOf("last_recorded_at") +
    " AS last_recorded_us, display_name, owner_id"
    " FROM bank.account WHERE iban = ANY ($1::text[])";
const std::string kLockSql = kLookSql + " FOR NO KEY UPDATE SKIP LOCKED";
constexpr db::Statement kBusy{"busy", "SELECT iban FROM bank.account WHERE iban = ANY ($1::text[])"};

// A key that another transaction is about to decide is locked by it (see lockKey). What is stored is read behind the
// locks, and so up to date.
const std::string kBusyKeysSql =
    "SELECT actor, key FROM " + db::unnested<ActorKey>(1) + " WHERE NOT bank.try_lock_key(actor, key)";
const std::string kStoredSql = "SELECT k.actor, k.key, k.order_hash, " + std::string(StoredOutcome::kColumns) +
                               " FROM " + db::unnested<ActorKey>(1) +
                               " JOIN bank.idempotency_key k ON k.actor = u.actor AND k.key = u.key";

// The clock is read after locking the accounts: an entry is never recorded before the previous one.
constexpr db::Statement kDays{"days",
                              "WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at)"
                              " SELECT b.id, coalesce(b.business_date, bank.local_time(clock.at, b.time_zone)::date)"
                              " AS business_date, (extract(epoch FROM clock.at) * 1000000)::bigint AS now_us"
                              " FROM clock, bank.branch b WHERE b.id = ANY ($1::uuid[])"};
constexpr db::Statement kLimits{"limits", "SELECT subject, name, currency, measure, most FROM bank.limit_rule"
                                          " WHERE subject <> 'staff' OR name = ANY ($1::text[])"};
constexpr db::Statement kBands{"bands", "SELECT branch_id, currency, up_to, role, approvers FROM bank.approval_band"};
const std::string kUsageSql = "SELECT staff_id, currency, day, amount, orders, " + microsecondsOf("hour") +
                              " AS hour_us FROM bank.order_usage WHERE staff_id = ANY ($1::uuid[])";
// What has been captured in part is left with the rest.
const std::string kHoldsSql = "SELECT id, account_id, approval_id, CASE WHEN ended_at IS NULL THEN amount - paid ELSE 0"
                              " END AS left, " +
                              microsecondsOf("expires_at") +
                              " AS expires_us FROM bank.hold WHERE id = ANY ($1::uuid[]) OR (ended_at IS NULL AND"
                              " approval_id = ANY ($2::uuid[]))";
const std::string kApprovalsSql =
    "SELECT r.id, r.state, r.requested_by, r.branch_id, r.approver_role, r.needed, " + microsecondsOf("r.expires_at") +
    " AS expires_us, bank.approval_version(r) AS version_hash, array_to_string(r.reasons, ' ') AS reasons,"
    " array_to_string(ARRAY(SELECT s.by FROM "
    "bank.approval_step s"
    "   WHERE s.request_id = r.id AND s.version = r.version AND s.action = 'approved'), ' ') AS approved_by"
    " FROM bank.approval_request r WHERE r.id = ANY ($1::uuid[])";
constexpr db::Statement kReversed{"reversed",
                                  "SELECT transfer_id FROM bank.reversal WHERE transfer_id = ANY ($1::uuid[])"
                                  " UNION SELECT reverses FROM bank.approval_request WHERE reverses = ANY ($1::uuid[])"
                                  " AND state IN ('waiting', 'sentBack') AND expires_at > now()"};
constexpr db::Statement kCustomerKeys{
    "customerKeys", "SELECT k.customer_id, k.wrapped_key FROM bank.account a JOIN bank.customer_key k"
                    " ON k.customer_id = a.owner_id WHERE a.iban = ANY ($1::text[]) AND k.wrapped_key IS NOT NULL"};

Instant instantIn(std::int64_t microseconds)
{
    return Instant(std::chrono::microseconds(microseconds));
}

std::optional<Instant> instantIn(const std::optional<std::int64_t>& microseconds)
{
    return microseconds ? std::optional(instantIn(*microseconds)) : std::nullopt;
}

template <class Values>
std::string arrayOf(const Values& values)
{
    return db::array({values.begin(), values.end()});
}

//! Null: of a role or subject that this version does not know.
LimitSet* limitsFor(LimitRules& rules, std::string_view subject, std::string_view name, Currency currency)
{
    if (subject == "product")
        return &rules.products[{std::string(name), currency}];
    if (const auto staff = subject == "staff" ? Uuid::parse(name) : std::nullopt)
        return &rules.staff[{StaffId(*staff), currency}];
    if (const auto role = subject == "role" ? contract::enumOf<Role>(name) : std::nullopt)
        return &rules.roles[{*role, currency}];
    return nullptr;
}

//! The records that an order names, and that are locked by the locks of its accounts.
struct RecordsOf
{
    std::set<std::string> holds;
    std::set<std::string> approvals;
    std::set<std::string> reversed;

    void operator()(const BookingOrder&) {}
    void operator()(const HoldPlacement&) {}
    void operator()(const Reversal& order) { reversed.insert(sqlOf(order.of)); }
    void operator()(const HoldRelease& order) { holds.insert(sqlOf(order.hold)); }
    void operator()(const HoldCapture& order) { holds.insert(sqlOf(order.hold)); }
    void operator()(const ApprovalOrder& order) { approvals.insert(sqlOf(order.approval)); }
    void operator()(const ApprovalChangeOrder& order) { approvals.insert(sqlOf(order.approval)); }
};

} // namespace

LedgerReading::ActorAndKey actorAndKey(const LedgerCommand& command)
{
    return {command.by.staff, command.key};
}

void LedgerReading::read(db::PipelinedConnection& pipelined, const Commands& commands,
                         db::PipelinedConnection::Clock::time_point deadline)
{
    queue(pipelined, db::kBegin, {}, [](const db::Rows&) {});
    queueAccounts(pipelined, {"lock", kLockSql.c_str()}, commands);
    queueKeys(pipelined, commands);
    queueRules(pipelined, commands);
    queueRecords(pipelined, commands);
    queueCustomerKeys(pipelined, commands);
    execute(pipelined, deadline);
    findBusy(pipelined, deadline);
}

void LedgerReading::look(db::PipelinedConnection& pipelined, const LedgerCommand& command,
                         db::PipelinedConnection::Clock::time_point deadline)
{
    queue(pipelined, db::kBegin, {}, [](const db::Rows&) {});
    queueAccounts(pipelined, {"look", kLookSql.c_str()}, {&command});
    queueRules(pipelined, {&command});
    execute(pipelined, deadline);
}

bool LedgerReading::isFree(const LedgerCommand& command) const
{
    if (m_busyKeys.contains(actorAndKey(command)))
        return false;
    if (m_busy.empty())
        return true;
    const auto accounts = accountsOf(command.content);
    return std::none_of(accounts.begin(), accounts.end(), [&](const Iban& iban) { return m_busy.contains(iban); });
}

const LedgerReading::Stored* LedgerReading::storedOf(const LedgerCommand& command) const
{
    const auto found = m_stored.find(actorAndKey(command));
    return found == m_stored.end() ? nullptr : &found->second;
}

std::optional<std::size_t> LedgerReading::placeOf(const Iban& iban) const
{
    const auto found = m_places.find(iban);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

void LedgerReading::queue(db::PipelinedConnection& pipelined, const db::Statement& statement,
                          std::vector<db::PipelineParameter> parameters, Take take)
{
    pipelined.queue(statement, std::move(parameters));
    m_takes.push_back(std::move(take));
}

void LedgerReading::execute(db::PipelinedConnection& pipelined, db::PipelinedConnection::Clock::time_point deadline)
{
    const auto results = pipelined.execute(deadline);
    for (std::size_t i = 0; i < m_takes.size(); ++i)
        m_takes[i](results.at(i));
    m_takes.clear();
}

void LedgerReading::queueAccounts(db::PipelinedConnection& pipelined, const db::Statement& statement,
                                  const Commands& commands)
{
    for (const LedgerCommand* command : commands)
        for (Iban& iban : accountsOf(command->content))
            m_wanted.insert(std::move(iban));
    std::vector<std::string> ibans;
    for (const Iban& iban : m_wanted)
        ibans.push_back(iban.electronic());
    queue(pipelined, statement, {db::array(ibans)}, [this](const db::Rows& rows) { keepAccounts(rows); });
}

void LedgerReading::queueKeys(db::PipelinedConnection& pipelined, const Commands& commands)
{
    std::vector<ActorKey> keys;
    for (const LedgerCommand* command : commands)
        keys.push_back({command->by.staff, command->key});
    const auto parameters = db::parametersOf(keys);
    queue(pipelined, {"busyKeys", kBusyKeysSql.c_str()}, parameters, [this](const db::Rows& rows) {
        for (const db::Row& row : rows)
            m_busyKeys.emplace(row.get<StaffId>("actor"), row.get<Uuid>("key"));
    });
    queue(pipelined, {"stored", kStoredSql.c_str()}, parameters, [this](const db::Rows& rows) { keepStored(rows); });
}

void LedgerReading::queueRules(db::PipelinedConnection& pipelined, const Commands& commands)
{
    std::set<std::string> branches;
    std::set<std::string> staff;
    for (const LedgerCommand* command : commands) {
        branches.insert(sqlOf(command->by.branch));
        staff.insert(sqlOf(command->by.staff));
    }
    queue(pipelined, kDays, {arrayOf(branches)}, [this](const db::Rows& rows) { keepDays(rows); });
    queue(pipelined, kLimits, {arrayOf(staff)}, [this](const db::Rows& rows) { keepLimits(rows); });
    queue(pipelined, kBands, {}, [this](const db::Rows& rows) { keepBands(rows); });
    queue(pipelined, {"usage", kUsageSql.c_str()}, {arrayOf(staff)}, [this](const db::Rows& rows) { keepUsage(rows); });
}

void LedgerReading::queueRecords(db::PipelinedConnection& pipelined, const Commands& commands)
{
    RecordsOf records;
    for (const LedgerCommand* command : commands)
        std::visit(records, command->content);
    if (!records.holds.empty() || !records.approvals.empty())
        queue(pipelined, {"holds", kHoldsSql.c_str()}, {arrayOf(records.holds), arrayOf(records.approvals)},
              [this](const db::Rows& rows) { keepHolds(rows); });
    if (!records.approvals.empty())
        queue(pipelined, {"approvals", kApprovalsSql.c_str()}, {arrayOf(records.approvals)},
              [this](const db::Rows& rows) { keepApprovals(rows); });
    if (!records.reversed.empty())
        queue(pipelined, kReversed, {arrayOf(records.reversed)}, [this](const db::Rows& rows) {
            for (const db::Row& row : rows)
                snapshot.reversed.insert(row.get<TransferId>("transfer_id"));
        });
}

void LedgerReading::queueCustomerKeys(db::PipelinedConnection& pipelined, const Commands& commands)
{
    std::set<std::string> encryptedFor;
    for (const LedgerCommand* command : commands)
        if (memoOf(command->content))
            for (const Iban& iban : accountsOf(command->content))
                encryptedFor.insert(iban.electronic());
    if (encryptedFor.empty())
        return;
    queue(pipelined, kCustomerKeys, {arrayOf(encryptedFor)}, [this](const db::Rows& rows) {
        for (const db::Row& row : rows)
            wrappedKeys.emplace(row.get<CustomerId>("customer_id"), row.get<db::Bytea>("wrapped_key"));
    });
}

// What was asked for and not locked does not exist, or somebody else holds it.
void LedgerReading::findBusy(db::PipelinedConnection& pipelined, db::PipelinedConnection::Clock::time_point deadline)
{
    if (m_wanted.size() == snapshot.accounts.size())
        return;
    std::set<Iban> missing = m_wanted;
    for (const LedgerAccount& account : snapshot.accounts)
        missing.erase(account.iban);
    std::vector<std::string> ibans;
    for (const Iban& iban : missing)
        ibans.push_back(iban.electronic());
    queue(pipelined, kBusy, {db::array(ibans)}, [this](const db::Rows& rows) {
        for (const db::Row& row : rows)
            m_busy.insert(row.get<Iban>("iban"));
    });
    execute(pipelined, deadline);
}

void LedgerReading::keepAccounts(const db::Rows& rows)
{
    const auto id = rows.column<AccountId>("id");
    const auto iban = rows.column<Iban>("iban");
    const auto branch = rows.column<BranchId>("branch_id");
    const auto kind = rows.column<std::string_view>("kind");
    const auto product = rows.column<std::string>("product");
    const auto status = rows.column<contract::AccountStatus>("status");
    const auto currency = rows.column<Currency>("currency");
    const auto balance = rows.column<std::int64_t>("balance");
    const auto holds = rows.column<std::int64_t>("holds");
    const auto overdraftLimit = rows.column<std::int64_t>("overdraft_limit");
    const auto minimumBalance = rows.column<std::int64_t>("minimum_balance");
    const auto lastEntryNumber = rows.column<std::int64_t>("last_entry_number");
    const auto perTransfer = rows.column<std::optional<std::int64_t>>("limit_per_transfer");
    const auto perDay = rows.column<std::optional<std::int64_t>>("limit_per_day");
    const auto perHour = rows.column<std::optional<std::int64_t>>("limit_per_hour");
    const auto usageDay = rows.column<std::optional<Date>>("usage_day");
    const auto usageAmount = rows.column<std::int64_t>("usage_amount");
    const auto usageHour = rows.column<std::optional<std::int64_t>>("usage_hour_us");
    const auto usageOrders = rows.column<std::int64_t>("usage_orders");
    const auto debitsBlocked = rows.column<std::optional<std::int64_t>>("debits_blocked_us");
    const auto creditsBlocked = rows.column<std::optional<std::int64_t>>("credits_blocked_us");
    const auto lastRecorded = rows.column<std::optional<std::int64_t>>("last_recorded_us");
    const auto displayName = rows.column<std::string>("display_name");
    const auto owner = rows.column<std::optional<CustomerId>>("owner_id");
    for (const db::Row& row : rows) {
        LedgerAccount account;
        account.id = row.get(id);
        account.iban = row.get(iban);
        account.branch = row.get(branch);
        account.internal = row.get(kind) != "customer";
        account.product = row.get(product);
        account.status = row.get(status);
        account.debitsBlockedUntil = instantIn(row.get(debitsBlocked));
        account.creditsBlockedUntil = instantIn(row.get(creditsBlocked));
        account.currency = row.get(currency);
        account.balance = row.get(balance);
        account.holds = row.get(holds);
        account.overdraftLimit = row.get(overdraftLimit);
        account.minimumBalance = row.get(minimumBalance);
        account.lastEntryNumber = row.get(lastEntryNumber);
        account.limits = {row.get(perTransfer), row.get(perDay), row.get(perHour)};
        if (const auto day = row.get(usageDay))
            account.usage = {*day, row.get(usageAmount), instantIn(row.get(usageHour)).value_or(Instant()),
                             row.get(usageOrders)};
        if (const auto last = row.get(lastRecorded))
            recordedAt = std::max(recordedAt, instantIn(*last));
        m_places.emplace(account.iban, snapshot.accounts.size());
        snapshot.accounts.push_back(std::move(account));
        parties.push_back({row.get(displayName), row.get(owner)});
    }
}

void LedgerReading::keepStored(const db::Rows& rows)
{
    for (const db::Row& row : rows)
        m_stored.emplace(ActorAndKey(row.get<StaffId>("actor"), row.get<Uuid>("key")),
                         Stored{StoredOutcome::in(row), row.getOr<db::Bytea>("order_hash", "")});
}

void LedgerReading::keepDays(const db::Rows& rows)
{
    for (const db::Row& row : rows) {
        m_days.emplace(row.get<BranchId>("id"), row.get<Date>("business_date"));
        snapshot.now = instantIn(row.get<std::int64_t>("now_us"));
    }
    recordedAt = std::max(recordedAt, snapshot.now);
}

void LedgerReading::keepLimits(const db::Rows& rows)
{
    const auto subject = rows.column<std::string_view>("subject");
    const auto name = rows.column<std::string_view>("name");
    const auto currency = rows.column<Currency>("currency");
    const auto measure = rows.column<contract::LimitMeasure>("measure");
    const auto most = rows.column<std::optional<std::int64_t>>("most");
    for (const db::Row& row : rows) {
        LimitSet* limits = limitsFor(snapshot.rules, row.get(subject), row.get(name), row.get(currency));
        if (!limits)
            continue;
        switch (row.get(measure)) {
        case contract::LimitMeasure::PerTransfer:
            limits->perTransfer = row.get(most);
            break;
        case contract::LimitMeasure::PerDay:
            limits->perDay = row.get(most);
            break;
        case contract::LimitMeasure::PerHour:
            limits->perHour = row.get(most);
            break;
        case contract::LimitMeasure::Unknown:
            break;
        }
    }
}

void LedgerReading::keepBands(const db::Rows& rows)
{
    for (const db::Row& row : rows)
        if (const auto role = contract::enumOf<Role>(row.get<std::string_view>("role")))
            snapshot.rules.bands.push_back({row.get<std::optional<BranchId>>("branch_id"),
                                            row.get<Currency>("currency"), row.get<std::int64_t>("up_to"), *role,
                                            row.get<int>("approvers")});
}

void LedgerReading::keepUsage(const db::Rows& rows)
{
    for (const db::Row& row : rows)
        snapshot.usage.emplace(std::pair(row.get<StaffId>("staff_id"), row.get<Currency>("currency")),
                               Usage{row.get<Date>("day"), row.get<std::int64_t>("amount"),
                                     instantIn(row.get<std::int64_t>("hour_us")), row.get<std::int64_t>("orders")});
}

void LedgerReading::keepHolds(const db::Rows& rows)
{
    for (const db::Row& row : rows)
        snapshot.holds.push_back({row.get<HoldId>("id"), row.get<AccountId>("account_id"),
                                  row.get<std::int64_t>("left"),
                                  instantIn(row.get<std::optional<std::int64_t>>("expires_us")),
                                  row.get<std::optional<ApprovalId>>("approval_id")});
}

void LedgerReading::keepApprovals(const db::Rows& rows)
{
    for (const db::Row& row : rows) {
        LedgerApproval approval;
        approval.id = row.get<ApprovalId>("id");
        approval.state = row.get<contract::ApprovalState>("state");
        approval.version = row.get<db::Bytea>("version_hash");
        approval.maker = row.get<StaffId>("requested_by");
        approval.branch = row.get<BranchId>("branch_id");
        approval.approver = contract::enumOf<Role>(row.get<std::string_view>("approver_role")).value_or(Role::Unknown);
        approval.needed = row.get<int>("needed");
        approval.expiresAt = instantIn(row.get<std::int64_t>("expires_us"));
        std::istringstream reasons(row.get<std::string>("reasons"));
        for (std::string word; reasons >> word;)
            approval.reasons.push_back(contract::recordedEnum<contract::ApprovalReason>(word));
        std::istringstream approvers(row.get<std::string>("approved_by"));
        for (std::string staff; approvers >> staff;)
            approval.approvedBy.insert(StaffId(Uuid::parse(staff).value()));
        snapshot.approvals.push_back(std::move(approval));
    }
}

} // namespace cf::bank
