// What an orderer is told at once of an order that was just decided. Used by LedgerBatch.
#pragma once

#include "services/bank/ledger/LedgerReading.h"
#include "services/bank/ledger/LedgerRows.h"

namespace cf::bank {

//! `parties` are indexed like the batch's accounts.
OrderResult answerTo(const DecidedOrder& order, const DecidedBatch& batch,
                     const std::vector<LedgerReading::Party>& parties);

} // namespace cf::bank
