// The outcome stored under an idempotency key, and the order fingerprint that detects a key reused for another order.
// Used by the writer, which claims keys, and the resolver, which closes them.
#pragma once

#include "services/bank/records/Fields.h"
#include "services/contract/Transfers.h"

#include <string>

namespace cf::bank {

//! A row of idempotency_key with an outcome. Immutable.
struct StoredOutcome
{
    contract::KeyState state = contract::KeyState::Abandoned;
    TransferId transfer;                                              //!< When booked.
    contract::ErrorCode refusal = contract::ErrorCode::InternalError; //!< When refused.

    //! From the columns outcome, transfer_id and refusal. Throws when they are inconsistent.
    static StoredOutcome in(const db::Row& row);
};

//! SHA-256, 32 raw bytes, of the parsed order: spaces in an IBAN or "5.0" for "5.00" do not matter.
std::string orderHash(const contract::TransferOrder& order);

} // namespace cf::bank
