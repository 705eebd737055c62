// Reads the audit trail. Holds all SQL for it outside the sequencer, the filters and `bankd verify`.
#pragma once

#include "services/bank/audit/AuditFilter.h"
#include "services/bank/audit/AuditRows.h"
#include "services/bank/audit/AuditScan.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {

//! Which part of the trail a page shows.
struct AuditPlace
{
    std::optional<std::int64_t> before;   //!< The whole list only has smaller numbers.
    std::optional<std::int64_t> cursor;   //!< This page only has smaller numbers.
    std::optional<std::int64_t> position; //!< 0 is the newest in the list. Not with a filter or cursor.
    int limit = 0;
    std::optional<Date> today; //!< The first page's day, for the pages after it.
};

//! Continues at the events below `seq` and keeps the meaning of "today": "4711@2026-11-22".
std::string auditCursor(std::int64_t seq, const std::optional<Date>& today);

//! Sealed events, newest first. Unfiltered: by cursor or position, with an exact count. Filtered: by cursor; the count
//! is "at least", and a page may be short or empty with `more` after a long stretch without matches; its lastKey
//! continues from there.
contract::Page<contract::AuditRow> listAuditEvents(db::Transaction& transaction, const AuditFilter& filter,
                                                   const AuditPlace& place, const ScanBudget& budget = {});

struct FoundEvents
{
    std::vector<NumberedEvent> events; //!< Newest first, as recorded.
    bool more = false;
    std::int64_t next = 0; //!< The cursor of the next page, if there are more.
};

//! Sealed events that a filter finds, for a capability that shows what it recorded itself. Only events below `cursor`;
//! fewer than `limit` with `more`, as above.
FoundEvents findSealedEvents(db::Transaction& transaction, const AuditFilter& filter,
                             std::optional<std::int64_t> cursor, int limit, const ScanBudget& budget = {});

//! The newest inbox events, at most contract::kLargestPageSize, newest first; the count covers all.
contract::Page<contract::AuditRow> listUnsealedAuditEvents(db::Transaction& transaction);

contract::AuditState auditState(db::Transaction& transaction);

//! The number of sealed events: all numbers below it exist, from the oldest retained.
std::int64_t sealedAuditEvents(db::Transaction& transaction);

//! An event with its changes decrypted under the customer's key, and its customer for recording the read.
struct DecryptedAuditEvent
{
    contract::AuditDetail detail;
    std::optional<CustomerId> customer;
};
//! Empty when no event has this number.
std::optional<DecryptedAuditEvent> findAuditEvent(db::Transaction& transaction, CustomerKeys& keys, std::int64_t seq);

} // namespace cf::bank
