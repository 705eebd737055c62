#include "services/bank/approvals/ApprovalRepository.h"

#include "services/bank/approvals/ApprovalRisks.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/records/Fields.h"

#include <algorithm>
#include <sstream>

namespace cf::bank {
namespace {

using contract::ApprovalSubject;

// Wraps a sub-select of whole rows of bank.approval_request; `order` is the ORDER BY clause.
std::string ordersFrom(const std::string& rows, const char* order)
{
    return "SELECT r.*, (r.content -> 'shown')::text AS shown_changes, array_to_string(r.reasons, ' ') AS reason_words,"
           " s.display_name AS requested_by_name, d.iban AS debtor_iban, d.display_name AS debtor_name,"
           " c.iban AS creditor_iban, c.display_name AS creditor_name, b.code AS branch_code, b.name AS branch_name,"
           " (SELECT count(*) FROM bank.approval_step y WHERE y.request_id = r.id AND y.version = r.version"
           "   AND y.action = 'approved') AS approvals, k.customer_id AS encrypted_for, k.wrapped_key"
           " FROM (" +
           rows +
           ") r JOIN bank.staff s ON s.id = r.requested_by JOIN bank.branch b ON b.id = r.branch_id"
           " LEFT JOIN bank.account d ON d.id = r.debtor_account LEFT JOIN bank.account c ON c.id = r.creditor_account"
           " LEFT JOIN bank.customer_key k ON k.customer_id = coalesce(d.owner_id, c.owner_id) ORDER BY " +
           order;
}

constexpr const char* kSteps = "SELECT y.action, y.by, s.display_name, y.at, y.comment, y.version"
                               " FROM bank.approval_step y LEFT JOIN bank.staff s ON s.id = y.by"
                               " WHERE y.request_id = $1::uuid ORDER BY y.number";
constexpr const char* kLegs =
    "SELECT a.id, a.iban, a.display_name, a.currency, a.branch_id, a.balance, a.owner_id, leg.amount"
    " FROM bank.approval_request r CROSS JOIN unnest(r.leg_accounts, r.leg_amounts) WITH ORDINALITY"
    " AS leg (account, amount, place) JOIN bank.account a ON a.id = leg.account WHERE r.id = $1::uuid"
    " ORDER BY leg.place";
// For money a supervisor decides, for limits an administrator; see mayDecide().
constexpr const char* kCount =
    "SELECT count(*) FILTER (WHERE r.state = 'waiting' AND r.requested_by <> $1::uuid AND r.subject = ANY ($2::text[])"
    "   AND ($3::uuid IS NULL OR r.branch_id = $3) AND NOT EXISTS (SELECT FROM bank.approval_step y"
    "   WHERE y.request_id = r.id AND y.version = r.version AND y.action = 'approved' AND y.by = $1::uuid)) AS waiting,"
    " count(*) FILTER (WHERE r.state = 'sentBack' AND r.requested_by = $1::uuid) AS sent_back,"
    " count(*) FILTER (WHERE r.state = 'waiting' AND r.requested_by = $1::uuid) AS own"
    " FROM bank.approval_request r WHERE r.state IN ('waiting', 'sentBack') AND r.expires_at > now()";

std::optional<std::string> sqlOf(const auto& id)
{
    return id ? std::optional(id->uuid().toString()) : std::nullopt;
}

// Empty when there is none, or the customer's key was destroyed.
std::optional<std::string> memoIn(const CustomerKeys& keys, const db::Row& row, ApprovalId id)
{
    if (row.isNull("memo") || row.isNull("wrapped_key"))
        return std::nullopt;
    const auto key = keys.unwrap(row.get<CustomerId>("encrypted_for"), row.get<db::Bytea>("wrapped_key"));
    return key.decrypt(row.get<db::Bytea>("memo"), "memo " + id.toString());
}

contract::WaitingOrder orderOf(const CustomerKeys& keys, const db::Row& row)
{
    contract::WaitingOrder order;
    order.id = row.get<ApprovalId>("id");
    order.subject = row.get<ApprovalSubject>("subject");
    order.state = row.get<contract::ApprovalState>("state");
    order.requestedBy = {row.get<StaffId>("requested_by"), row.get<std::string>("requested_by_name")};
    order.requestedAt = row.get<Instant>("requested_at");
    order.expiresAt = row.get<Instant>("expires_at");
    order.debtorIban = row.get<std::optional<Iban>>("debtor_iban");
    order.debtorName = row.getOr<std::string>("debtor_name", "");
    order.creditorIban = row.get<std::optional<Iban>>("creditor_iban");
    order.creditorName = row.getOr<std::string>("creditor_name", "");
    if (!row.isNull("amount"))
        order.amount = moneyIn(row, "amount");
    order.memo = memoIn(keys, row, order.id).value_or(row.get<std::string>("comment"));
    std::istringstream reasons(row.get<std::string>("reason_words"));
    for (std::string word; reasons >> word;)
        order.reasons.push_back(contract::recordedEnum<contract::ApprovalReason>(word));
    order.branch = {row.get<BranchId>("branch_id"), row.get<std::string>("branch_code"),
                    row.get<std::string>("branch_name")};
    order.approvals = row.get<int>("approvals");
    order.needed = row.get<int>("needed");
    return order;
}

void readLegs(db::Transaction& transaction, ApprovalRecord& record)
{
    for (const auto& row : transaction.query(kLegs, record.approval.order.id.uuid().toString())) {
        const Currency currency = row.get<Currency>("currency");
        contract::ApprovalLeg leg{row.get<Iban>("iban"),
                                  row.get<std::string>("display_name"),
                                  moneyIn(row, "amount", currency),
                                  moneyIn(row, "balance", currency),
                                  {}};
        const auto after = checkedAdd(leg.balanceNow->minorUnits(), leg.amount.minorUnits());
        if (after)
            leg.balanceAfter = Money(*after, currency);
        if (!record.owner && leg.amount.minorUnits() < 0)
            record.owner = row.get<std::optional<CustomerId>>("owner_id");
        record.approval.legs.push_back(std::move(leg));
        record.legBranches.push_back(row.get<BranchId>("branch_id"));
        record.accounts.push_back(row.get<AccountId>("id").toString());
    }
}

void readSteps(db::Transaction& transaction, contract::Approval& approval)
{
    for (const auto& row : transaction.query(kSteps, approval.order.id.uuid().toString())) {
        contract::ApprovalStep step;
        step.action = row.get<contract::ApprovalAction>("action");
        if (const auto by = row.get<std::optional<StaffId>>("by"))
            step.by = contract::StaffRef{*by, row.get<std::string>("display_name")};
        step.at = row.get<Instant>("at");
        step.comment = row.get<std::string>("comment");
        step.version = row.get<std::int64_t>("version");
        approval.steps.push_back(std::move(step));
    }
}

//! What waits names a person or an account by its id, and whoever decides reads a name or an IBAN.
void nameSubjects(db::Transaction& transaction, Changes& changes)
{
    for (contract::AuditChange& change : changes) {
        const std::size_t end = change.field == "limit" && change.after ? change.after->rfind(", ") : std::string::npos;
        if (end == std::string::npos)
            continue;
        const std::string of = change.after->substr(0, end);
        const auto staff = StaffId::parse(of);
        const auto account = AccountId::parse(of);
        if (!staff && !account)
            continue;
        const auto rows = staff ? transaction.query("SELECT display_name AS name FROM bank.staff WHERE id = $1::uuid",
                                                    staff->uuid().toString())
                                : transaction.query("SELECT iban AS name FROM bank.account WHERE id = $1::uuid",
                                                    account->uuid().toString());
        if (!rows.empty())
            change.after->replace(0, end, rows.front().get<std::string>("name"));
    }
}

WaitingMoney moneyOf(const ApprovalRecord& record, const CustomerKeys& keys, const db::Row& row)
{
    std::vector<contract::OrderLeg> legs;
    for (const contract::ApprovalLeg& leg : record.approval.legs)
        legs.push_back({leg.iban, leg.amount});
    const auto kind = row.get<contract::TransferKind>("order_kind");
    if (record.approval.order.subject != ApprovalSubject::Reversal)
        return BookingOrder{kind, std::move(legs), memoIn(keys, row, record.approval.order.id)};
    Reversal reversal;
    reversal.of = row.get<TransferId>("reverses");
    reversal.legs = std::move(legs);
    reversal.reason = row.get<contract::ReversalReason>("reversal_reason");
    reversal.comment = row.get<std::string>("comment");
    reversal.overrideReason = row.get<std::optional<std::string>>("override");
    return reversal;
}

std::string wordsOf(const std::vector<ApprovalSubject>& subjects)
{
    std::vector<std::string> words;
    for (const ApprovalSubject subject : subjects)
        words.push_back(contract::nameOf(subject));
    return db::array(words);
}

bool isMoney(ApprovalSubject subject)
{
    return subject == ApprovalSubject::Transfer || subject == ApprovalSubject::Reversal;
}

} // namespace

std::vector<contract::WaitingOrder> listWaitingOrders(db::Transaction& transaction, const CustomerKeys& keys,
                                                      const ApprovalFilter& filter, int limit)
{
    static const std::string waiting =
        ordersFrom("SELECT w.* FROM bank.approval_request w WHERE ($1::uuid IS NULL OR w.branch_id = $1)"
                   " AND ($2::uuid IS NULL OR w.id > $2) AND w.expires_at > now() AND w.state = 'waiting'"
                   " AND w.subject = ANY ($4::text[]) ORDER BY w.id LIMIT $3",
                   "r.id");
    static const std::string mine =
        ordersFrom("SELECT w.* FROM bank.approval_request w WHERE w.requested_by = $1::uuid"
                   " AND ($2::uuid IS NULL OR w.id < $2) AND w.requested_at > now() - interval '30 days'"
                   " ORDER BY w.id DESC LIMIT $3",
                   "r.id DESC");
    std::vector<contract::WaitingOrder> orders;
    const auto rows = filter.madeBy ? transaction.query(mine.c_str(), sqlOf(filter.madeBy), sqlOf(filter.after), limit)
                                    : transaction.query(waiting.c_str(), sqlOf(filter.branch), sqlOf(filter.after),
                                                        limit, wordsOf(filter.subjects));
    for (const auto& row : rows)
        orders.push_back(orderOf(keys, row));
    return orders;
}

std::optional<ApprovalRecord> findApproval(db::Transaction& transaction, const CustomerKeys& keys, ApprovalId id)
{
    static const std::string sql = ordersFrom(
        "SELECT w.*, bank.approval_version(w) AS version_hash FROM bank.approval_request w WHERE w.id = $1::uuid",
        "r.id");
    const auto rows = transaction.query(sql.c_str(), id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const db::Row row = rows.front();
    ApprovalRecord record;
    contract::Approval& approval = record.approval;
    approval.order = orderOf(keys, row);
    approval.version = row.get<std::int64_t>("version");
    approval.transferId = row.get<std::optional<TransferId>>("transfer_id");
    approval.reverses = row.get<std::optional<TransferId>>("reverses");
    approval.reversalReason = row.get<std::optional<contract::ReversalReason>>("reversal_reason");
    record.version = row.get<db::Bytea>("version_hash");
    record.branch = approval.order.branch.id;
    record.approver = contract::enumOf<Role>(row.get<std::string_view>("approver_role")).value_or(Role::Unknown);
    readSteps(transaction, approval);
    if (isMoney(approval.order.subject)) {
        readLegs(transaction, record);
        record.money = moneyOf(record, keys, row);
        if (approval.order.state == contract::ApprovalState::Waiting)
            approval.risks = risksOf(transaction, id);
    } else {
        record.content = row.getOr<std::string>("content", "");
        approval.changes = changesOf(row.getOr<std::string>("shown_changes", "")).value_or(Changes());
        nameSubjects(transaction, approval.changes);
    }
    return record;
}

bool ApprovalRecord::visibleTo(const Caller& caller) const
{
    const auto subjects = subjectsFor(caller);
    const bool theirs = std::find(subjects.begin(), subjects.end(), approval.order.subject) != subjects.end();
    return approval.order.requestedBy.id == caller.staff ||
           (theirs && inReach(caller, contract::GetApproval::kInfo.scope, branch));
}

contract::Approval ApprovalRecord::shownTo(const Caller& caller) const
{
    contract::Approval shown = approval;
    for (std::size_t i = 0; i < shown.legs.size(); ++i)
        if (!inReach(caller, contract::GetApproval::kInfo.scope, legBranches[i])) {
            shown.legs[i].balanceNow.reset();
            shown.legs[i].balanceAfter.reset();
        }
    const auto& steps = approval.steps;
    const bool approvedBefore = std::any_of(steps.begin(), steps.end(), [&](const contract::ApprovalStep& step) {
        return step.action == contract::ApprovalAction::Approved && step.version == approval.version && step.by &&
               step.by->id == caller.staff;
    });
    shown.mayDecide = approval.order.state == contract::ApprovalState::Waiting && !approvedBefore &&
                      approval.order.requestedBy.id != caller.staff && visibleTo(caller) &&
                      bank::mayDecide(caller, approval.order.subject) &&
                      (!isMoney(approval.order.subject) || caller.role == approver);
    return shown;
}

std::string ApprovalRecord::etag() const
{
    return platform::hex(version);
}

std::vector<ApprovalSubject> subjectsFor(const Caller& caller)
{
    std::vector<ApprovalSubject> subjects;
    if (holds(caller.role, Permission::TransfersRead))
        subjects = {ApprovalSubject::Transfer, ApprovalSubject::Reversal, ApprovalSubject::Unblocking};
    if (holds(caller.role, Permission::LimitsRead))
        subjects.push_back(ApprovalSubject::LimitChange);
    return subjects;
}

bool mayDecide(const Caller& caller, ApprovalSubject subject)
{
    if (!holds(caller.role, Permission::ApprovalsDecide))
        return false;
    switch (subject) {
    case ApprovalSubject::Transfer:
    case ApprovalSubject::Reversal:
        return holds(caller.role, Permission::TransfersCreate);
    case ApprovalSubject::LimitChange:
        return holds(caller.role, Permission::LimitsManage);
    case ApprovalSubject::Unblocking:
        return holds(caller.role, Permission::AccountsBlock);
    case ApprovalSubject::Unknown:
        break;
    }
    return false;
}

contract::ApprovalCount countApprovals(db::Transaction& transaction, const Caller& caller)
{
    auto subjects = subjectsFor(caller);
    std::erase_if(subjects, [&](ApprovalSubject subject) { return !mayDecide(caller, subject); });
    const bool branchOnly = reach(caller.role, contract::CountWaitingOrders::kInfo.scope) != Scope::Bank;
    const auto rows = transaction.query(kCount, caller.staff.uuid().toString(), wordsOf(subjects),
                                        branchOnly ? std::optional(caller.branch.uuid().toString()) : std::nullopt);
    const db::Row row = rows.front();
    return {row.get<std::int64_t>("waiting"), row.get<std::int64_t>("sent_back"), row.get<std::int64_t>("own")};
}

} // namespace cf::bank
