#include "tests/simulate/bank/BankRecords.h"

#include "services/bank/records/Fields.h"

#include <algorithm>
#include <sstream>

namespace cf::simulation {
namespace {

using bank::sqlOf;

constexpr const char* kAccounts = "SELECT iban, balance, holds FROM bank.account WHERE iban = ANY ($1::text[])";
constexpr const char* kTransfers =
    "SELECT t.id, t.kind, a.iban, e.amount, e.currency FROM bank.transfer t"
    " CROSS JOIN unnest(t.leg_accounts, t.leg_numbers) WITH ORDINALITY AS leg (account, number, place)"
    " JOIN bank.entry e ON e.account_id = leg.account AND e.number = leg.number"
    " JOIN bank.account a ON a.id = leg.account"
    " WHERE ($1::uuid[] IS NULL OR t.id = ANY ($1::uuid[])) AND t.made_by <> $2::uuid ORDER BY t.id, leg.place";
constexpr const char* kHolds =
    "SELECT id, account_id, expires_at, approval_id, CASE WHEN ended_at IS NULL THEN amount - paid ELSE 0 END AS left"
    " FROM bank.hold WHERE ($1::uuid[] IS NULL AND $2::uuid[] IS NULL) OR id = ANY ($1::uuid[])"
    " OR approval_id = ANY ($2::uuid[])";
constexpr const char* kApprovals =
    "SELECT r.id, r.state, r.requested_by, r.branch_id, r.version, r.approver_role, r.needed, r.expires_at, r.reverses,"
    " encode(bank.approval_version(r), 'hex') AS etag, array_to_string(ARRAY(SELECT s.by FROM bank.approval_step s"
    "   WHERE s.request_id = r.id AND s.version = r.version AND s.action = 'approved'), ' ') AS approved_by"
    " FROM bank.approval_request r WHERE $1::uuid[] IS NULL OR r.id = ANY ($1::uuid[])";
constexpr const char* kApprovalLegs =
    "SELECT r.id, a.iban, leg.amount, a.currency FROM bank.approval_request r"
    " CROSS JOIN unnest(r.leg_accounts, r.leg_amounts) WITH ORDINALITY AS leg (account, amount, place)"
    " JOIN bank.account a ON a.id = leg.account WHERE $1::uuid[] IS NULL OR r.id = ANY ($1::uuid[])"
    " ORDER BY r.id, leg.place";
constexpr const char* kKey = "SELECT actor, key, outcome, transfer_id, hold_id, approval_id, refusal, recorded_at"
                             " FROM bank.idempotency_key WHERE actor = $1::uuid AND key = $2::uuid";
constexpr const char* kKeys = "SELECT actor, key, outcome, transfer_id, hold_id, approval_id, refusal, recorded_at"
                              " FROM bank.idempotency_key WHERE actor <> $1::uuid";

template <class Id>
std::string arrayOf(const std::optional<Id>& id)
{
    return db::array(id ? std::vector{sqlOf(*id)} : std::vector<std::string>());
}

KeptKey keptIn(const db::Row& row)
{
    KeptKey kept;
    kept.outcome.state = row.get<contract::KeyState>("outcome");
    kept.outcome.transfer = row.get<std::optional<TransferId>>("transfer_id");
    kept.outcome.hold = row.get<std::optional<HoldId>>("hold_id");
    kept.outcome.approval = row.get<std::optional<ApprovalId>>("approval_id");
    kept.outcome.refusal = row.get<std::optional<contract::ErrorCode>>("refusal");
    kept.recordedAt = row.get<Instant>("recorded_at");
    return kept;
}

//! Of a waiting order only: what was approved in part before it was decided does not matter any more.
std::set<StaffId> approversIn(const std::string& words)
{
    std::set<StaffId> approvers;
    std::istringstream in(words);
    for (std::string word; in >> word;)
        approvers.insert(StaffId(Uuid::parse(word).value()));
    return approvers;
}

} // namespace

void BankRecords::refresh(SimulatedStore& store, const KeyOutcome& outcome)
{
    readAccounts(store);
    readTransfers(store, arrayOf(outcome.transfer));
    readHolds(store, arrayOf(outcome.hold), arrayOf(outcome.approval));
    readApprovals(store, arrayOf(outcome.approval));
}

void BankRecords::readAll(SimulatedStore& store)
{
    readAccounts(store);
    readTransfers(store, {});
    readHolds(store, {}, {});
    readApprovals(store, {});
}

void BankRecords::readAccounts(SimulatedStore& store) const
{
    std::vector<std::string> ibans;
    for (const bank::LedgerAccount& account : m_world.accounts)
        ibans.push_back(account.iban.electronic());
    for (const auto& row : m_bank.query(kAccounts, db::array(ibans))) {
        bank::LedgerAccount& account = store.accounts[store.placeOf(row.get<Iban>("iban")).value()];
        account.balance = row.get<std::int64_t>("balance");
        account.holds = row.get<std::int64_t>("holds");
    }
}

void BankRecords::readTransfers(SimulatedStore& store, const Ids& ids) const
{
    std::map<TransferId, StoredTransfer> read;
    for (const auto& row : m_bank.query(kTransfers, ids, sqlOf(m_without))) {
        StoredTransfer& transfer = read[row.get<TransferId>("id")];
        transfer.kind = row.get<contract::TransferKind>("kind");
        transfer.legs.push_back(
            {row.get<Iban>("iban"), Money(row.get<std::int64_t>("amount"), row.get<Currency>("currency"))});
    }
    for (auto& [id, transfer] : read)
        store.transfers[id] = std::move(transfer);
}

void BankRecords::readHolds(SimulatedStore& store, const Ids& ids, const Ids& approvals) const
{
    for (const auto& row : m_bank.query(kHolds, ids, approvals)) {
        bank::LedgerHold& hold = store.holds[row.get<HoldId>("id")];
        hold.id = row.get<HoldId>("id");
        hold.account = row.get<AccountId>("account_id");
        hold.left = row.get<std::int64_t>("left");
        hold.expiresAt = row.get<std::optional<Instant>>("expires_at");
        hold.approval = row.get<std::optional<ApprovalId>>("approval_id");
    }
}

void BankRecords::readApprovals(SimulatedStore& store, const Ids& ids)
{
    for (const auto& row : m_bank.query(kApprovals, ids)) {
        const auto id = row.get<ApprovalId>("id");
        StoredApproval& stored = store.approvals[id];
        stored.number = row.get<int>("version");
        stored.approval.id = id;
        stored.approval.state = row.get<contract::ApprovalState>("state");
        stored.approval.version = "version " + std::to_string(stored.number);
        stored.approval.maker = row.get<StaffId>("requested_by");
        stored.approval.branch = row.get<BranchId>("branch_id");
        stored.approval.approver = row.get<Role>("approver_role");
        stored.approval.needed = row.get<int>("needed");
        stored.approval.expiresAt = row.get<Instant>("expires_at");
        stored.approval.approvedBy.clear();
        if (stored.approval.state == contract::ApprovalState::Waiting)
            stored.approval.approvedBy = approversIn(row.get<std::string>("approved_by"));
        stored.waiting = bank::BookingOrder();
        if (const auto reverses = row.get<std::optional<TransferId>>("reverses")) {
            bank::Reversal reversal;
            reversal.of = *reverses;
            stored.waiting = reversal;
        }
        m_etags[{id, stored.number}] = '"' + row.get<std::string>("etag") + '"';
    }
    for (const auto& row : m_bank.query(kApprovalLegs, ids))
        std::visit(
            [&](auto& waiting) {
                waiting.legs.push_back(
                    {row.get<Iban>("iban"), Money(row.get<std::int64_t>("amount"), row.get<Currency>("currency"))});
            },
            store.approvals.at(row.get<ApprovalId>("id")).waiting);
}

std::optional<KeptKey> BankRecords::key(const ActorAndKey& key) const
{
    const auto rows = m_bank.query(kKey, sqlOf(key.first), key.second.toString());
    return rows.empty() ? std::nullopt : std::optional(keptIn(rows.front()));
}

std::map<ActorAndKey, KeptKey> BankRecords::keys() const
{
    std::map<ActorAndKey, KeptKey> kept;
    for (const auto& row : m_bank.query(kKeys, sqlOf(m_without)))
        kept.emplace(ActorAndKey(row.get<StaffId>("actor"), row.get<Uuid>("key")), keptIn(row));
    return kept;
}

} // namespace cf::simulation
