// The window's pages and what each one shows.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"

#include <cstdint>
#include <string>
#include <variant>

namespace cf::ui {

enum class PageId
{
    Start, //!< For a role without any other page.
    Customers,
    Customer,
    Account,
    NewTransfer,
    Transfers,
    Transfer,
    Unresolved,
    Approvals,
    Limits,
    Audit,
    AuditEvent,
    Monitoring,
    Administration,
    Preferences,
    SignIns,
};

//! The audit trail's filter: the wire form of an id.
struct AuditTarget
{
    std::string id;
    bool operator==(const AuditTarget&) const = default;
};

//! What a page should show: nothing in particular, a customer, an account, a debtor, a transfer, an order that waits
//! or waited for approval, a subject's trail, an audit event by number.
using PageSubject =
    std::variant<std::monostate, CustomerId, AccountId, Iban, TransferId, ApprovalId, AuditTarget, std::int64_t>;

struct NavigationTarget
{
    PageId page = PageId::Start;
    PageSubject subject;
    bool operator==(const NavigationTarget&) const = default;
};

} // namespace cf::ui
