// The facts of a ledger, each as a text that is the same wherever it is told: by an entry and by its transfer's header,
// by a key and by the audit trail. Read in one snapshot, row after row; used by LedgerVerify.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

namespace cf::bank {

//! What two sides must tell alike. The words of a fact stand in this order, with blanks between them.
enum Matter
{
    Legs,      //!< account number transfer amount currency bookingDate valueDate time: entries and headers
    Orders,    //!< actor transfer: keys that were booked, and transfers that people ordered
    Bookings,  //!< transfer actor debtor creditor amount currency time: transfers and the trail
    Decisions, //!< actor key outcome transfer-or-refusal time: keys and the trail
};
inline constexpr std::size_t kMatters = 4;

struct AccountRow
{
    Uuid id;
    std::int64_t balance = 0;
    std::int64_t lastEntry = 0;
    std::int64_t holds = 0;       //!< As its row says …
    std::int64_t heldInTotal = 0; //!< … and as its holds do.
    std::string currency;
    std::int64_t recordedAt = 0; //!< Microseconds since 1970; 0: nothing was recorded.
};

struct EntryRow
{
    Uuid account;
    std::int64_t number = 0;
    std::int64_t amount = 0;
    std::int64_t balanceAfter = 0;
    std::string_view currency;
    std::int64_t recordedAt = 0;
    std::string_view leg; //!< The fact.
};

struct TransferRow
{
    Uuid id;
    bool ordered = false; //!< By a person, and so under a key.
    bool imported = false;
    std::int64_t recordedAt = 0;
    std::int64_t legs = 0;
    std::string_view debit;  //!< Facts: where the amount left …
    std::string_view credit; //!< … and where it arrived.
    std::string_view order;
    std::string_view booking;
};

struct KeyRow
{
    Uuid actor;
    Uuid key;
    bool decided = false;
    std::string_view order; //!< Facts; empty: none.
    std::string_view decision;
};

//! A run that brought transfers in without an event for each.
struct RunRow
{
    Uuid id;
    std::int64_t startedAt = 0; //!< When all its entries were recorded.
};

//! One snapshot of the database. Throws db::Error. Views are valid only during the call that gives them.
class LedgerFacts
{
public:
    LedgerFacts(const std::string& conninfo, const TrailKey& key, db::Watchdog& watchdog);

    std::int64_t countOfEntries();
    //! Up to when events were removed from the trail by policy: what is older is told by one side only. 0: none were.
    std::int64_t forgottenUntil() const { return m_forgotten; }
    //! A sentence about the first row of audit_archive that only says that events went by policy; empty: none does.
    const std::optional<std::string>& posing() const { return m_posing; }

    //! The next accounts in the order of their ids, behind the given one; empty: none is left.
    std::vector<AccountRow> accountsBehind(const std::optional<Uuid>& id);
    //! Behind the first and not behind the second, in order of account and number. Empty: without that limit.
    void entries(const std::optional<Uuid>& behind, const std::optional<Uuid>& upTo,
                 const std::function<void(const EntryRow&)>& take);
    void transfers(const std::function<void(const TransferRow&)>& take);
    void keys(const std::function<void(const KeyRow&)>& take);
    std::vector<RunRow> importRuns();
    //! Events of the trail and of its inbox that tell of transfers, keys and imports.
    void events(const std::function<void(const AuditEvent&)>& take);

private:
    db::CopyOut m_database;
    std::int64_t m_forgotten = 0;
    std::optional<std::string> m_posing;
};

//! What an event tells; empty: nothing of this matter.
std::string bookingToldBy(const AuditEvent& event);
std::string decisionToldBy(const AuditEvent& event);

//! What an event states under a name; empty: nothing.
std::string statedIn(const AuditEvent& event, std::string_view field);

} // namespace cf::bank
