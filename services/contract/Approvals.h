// Orders that wait for a second person's approval before they are booked.
#pragma once

#include "services/contract/Audit.h"

namespace cf::contract {

struct WaitingOrder
{
    ApprovalId id;
    StaffRef requestedBy;
    Instant requestedAt;
    std::optional<Instant> expiresAt;
    Iban debtorIban;
    std::string debtorName;
    Iban creditorIban;
    std::string creditorName;
    Money amount;
    std::string memo;
    std::string reason; //!< Why it needs approval: "aboveLimit".
    BranchRef branch;
};
BOOST_DESCRIBE_STRUCT(WaitingOrder, (),
                      (id, requestedBy, requestedAt, expiresAt, debtorIban, debtorName, creditorIban, creditorName,
                       amount, memo, reason, branch))

struct WaitingOrdersQuery
{
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(WaitingOrdersQuery, (), (cursor, limit))

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

} // namespace cf::contract
