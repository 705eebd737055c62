// The window's pages and what each one shows.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"

#include <cstdint>
#include <string>
#include <variant>

namespace cf::ui {

enum class Place
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
    Audit,
    AuditEvent,
    Monitoring,
    Administration,
    Preferences,
    SignIns,
};

//! The audit trail's filter: the wire form of an id.
struct AuditSubject
{
    std::string id;
    bool operator==(const AuditSubject&) const = default;
};

//! What a page should show: nothing in particular, a customer, an account, a debtor, a transfer, a subject's trail, an
//! audit event by number.
using Subject = std::variant<std::monostate, CustomerId, AccountId, Iban, TransferId, AuditSubject, std::int64_t>;

struct Visit
{
    Place place = Place::Start;
    Subject subject;
    bool operator==(const Visit&) const = default;
};

} // namespace cf::ui
