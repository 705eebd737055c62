// Transfers, and finding the outcome of an order whose answer was lost.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Page.h"
#include "services/contract/WireValues.h"

namespace cf::contract {

//! A teller's order. The idempotency key travels in the header Idempotency-Key and is saved before it is sent.
struct TransferOrder
{
    Iban debtorIban;
    Iban creditorIban;
    Money amount;
    std::optional<std::string> memo; //!< At most 140 characters (ISO 20022 Max140Text).
};
BOOST_DESCRIBE_STRUCT(TransferOrder, (), (debtorIban, creditorIban, amount, memo))

inline constexpr std::size_t kLongestMemo = 140;

enum class TransferKind
{
    Transfer,
    Import,
    Reversal,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(TransferKind, Transfer, Import, Reversal)

//! A booked transfer. Immutable.
struct Transfer
{
    TransferId id;
    TransferKind kind = TransferKind::Transfer;
    Iban debtorIban;
    std::string debtorName;
    Iban creditorIban;
    std::string creditorName;
    Money amount;
    std::string memo;
    Date bookingDate;
    Date valueDate;
    Instant recordedAt;
    std::string madeBy; //!< The colleague's name.
    BranchId branchId;
    std::optional<Money> debtorBalanceAfter; //!< Only for callers who may see the debtor's account.
};
BOOST_DESCRIBE_STRUCT(Transfer, (),
                      (id, kind, debtorIban, debtorName, creditorIban, creditorName, amount, memo, bookingDate,
                       valueDate, recordedAt, madeBy, branchId, debtorBalanceAfter))

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
    std::optional<Iban> account; //!< On either side.
    std::optional<Currency> currency;
    std::optional<std::int64_t> leastMinorUnits; //!< Of the amount, both inclusive.
    std::optional<std::int64_t> mostMinorUnits;
    std::optional<TransferKind> kind;
};
BOOST_DESCRIBE_STRUCT(TransfersQuery, (),
                      (cursor, limit, mine, from, to, account, currency, leastMinorUnits, mostMinorUnits, kind))

enum class KeyState
{
    Booked,
    Refused,
    Abandoned, //!< Never reached the ledger and never will: the key is tombstoned.
};
BOOST_DESCRIBE_ENUM(KeyState, Booked, Refused, Abandoned)

struct KeyRef
{
    Uuid key;
    std::optional<StaffId> orderedBy; //!< Set by a supervisor who resolves a colleague's order.
};
BOOST_DESCRIBE_STRUCT(KeyRef, (), (key, orderedBy))

//! The final outcome of a key.
struct KeyOutcome
{
    KeyState state = KeyState::Abandoned;
    std::optional<Transfer> transfer; //!< When booked.
    std::optional<ErrorCode> refusal; //!< When refused.
};
BOOST_DESCRIBE_STRUCT(KeyOutcome, (), (state, transfer, refusal))

struct PostTransfer
{
    using Request = TransferOrder;
    using Response = Transfer;
    static constexpr OperationInfo kInfo{
        .name = "PostTransfer",
        .method = Method::Post,
        .path = "/v1/transfers",
        .permission = Permission::TransfersCreate,
        .scope = Scope::Branch,
        .priority = Priority::Money,
        .successStatus = 201,
        .key = KeyUse::Required,
        .recorded = {AuditKind::Change, "transfer.booked"},
        .summary = "Books a transfer between two accounts of the bank. The debtor's account belongs to the branch."};
};

struct ResolveTransferKey
{
    using Request = KeyRef;
    using Response = KeyOutcome;
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
