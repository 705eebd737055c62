#include "services/bank/ledger/StoredOutcome.h"

#include <stdexcept>

namespace cf::bank {

StoredOutcome StoredOutcome::in(const db::Row& row)
{
    using contract::KeyState;
    StoredOutcome stored;
    // An outcome of a newer version could cost money: nothing is guessed.
    const auto state = contract::enumOf<KeyState>(row.get<std::string_view>("outcome"));
    stored.transfer = row.get<std::optional<TransferId>>("transfer_id");
    stored.hold = row.get<std::optional<HoldId>>("hold_id");
    stored.approval = row.get<std::optional<ApprovalId>>("approval_id");
    // A refusal with a newer version's reason is still a refusal.
    const auto code = row.get<std::optional<contract::ErrorCode>>("refusal");
    const bool something = stored.transfer || stored.hold || stored.approval;
    if (!state || (*state == KeyState::Booked && !something) || (*state == KeyState::Waiting && !stored.approval) ||
        (*state == KeyState::Refused) != code.has_value())
        throw std::runtime_error("an idempotency key holds an outcome that this program does not know");
    stored.state = *state;
    if (code)
        stored.refusal = *code;
    return stored;
}

} // namespace cf::bank
