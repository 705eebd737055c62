// What may be ordered without a second person, and what may leave an account.
#pragma once

#include "services/contract/Approvals.h"

namespace cf::contract {

//! One limit. A member of staff's own stands instead of the role's, an account's instead of the product's.
struct Limit
{
    LimitSubject subject = LimitSubject::Role;
    std::string of;   //!< The role or product, or the id of the member of staff or the account.
    std::string name; //!< To show: the colleague's name, the account's IBAN; else the same.
    Currency currency;
    LimitMeasure measure = LimitMeasure::PerTransfer;
    std::int64_t most = 0; //!< Minor units, or orders.
};
BOOST_DESCRIBE_STRUCT(Limit, (), (subject, of, name, currency, measure, most))

struct LimitsQuery
{
    std::optional<LimitSubject> subject;
    std::optional<std::string> of;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(LimitsQuery, (), (subject, of, cursor, limit))

//! A kind of account that customers have.
struct ProductRow
{
    std::string product;
};
BOOST_DESCRIBE_STRUCT(ProductRow, (), (product))

//! Why a limit cannot be asked for: the code of the FieldError.
enum class LimitMistake
{
    UnknownHolder,  //!< No such role, product or member of staff.
    UnknownAccount, //!< No customer's account with this IBAN or id in this currency: which of the two is not said.
};
BOOST_DESCRIBE_ENUM(LimitMistake, UnknownHolder, UnknownAccount)

struct LimitOrder
{
    LimitSubject subject = LimitSubject::Role;
    //! As in Limit. An account also by its IBAN, for who manages limits may not look accounts up.
    std::string of;
    Currency currency;
    LimitMeasure measure = LimitMeasure::PerTransfer;
    std::optional<std::int64_t> most; //!< Empty: no limit of its own. A role's per transfer is never empty.
    std::string reason;               //!< 1 to 140 characters.
};
BOOST_DESCRIBE_STRUCT(LimitOrder, (), (subject, of, currency, measure, most, reason))

struct ListLimits
{
    using Request = LimitsQuery;
    using Response = Page<Limit>;
    static constexpr OperationInfo kInfo{.name = "ListLimits",
                                         .path = "/v1/limits",
                                         .permission = Permission::LimitsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "limit.listViewed"},
                                         .summary = "Limits of everybody, and of the branch's staff and accounts."};
};

struct ListProducts
{
    using Request = Nothing;
    using Response = Page<ProductRow>;
    static constexpr OperationInfo kInfo{.name = "ListProducts",
                                         .path = "/v1/products",
                                         .permission = Permission::LimitsRead,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Nothing},
                                         .perMinute = 30, // it reads all accounts
                                         .summary = "All products of which customers have accounts."};
};

struct ChangeLimit
{
    using Request = LimitOrder;
    using Response = OrderOutcome;
    static constexpr OperationInfo kInfo{.name = "ChangeLimit",
                                         .method = Method::Post,
                                         .path = "/v1/limits",
                                         .permission = Permission::LimitsManage,
                                         .priority = Priority::Balance,
                                         .mayWait = true,
                                         .key = KeyUse::Required,
                                         .recorded = {AuditKind::Change, "approval.requested"},
                                         .perMinute = 30, // it tells whether the bank has an account with an IBAN
                                         .summary = "Asks to change a limit, or for a first one. It always waits for"
                                                    " approval."};
};

} // namespace cf::contract
