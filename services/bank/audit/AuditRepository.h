// Reads the audit trail. The only SQL about it outside the sequencer, the filters and `bankd verify`.
#pragma once

#include "services/bank/audit/AuditFilter.h"
#include "services/bank/audit/AuditWalk.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank {

//! Which part of the trail a page shows.
struct AuditPlace
{
    std::optional<std::int64_t> before;   //!< Only smaller numbers belong to the list at all.
    std::optional<std::int64_t> cursor;   //!< Only smaller numbers are on this page.
    std::optional<std::int64_t> position; //!< 0 is the list's newest. Not together with a filter or a cursor.
    int limit = 0;
    std::optional<Date> today; //!< Of the list's first page, on the pages behind it.
};

//! Leads on to the events below `seq`, and to what "today" was: "4711@2026-11-22".
std::string auditCursor(std::int64_t seq, const std::optional<Date>& today);

//! Sealed events, newest first. Without a filter by cursor or position, and counted. With one by cursor: the count is
//! "at least", and a page may be short or empty with `more` when there was nothing in a long stretch; its lastKey then
//! leads on from there.
contract::Page<contract::AuditRow> listAuditEvents(db::Transaction& transaction, const AuditFilter& filter,
                                                   const AuditPlace& place, const AuditEffort& effort = {});

//! The newest events of the inbox, at most contract::kLargestPageSize, newest first; the count is of all.
contract::Page<contract::AuditRow> listUnsealedAuditEvents(db::Transaction& transaction);

contract::AuditState auditState(db::Transaction& transaction);

//! Events with a number: all below this are there, from the oldest that was kept.
std::int64_t sealedAuditEvents(db::Transaction& transaction);

//! One event with its changes, opened with the customer's key, and what it is about for recording the look at it.
struct OpenedAuditEvent
{
    contract::AuditDetail detail;
    std::optional<CustomerId> customer;
};
//! Empty when no event has this number.
std::optional<OpenedAuditEvent> findAuditEvent(db::Transaction& transaction, CustomerKeys& keys, std::int64_t seq);

} // namespace cf::bank
