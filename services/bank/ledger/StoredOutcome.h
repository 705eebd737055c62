// What stands under an idempotency key, and the fingerprint that tells whether a key came back with the same order.
// Used by the writer, which claims keys, and by the resolver, which closes them.
#pragma once

#include "services/bank/records/Fields.h"
#include "services/contract/Transfers.h"

#include <string>

namespace cf::bank {

//! A row of idempotency_key with an outcome. It never changes.
struct StoredOutcome
{
    contract::KeyState state = contract::KeyState::Abandoned;
    TransferId transfer;                                              //!< When booked.
    contract::ErrorCode refusal = contract::ErrorCode::InternalError; //!< When refused.

    //! From the columns outcome, transfer_id and refusal. Throws when they do not fit together.
    static StoredOutcome in(const db::Row& row);
};

//! SHA-256, 32 raw bytes, of the parsed order: blanks in an IBAN or "5.0" for "5.00" make no other order.
std::string orderHash(const contract::TransferOrder& order);

} // namespace cf::bank
