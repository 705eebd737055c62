// The facts of a ledger, as text that is identical in every source: an entry and its transfer's header, a key and the
// audit trail. Streamed from one snapshot; used by LedgerVerify.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

namespace cf::bank {

//! What two sides must agree on. A fact's words are in this order, separated by spaces.
enum FactKind
{
    Legs,      //!< account number transfer amount currency bookingDate valueDate time: entries and headers
    Orders,    //!< actor transfer: booked keys, and transfers that people ordered
    Bookings,  //!< transfer actor accounts amounts time: transfers and the trail
    Decisions, //!< actor key outcome result time: keys and the trail. The result is an id or a refusal.
};
inline constexpr std::size_t kFactKinds = 4;

struct AccountRow
{
    Uuid id;
    std::int64_t balance = 0;
    std::int64_t lastEntry = 0;
    std::int64_t holds = 0;       //!< According to its row …
    std::int64_t heldInTotal = 0; //!< … and according to its holds.
    std::string currency;
    std::int64_t recordedAt = 0; //!< Microseconds since 1970; 0: nothing recorded.
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
    bool ordered = false; //!< By a person, and so with a key.
    bool imported = false;
    std::int64_t recordedAt = 0;
    std::int64_t legs = 0;
    std::string_view legFacts; //!< One a line: where it was debited and credited.
    std::string_view order;    //!< Facts.
    std::string_view booking;
};

struct KeyRow
{
    Uuid actor;
    Uuid key;
    std::string_view order; //!< Facts; empty: none.
    std::string_view decision;
};

//! An import run that created transfers without one event each.
struct RunRow
{
    Uuid id;
    std::int64_t startedAt = 0; //!< The time recorded on all its entries.
};

//! One snapshot of the database. Throws db::Error. Views are valid only during the callback.
class LedgerFacts
{
public:
    LedgerFacts(const std::string& conninfo, const TrailKey& key, db::Watchdog& watchdog);

    std::int64_t countOfEntries();
    //! Retention removed older events from the trail, so older facts exist on one side only. 0: none were removed.
    std::int64_t removedUntil() const { return m_removedUntil; }
    //! A sentence about the first forged row of audit_archive; empty: none.
    const std::optional<std::string>& forgedArchive() const { return m_forgedArchive; }

    //! The next accounts by id after the given one; empty: none left.
    std::vector<AccountRow> accountsAfter(const std::optional<Uuid>& id);
    //! After the first and up to the second account, by account and number. Empty: unbounded.
    void entries(const std::optional<Uuid>& behind, const std::optional<Uuid>& upTo,
                 const std::function<void(const EntryRow&)>& take);
    void transfers(const std::function<void(const TransferRow&)>& take);
    void keys(const std::function<void(const KeyRow&)>& take);
    std::vector<RunRow> importRuns();
    //! Events of the trail and its inbox about transfers, keys and imports.
    void events(const std::function<void(const AuditEvent&)>& take);

private:
    db::CopyOut m_database;
    std::int64_t m_removedUntil = 0;
    std::optional<std::string> m_forgedArchive;
};

//! The fact in an event; empty: none of this kind.
std::string bookingFactIn(const AuditEvent& event);
std::string decisionFactIn(const AuditEvent& event);

} // namespace cf::bank
