// What the rest of the bank learns of orders: an audit event for each, and an outbox event for each that books. Neither
// contains a name or a memo.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/ledger/LedgerRows.h"

#include <boost/json.hpp>

namespace cf::bank {

inline constexpr std::string_view kTransfersTopic = "transfers";

//! transfer.booked about the transfer, hold.placed, hold.released, approval.requested …; or transfer.refused,
//! hold.refused, approval.refused about the first account.
AuditEvent auditEventOf(const DecidedOrder& order, const DecidedBatch& batch);

//! {"type":"transferBooked", …}: ids, accounts, amounts, dates. Consumers deduplicate by transferId.
boost::json::object bookedEventOf(const DecidedOrder& order, const DecidedBatch& batch);

} // namespace cf::bank
