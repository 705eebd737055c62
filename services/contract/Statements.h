// Statements that the bank makes of every month for the accounts that want one. A statement of any other period is made
// on request (Documents.h).
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/Documents.h"

namespace cf::contract {

struct MonthlyStatement
{
    StatementId id;
    Date month; //!< Its first day.
    Instant madeAt;
    std::string language; //!< "en", "de", "cs".
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(MonthlyStatement, (), (id, month, madeAt, language, bytes))

struct MonthlyStatements
{
    bool wanted = false;
    std::vector<MonthlyStatement> statements; //!< Newest first; at most those of the ten years that they are kept.
};
BOOST_DESCRIBE_STRUCT(MonthlyStatements, (), (wanted, statements))

struct StatementWish
{
    AccountId accountId;
    bool wanted = false; //!< From the present month on.
};
BOOST_DESCRIBE_STRUCT(StatementWish, (), (accountId, wanted))

struct StatementRef
{
    StatementId statementId;
};
BOOST_DESCRIBE_STRUCT(StatementRef, (), (statementId))

struct ListMonthlyStatements
{
    using Request = AccountRef;
    using Response = MonthlyStatements;
    static constexpr OperationInfo kInfo{.name = "ListMonthlyStatements",
                                         .path = "/v1/accounts/{accountId}/monthly-statements",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Read, "account.statementsViewed"},
                                         .summary = "An account's monthly statements, and whether they are made."};
};

struct GetMonthlyStatement
{
    using Request = StatementRef;
    using Response = FileContent;
    static constexpr OperationInfo kInfo{.name = "GetMonthlyStatement",
                                         .path = "/v1/monthly-statements/{statementId}",
                                         .permission = Permission::AccountsRead,
                                         .scope = Scope::Branch,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Read, "account.statementOpened"},
                                         .summary = "One monthly statement, as a PDF."};
};

struct WishMonthlyStatements
{
    using Request = StatementWish;
    using Response = MonthlyStatements;
    static constexpr OperationInfo kInfo{.name = "WishMonthlyStatements",
                                         .method = Method::Post,
                                         .path = "/v1/accounts/{accountId}/monthly-statements",
                                         .permission = Permission::CustomersChange,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Change, "account.statementWishChanged"},
                                         .repeatable = true,
                                         .summary = "Whether a statement is made of every month."};
};

} // namespace cf::contract
