// What the rest of the bank is told about orders: the audit event of each, and the outbox event of each booked one.
// Neither carries a name or a memo.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/ledger/LedgerRows.h"

#include <boost/json.hpp>

namespace cf::bank {

inline constexpr std::string_view kTransfersTopic = "transfers";

//! transfer.booked about the transfer, or transfer.refused about the debtor's account.
AuditEvent auditEventOf(const DecidedOrder& order, const DecidedBatch& batch);

//! {"type":"transferBooked", …}: ids, accounts, amount, dates. Consumers recognise a repeated one by transferId.
boost::json::object bookedEventOf(const DecidedOrder& order, const DecidedBatch& batch);

} // namespace cf::bank
