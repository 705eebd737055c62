#include "services/bank/ledger/StoredOutcome.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/records/Fields.h"

#include <stdexcept>

namespace cf::bank {

StoredOutcome StoredOutcome::in(const db::Row& row)
{
    StoredOutcome stored;
    // A null outcome, or one of a newer version, could cost money: nothing is guessed.
    const auto state = contract::enumOf<contract::KeyState>(row.getOr<std::string_view>("outcome", ""));
    const auto transfer = row.get<std::optional<TransferId>>("transfer_id");
    // A refusal with a newer version's reason is still a refusal.
    const auto code = row.get<std::optional<contract::ErrorCode>>("refusal");
    if (!state || (*state == contract::KeyState::Booked) != transfer.has_value() ||
        (*state == contract::KeyState::Refused) != code.has_value())
        throw std::runtime_error("an idempotency key holds an outcome that this program does not know");
    stored.state = *state;
    if (transfer)
        stored.transfer = *transfer;
    if (code)
        stored.refusal = *code;
    return stored;
}

std::string orderHash(const contract::TransferOrder& order)
{
    std::string canonical;
    for (const std::string& field :
         {std::string("transferOrder/1"), order.debtorIban.electronic(), order.creditorIban.electronic(),
          order.amount.currency().code(), std::to_string(order.amount.minorUnits()), order.memo.value_or("")})
        canonical += std::to_string(field.size()) + ":" + field;
    return platform::sha256(canonical);
}

} // namespace cf::bank
