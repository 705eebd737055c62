// See StoredOutcome.h.
#include "services/bank/ledger/StoredOutcome.h"

#include "services/bank/platform/crypto/Sealing.h"

#include <stdexcept>

namespace cf::bank {

StoredOutcome StoredOutcome::read(std::string_view outcome, std::string_view transferId, std::string_view refusal)
{
    StoredOutcome stored;
    const auto state = contract::enumOf<contract::KeyState>(outcome);
    const auto transfer = Uuid::parse(transferId);
    // A refusal for a reason of a newer version is one all the same.
    const auto code =
        refusal.empty() ? std::nullopt : std::optional(contract::recordedEnum<contract::ErrorCode>(refusal));
    if (!state || (*state == contract::KeyState::Booked) != transfer.has_value() ||
        (*state == contract::KeyState::Refused) != code.has_value())
        throw std::runtime_error("an idempotency key holds an outcome that this program does not know");
    stored.state = *state;
    if (transfer)
        stored.transfer = TransferId(*transfer);
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
