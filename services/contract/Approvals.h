// Orders that wait for a second person's approval before they take effect.
//
// Whoever decides does so about the version that they were shown: If-Match carries its ETag, a hash of all that the
// order says. A change of the order by its maker is a new version.
#pragma once

#include "services/contract/Audit.h"
#include "services/contract/Transfers.h"

namespace cf::contract {

//! What waits.
enum class ApprovalSubject
{
    Transfer, //!< Money, by legs.
    Reversal, //!< Likewise, of a booked transfer.
    LimitChange,
    Unblocking,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ApprovalSubject, Transfer, Reversal, LimitChange, Unblocking)

struct WaitingOrder
{
    ApprovalId id;
    ApprovalSubject subject = ApprovalSubject::Transfer;
    ApprovalState state = ApprovalState::Waiting;
    StaffRef requestedBy;
    Instant requestedAt;
    std::optional<Instant> expiresAt;
    std::optional<Iban> debtorIban; //!< Of money: of several debtors the first, and so with creditors.
    std::string debtorName;
    std::optional<Iban> creditorIban;
    std::string creditorName;
    std::optional<Money> amount; //!< What would be debited in all; empty: in several currencies, or no money.
    std::string memo;            //!< Or what would change, in a few words.
    std::vector<ApprovalReason> reasons;
    BranchRef branch;
    int approvals = 0; //!< Given so far …
    int needed = 1;    //!< … of as many.
};
BOOST_DESCRIBE_STRUCT(WaitingOrder, (),
                      (id, subject, state, requestedBy, requestedAt, expiresAt, debtorIban, debtorName, creditorIban,
                       creditorName, amount, memo, reasons, branch, approvals, needed))

struct WaitingOrdersQuery
{
    std::optional<std::string> cursor;
    std::optional<int> limit;
    std::optional<bool> mine; //!< The caller's own of the last 30 days, whatever became of them, newest first.
};
BOOST_DESCRIBE_STRUCT(WaitingOrdersQuery, (), (cursor, limit, mine))

struct ApprovalRef
{
    ApprovalId approvalId;
};
BOOST_DESCRIBE_STRUCT(ApprovalRef, (), (approvalId))

//! A leg of a waiting order and what it would do.
struct ApprovalLeg
{
    Iban iban;
    std::string name;
    Money amount;                      //!< Credit positive.
    std::optional<Money> balanceNow;   //!< Only for callers who may see the account, as the next.
    std::optional<Money> balanceAfter; //!< If it were approved now.
};
BOOST_DESCRIBE_STRUCT(ApprovalLeg, (), (iban, name, amount, balanceNow, balanceAfter))

//! What a member of staff did with an order that waits.
enum class ApprovalAction
{
    Requested,
    Changed,
    Approved,
    Rejected,
    SentBack,
    Withdrawn,
    Expired, //!< By the bank itself.
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ApprovalAction, Requested, Changed, Approved, Rejected, SentBack, Withdrawn, Expired)

struct ApprovalStep
{
    ApprovalAction action = ApprovalAction::Requested;
    std::optional<StaffRef> by; //!< Empty: the bank itself.
    Instant at;
    std::string comment;
    std::int64_t version = 1; //!< Of the order, as it then was.
};
BOOST_DESCRIBE_STRUCT(ApprovalStep, (), (action, by, at, comment, version))

//! What speaks for a closer look.
enum class ApprovalRisk
{
    NewPayee,            //!< The debtor has never paid this creditor.
    LargestSoFar,        //!< The debtor has never paid as much at once.
    CounterpartyBlocked, //!< An account of the order is blocked or dormant.
    EmptiesAccount,      //!< It leaves less than a tenth of the balance.
    Unknown,             //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ApprovalRisk, NewPayee, LargestSoFar, CounterpartyBlocked, EmptiesAccount)

//! A waiting order, whole.
struct Approval
{
    WaitingOrder order;
    std::int64_t version = 1;
    std::vector<ApprovalLeg> legs;
    std::vector<AuditChange> changes; //!< Of a change that is not money: before and after.
    std::vector<ApprovalStep> steps;  //!< Oldest first.
    std::vector<ApprovalRisk> risks;
    std::optional<TransferId> reverses; //!< Of a reversal.
    std::optional<ReversalReason> reversalReason;
    std::optional<TransferId> transferId; //!< What it became.
    bool mayDecide = false;               //!< Whether the caller may approve, reject or send back.
};
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (order, version, legs, changes, steps, risks, reverses, reversalReason, transferId, mayDecide))

struct ApprovalDecision
{
    ApprovalId approvalId;
    std::string code; //!< A fresh code of the caller's second factor.
};
BOOST_DESCRIBE_STRUCT(ApprovalDecision, (), (approvalId, code))

struct ApprovalComment
{
    ApprovalId approvalId;
    std::string comment; //!< Why; 1 to 140 characters.
};
BOOST_DESCRIBE_STRUCT(ApprovalComment, (), (approvalId, comment))

//! The whole order anew.
struct ApprovalChange
{
    ApprovalId approvalId;
    std::vector<OrderLeg> legs;
    std::optional<std::string> memo;
};
BOOST_DESCRIBE_STRUCT(ApprovalChange, (), (approvalId, legs, memo))

struct ApprovalCount
{
    std::int64_t waiting = 0;  //!< Orders that the caller may decide.
    std::int64_t sentBack = 0; //!< The caller's own that came back …
    std::int64_t own = 0;      //!< … and those that wait for others: fewer of them, and one was decided.
};
BOOST_DESCRIBE_STRUCT(ApprovalCount, (), (waiting, sentBack, own))

struct ListWaitingOrders
{
    using Request = WaitingOrdersQuery;
    using Response = Page<WaitingOrder>;
    static constexpr OperationInfo kInfo{.name = "ListWaitingOrders",
                                         .path = "/v1/approvals",
                                         .permission = Permission::ApprovalsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "approval.listViewed"},
                                         .summary = "Orders of the branch awaiting approval, oldest first."};
};

struct CountWaitingOrders
{
    using Request = Nothing;
    using Response = ApprovalCount;
    static constexpr OperationInfo kInfo{.name = "CountWaitingOrders",
                                         .path = "/v1/approvals/waiting/count",
                                         .permission = Permission::ApprovalsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "How many orders wait for the caller."};
};

struct GetApproval
{
    using Request = ApprovalRef;
    using Response = Approval;
    static constexpr OperationInfo kInfo{.name = "GetApproval",
                                         .path = "/v1/approvals/{approvalId}",
                                         .permission = Permission::ApprovalsRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Read, "approval.viewed"},
                                         .summary = "One order with its effect, history and risks. Has an ETag."};
};

struct ApproveOrder
{
    using Request = ApprovalDecision;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "ApproveOrder",
                                         .method = Method::Post,
                                         .path = "/v1/approvals/{approvalId}/approve",
                                         .permission = Permission::ApprovalsDecide,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.approved"},
                                         .perMinute = 30,
                                         .needsMatch = true,
                                         .summary = "Approves an order, as shown, with a fresh second factor. The last"
                                                    " approval that it needs books it."};
};

struct RejectOrder
{
    using Request = ApprovalComment;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "RejectOrder",
                                         .method = Method::Post,
                                         .path = "/v1/approvals/{approvalId}/reject",
                                         .permission = Permission::ApprovalsDecide,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.rejected"},
                                         .needsMatch = true,
                                         .summary = "Rejects an order for good and frees what was held for it."};
};

struct SendBackOrder
{
    using Request = ApprovalComment;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "SendBackOrder",
                                         .method = Method::Post,
                                         .path = "/v1/approvals/{approvalId}/sendBack",
                                         .permission = Permission::ApprovalsDecide,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.sentBack"},
                                         .needsMatch = true,
                                         .summary = "Gives an order back to its maker, to be changed."};
};

struct WithdrawOrder
{
    using Request = ApprovalRef;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "WithdrawOrder",
                                         .method = Method::Post,
                                         .path = "/v1/approvals/{approvalId}/withdraw",
                                         .permission = Permission::ApprovalsRead,
                                         .scope = Scope::Own,
                                         .priority = Priority::Money,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.withdrawn"},
                                         .summary = "Its maker takes an order back."};
};

struct ChangeOrder
{
    using Request = ApprovalChange;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "ChangeOrder",
                                         .method = Method::Post,
                                         .path = "/v1/approvals/{approvalId}/change",
                                         .permission = Permission::TransfersCreate,
                                         .scope = Scope::Own,
                                         .priority = Priority::Money,
                                         .mayWait = true,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.changed"},
                                         .needsMatch = true,
                                         .summary = "Its maker changes an order that waits or was sent back; it waits"
                                                    " anew, without the approvals it had."};
};

} // namespace cf::contract
