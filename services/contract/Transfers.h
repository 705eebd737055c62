// Orders that move money, the transfers that they become, and finding the outcome of an order whose answer was lost.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Page.h"
#include "services/contract/WireValues.h"

namespace cf::contract {

//! The common order: one account pays another. The idempotency key travels in the header Idempotency-Key and is saved
//! before it is sent.
struct TransferOrder
{
    Iban debtorIban;
    Iban creditorIban;
    Money amount;
    std::optional<std::string> memo; //!< At most 140 characters (ISO 20022 Max140Text).
};
BOOST_DESCRIBE_STRUCT(TransferOrder, (), (debtorIban, creditorIban, amount, memo))

inline constexpr std::size_t kLongestMemo = 140;

//! What an order does to one account.
struct OrderLeg
{
    Iban iban;
    Money amount; //!< Credit positive, never zero.
    bool operator==(const OrderLeg&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderLeg, (), (iban, amount))

inline constexpr std::size_t kFewestLegs = 2;
inline constexpr std::size_t kMostLegs = 100;

//! An order between any accounts: kFewestLegs to kMostLegs legs, each account once, that sum to zero per currency.
struct PostingOrder
{
    std::vector<OrderLeg> legs;
    std::optional<std::string> memo;
};
BOOST_DESCRIBE_STRUCT(PostingOrder, (), (legs, memo))

enum class TransferKind
{
    Transfer,
    Posting, //!< Ordered as legs.
    Capture, //!< What a hold had set aside.
    Import,
    Reversal,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(TransferKind, Transfer, Posting, Capture, Import, Reversal)

//! Why a transfer was reversed.
enum class ReversalReason
{
    Duplicate,
    WrongAmount,
    WrongAccount,
    Fraud,
    OrdererRequest,
    BankError,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ReversalReason, Duplicate, WrongAmount, WrongAccount, Fraud, OrdererRequest, BankError)

//! One account's part of a booked transfer.
struct TransferLeg
{
    Iban iban;
    std::string name;
    Money amount; //!< Credit positive.
};
BOOST_DESCRIBE_STRUCT(TransferLeg, (), (iban, name, amount))

//! A booked transfer. Immutable, but for reversedBy.
struct Transfer
{
    TransferId id;
    TransferKind kind = TransferKind::Transfer;
    Iban debtorIban; //!< Of several debtors the first, and so with creditors.
    std::string debtorName;
    Iban creditorIban;
    std::string creditorName;
    std::optional<Money> amount; //!< What was debited in all. Empty: in several currencies; see legs.
    std::string memo;
    Date bookingDate;
    Date valueDate;
    Instant recordedAt;
    std::string madeBy; //!< The colleague's name.
    BranchId branchId;
    std::optional<Money> debtorBalanceAfter; //!< Only for callers who may see the debtor's account.
    std::vector<TransferLeg> legs;           //!< All of them, in GetTransfer and when just booked; none in lists.
    std::optional<TransferId> reverses;      //!< Of a reversal.
    std::optional<TransferId> reversedBy;
    std::optional<ReversalReason> reversalReason; //!< With reverses or reversedBy.
};
BOOST_DESCRIBE_STRUCT(Transfer, (),
                      (id, kind, debtorIban, debtorName, creditorIban, creditorName, amount, memo, bookingDate,
                       valueDate, recordedAt, madeBy, branchId, debtorBalanceAfter, legs, reverses, reversedBy,
                       reversalReason))

struct TransferRef
{
    TransferId transferId;
};
BOOST_DESCRIBE_STRUCT(TransferRef, (), (transferId))

struct TransfersQuery
{
    std::optional<std::string> cursor; //!< lastKey of the previous page; without: the newest.
    std::optional<int> limit;
    std::optional<bool> mine; //!< Only what the caller ordered.
    std::optional<Date> from; //!< Booking dates, both inclusive.
    std::optional<Date> to;
    std::optional<Iban> account; //!< Of any leg.
    std::optional<Currency> currency;
    std::optional<std::int64_t> leastMinorUnits; //!< Of the amount, both inclusive.
    std::optional<std::int64_t> mostMinorUnits;
    std::optional<TransferKind> kind;
};
BOOST_DESCRIBE_STRUCT(TransfersQuery, (),
                      (cursor, limit, mine, from, to, account, currency, leastMinorUnits, mostMinorUnits, kind))

enum class ApprovalState
{
    Waiting,
    SentBack, //!< To its maker, to be changed; nothing is held meanwhile.
    Approved,
    Rejected,
    Withdrawn, //!< By its maker.
    Expired,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ApprovalState, Waiting, SentBack, Approved, Rejected, Withdrawn, Expired)

//! Why an order needs a second person.
enum class ApprovalReason
{
    AboveTransferLimit,
    AboveDailyLimit,
    Reversal,
    LimitChange,
    Unblocking,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(ApprovalReason, AboveTransferLimit, AboveDailyLimit, Reversal, LimitChange, Unblocking)

//! What an orderer is told of an order that waits.
struct ApprovalNotice
{
    ApprovalId id;
    ApprovalState state = ApprovalState::Waiting;
    std::vector<ApprovalReason> reasons;
    Instant expiresAt;
    std::string comment; //!< Of whoever rejected it or sent it back.
};
BOOST_DESCRIBE_STRUCT(ApprovalNotice, (), (id, state, reasons, expiresAt, comment))

enum class KeyState
{
    Booked,  //!< It took effect.
    Waiting, //!< For approval, as `approval` says; this outcome of the key is final, the approval's is not.
    Refused,
    Abandoned, //!< Never reached the ledger and never will: the key is tombstoned.
};
BOOST_DESCRIBE_ENUM(KeyState, Booked, Waiting, Refused, Abandoned)

struct KeyRef
{
    Uuid key;
    std::optional<StaffId> orderedBy; //!< Set by a supervisor who resolves a colleague's order.
};
BOOST_DESCRIBE_STRUCT(KeyRef, (), (key, orderedBy))

//! What became of an order, whatever it ordered: the final outcome of its key.
struct OrderOutcome
{
    KeyState state = KeyState::Abandoned;
    std::optional<Transfer> transfer;       //!< What it booked; of an approval that waited, once approved.
    std::optional<ApprovalNotice> approval; //!< When it waits or has waited, and of steps of an approval.
    std::optional<HoldId> hold;             //!< Placed, released or captured.
    std::optional<ErrorCode> refusal;       //!< When refused.
};
BOOST_DESCRIBE_STRUCT(OrderOutcome, (), (state, transfer, approval, hold, refusal))

//! A limit that an order meets, the one with the least left of its kind.
enum class LimitMeasure
{
    PerTransfer, //!< Minor units.
    PerDay,      //!< Minor units per business day.
    PerHour,     //!< Orders per clock hour.
    Unknown,     //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(LimitMeasure, PerTransfer, PerDay, PerHour)

enum class LimitSubject
{
    Role,
    Staff, //!< Instead of the role's.
    Product,
    Account, //!< Instead of the product's.
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(LimitSubject, Role, Staff, Product, Account)

struct LimitLeft
{
    LimitSubject subject = LimitSubject::Role;
    LimitMeasure measure = LimitMeasure::PerTransfer;
    std::optional<Money> most; //!< Of an amount …
    std::optional<Money> left; //!< … before this order.
    std::optional<std::int64_t> mostOrders;
    std::optional<std::int64_t> ordersLeft;
};
BOOST_DESCRIBE_STRUCT(LimitLeft, (), (subject, measure, most, left, mostOrders, ordersLeft))

//! What the bank charges for an order.
struct Fee
{
    std::string name;
    Money amount;
};
BOOST_DESCRIBE_STRUCT(Fee, (), (name, amount))

//! A transfer of the same amount between the same accounts within the last hour.
struct PossibleDuplicate
{
    std::optional<TransferId> id; //!< Empty: it is not booked but waits for approval.
    Instant recordedAt;
    std::string madeBy;
};
BOOST_DESCRIBE_STRUCT(PossibleDuplicate, (), (id, recordedAt, madeBy))

//! What would happen. Nothing is booked, held or counted.
struct TransferPreview
{
    std::optional<ErrorCode> refusal;            //!< Why it would be refused.
    std::vector<ApprovalReason> approvalReasons; //!< Why it would wait; none: it would be booked.
    std::optional<Money> debtorBalanceAfter;     //!< If booked.
    std::optional<Money> debtorAvailableAfter;
    std::vector<LimitLeft> limits; //!< That apply, before this order.
    std::vector<Fee> fees;
    std::vector<PossibleDuplicate> duplicates; //!< Newest first, at most 10.
};
BOOST_DESCRIBE_STRUCT(TransferPreview, (),
                      (refusal, approvalReasons, debtorBalanceAfter, debtorAvailableAfter, limits, fees, duplicates))

struct ReversalOrder
{
    TransferId transferId;
    ReversalReason reason = ReversalReason::BankError;
    std::string comment;                       //!< At most 140 characters.
    std::optional<std::string> overrideReason; //!< A supervisor's, if it may overdraw an account.
};
BOOST_DESCRIBE_STRUCT(ReversalOrder, (), (transferId, reason, comment, overrideReason))

struct PostTransfer
{
    using Request = TransferOrder;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{
        .name = "PostTransfer",
        .method = Method::Post,
        .path = "/v1/transfers",
        .permission = Permission::TransfersCreate,
        .scope = Scope::Branch,
        .priority = Priority::Money,
        .successStatus = 201,
        .mayWait = true,
        .key = KeyUse::Required,
        .recorded = {AuditKind::Change, "transfer.booked"},
        .summary = "Books a transfer between two accounts of the bank. The debtor's account belongs to the branch."};
};

struct PostPosting
{
    using Request = PostingOrder;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "PostPosting",
                                         .method = Method::Post,
                                         .path = "/v1/postings",
                                         .permission = Permission::TransfersCreate,
                                         .scope = Scope::Branch,
                                         .priority = Priority::Money,
                                         .successStatus = 201,
                                         .mayWait = true,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "transfer.booked"},
                                         .summary =
                                             "Books 2 to 100 legs at once. The debited accounts belong to the branch."};
};

struct PreviewTransfer
{
    using Request = TransferOrder;
    using Response = TransferPreview;
    static constexpr OperationInfo kInfo{
        .name = "PreviewTransfer",
        .method = Method::Post,
        .path = "/v1/transfers/preview",
        .permission = Permission::TransfersCreate,
        .scope = Scope::Branch,
        .priority = Priority::Balance,
        .recorded = {AuditKind::Read, "transfer.previewed"},
        .repeatable = true,
        .summary = "What a transfer would do: balances, limits left, approval, fees, duplicates. Books nothing."};
};

struct ReverseTransfer
{
    using Request = ReversalOrder;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{
        .name = "ReverseTransfer",
        .method = Method::Post,
        .path = "/v1/transfers/{transferId}/reverse",
        .permission = Permission::TransfersCreate,
        .scope = Scope::Branch,
        .priority = Priority::Money,
        .successStatus = 201,
        .mayWait = true,
        .key = KeyUse::Required,
        .recorded = {AuditKind::Change, "approval.requested"},
        .summary = "Orders the reversal of all legs of a transfer, once. It always waits for approval."};
};

struct ResolveTransferKey
{
    using Request = KeyRef;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{
        .name = "ResolveTransferKey",
        .method = Method::Post,
        .path = "/v1/transfers/keys/{key}/resolve",
        .permission = Permission::TransfersResolve,
        .scope = Scope::Own,
        .priority = Priority::Money,
        .recorded = {AuditKind::Change, "transferKey.resolved"},
        .perMinute = 600, // for all orders whose outcome is open, at the desktop's polling rate
        .repeatable = true,
        .summary = "The outcome of a key. If there is none, the key is closed: a late copy of the order is refused."};
};

struct GetTransfer
{
    using Request = TransferRef;
    using Response = Transfer;
    static constexpr OperationInfo kInfo{.name = "GetTransfer",
                                         .path = "/v1/transfers/{transferId}",
                                         .permission = Permission::TransfersRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Read, "transfer.viewed"},
                                         .summary = "One booked transfer. Has an ETag."};
};

struct ListTransfers
{
    using Request = TransfersQuery;
    using Response = Page<Transfer>;
    static constexpr OperationInfo kInfo{.name = "ListTransfers",
                                         .path = "/v1/transfers",
                                         .permission = Permission::TransfersRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "transfer.searched"},
                                         .summary = "Transfers of the branch, newest first."};
};

} // namespace cf::contract
