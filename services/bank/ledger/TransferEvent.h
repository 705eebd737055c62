// What the rest of the bank learns of orders: an audit event for each, and an outbox event for each booked one. Neither
// contains a name or a memo.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/ledger/LedgerRows.h"

#include <boost/json.hpp>

namespace cf::bank {

inline constexpr std::string_view kTransfersTopic = "transfers";

//! transfer.booked about the transfer, or transfer.refused about the debtor's account.
AuditEvent auditEventOf(const DecidedOrder& order, const DecidedBatch& batch);

//! {"type":"transferBooked", …}: ids, accounts, amount, dates. Consumers deduplicate by transferId.
boost::json::object bookedEventOf(const DecidedOrder& order, const DecidedBatch& batch);

} // namespace cf::bank
