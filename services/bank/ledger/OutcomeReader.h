// What became of an order that was decided earlier: the outcome stored under its key, with what it refers to. Used to
// answer a repeated order and to resolve a key.
#pragma once

#include "services/bank/ledger/StoredOutcome.h"
#include "services/bank/ledger/TransferRepository.h"

namespace cf::bank {

struct ReadOutcome
{
    contract::OrderOutcome outcome;         //!< Without the transfer.
    std::optional<TransferRecord> transfer; //!< What was booked under the key, or once the order was approved.
};

//! Throws db::Error.
ReadOutcome readOutcome(db::Transaction& transaction, const CustomerKeys& keys, const StoredOutcome& stored);

} // namespace cf::bank
