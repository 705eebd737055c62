// The outcome stored under an idempotency key. Used by the writer, which decides keys, and the resolver, which closes
// them.
#pragma once

#include "services/bank/records/Fields.h"
#include "services/contract/Transfers.h"

namespace cf::bank {

//! A row of idempotency_key. Immutable.
struct StoredOutcome
{
    contract::KeyState state = contract::KeyState::Abandoned;
    std::optional<TransferId> transfer;                               //!< Booked under this key.
    std::optional<HoldId> hold;                                       //!< Placed, released or captured under it.
    std::optional<ApprovalId> approval;                               //!< That it began or was a step of.
    contract::ErrorCode refusal = contract::ErrorCode::InternalError; //!< When refused.

    //! The columns that in() reads, for SELECT.
    static constexpr std::string_view kColumns = "k.outcome, k.transfer_id, k.hold_id, k.approval_id, k.refusal";

    //! Throws when they are inconsistent.
    static StoredOutcome in(const db::Row& row);
};

} // namespace cf::bank
