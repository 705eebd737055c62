// The pages of one sign-in by the places they stand for. The composition root fills it, one line a page; the workspace
// shows what is in it and offers nothing else.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"

#include <functional>
#include <map>
#include <string>
#include <variant>

namespace cf::client {
class TransferSender;
}

namespace cf::ui {

class Navigator;
class Page;

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

class PageSet
{
public:
    //! Points a page at a subject, before it is activated.
    using Aim = std::function<void(const Subject&)>;

    //! The workspace becomes the page's parent. One page may stand for several places.
    void add(Place place, Page* page, Aim aim = {}) { m_entries[place] = {page, std::move(aim)}; }

    bool has(Place place) const { return m_entries.contains(place); }
    //! Null when the place is not offered.
    Page* page(Place place) const;
    void aim(const Visit& visit) const;

private:
    struct Entry
    {
        Page* page = nullptr;
        Aim aim;
    };
    std::map<Place, Entry> m_entries;
};

//! Called once for each sign-in; adds the pages that the role may use.
using PageFactory = std::function<void(PageSet& pages, Navigator& navigator, client::TransferSender& sender)>;

} // namespace cf::ui
