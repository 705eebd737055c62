// The places of the window and what is looked at there.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"

#include <cstdint>
#include <string>
#include <variant>

namespace cf::ui {

enum class Place
{
    Start, //!< What a role without any other place sees.
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
};

//! What an audit trail is narrowed to: the wire form of an id.
struct AuditSubject
{
    std::string id;
    bool operator==(const AuditSubject&) const = default;
};

//! What a page is to show: nothing in particular, a customer, an account, a paying side, a transfer, the trail of a
//! subject, one audit event by its number.
using Subject = std::variant<std::monostate, CustomerId, AccountId, Iban, TransferId, AuditSubject, std::int64_t>;

struct Visit
{
    Place place = Place::Start;
    Subject subject;
    bool operator==(const Visit&) const = default;
};

} // namespace cf::ui
