#include "services/bank/ledger/KeyedChange.h"

namespace cf::bank {
namespace {

using contract::ErrorCode;

template <class Id>
std::optional<std::string> optionalId(const std::optional<Id>& id)
{
    return id ? std::optional(id->uuid().toString()) : std::nullopt;
}

} // namespace

contract::Answer<StoredOutcome> changeUnderKey(db::Transaction& transaction, Call& call, const std::string& hash,
                                               const std::function<contract::Answer<ChangeResult>()>& change)
{
    static const std::string stored = "SELECT k.order_hash, " + std::string(StoredOutcome::kColumns) +
                                      " FROM bank.idempotency_key k WHERE k.actor = $1::uuid AND k.key = $2::uuid";
    const std::string actor = call.caller->staff.uuid().toString();
    const std::string key = call.idempotencyKey->toString();
    transaction.query("SELECT bank.lock_key($1::uuid, $2::uuid)", actor, key);
    const auto rows = transaction.query(stored.c_str(), actor, key);
    if (!rows.empty()) {
        const StoredOutcome outcome = StoredOutcome::in(rows.front());
        if (outcome.state == contract::KeyState::Abandoned)
            return contract::Problem::of(ErrorCode::KeyAbandoned);
        if (rows.front().getOr<db::Bytea>("order_hash", "") != hash)
            return contract::Problem::of(ErrorCode::KeyReused);
        call.replayed = true;
        return outcome;
    }
    const auto changed = change();
    if (!changed)
        return changed.error();
    const ChangeResult& result = *changed;
    const bool refused = result.state == contract::KeyState::Refused;
    transaction.query("INSERT INTO bank.idempotency_key (actor, key, order_hash, outcome, approval_id, refusal,"
                      " recorded_at) VALUES ($1::uuid, $2::uuid, $3::bytea, $4, $5::uuid, $6, $7::timestamptz)",
                      actor, key, db::bytea(hash), contract::nameOf(result.state), optionalId(result.approval),
                      refused ? std::optional(contract::nameOf(result.refusal)) : std::nullopt, toString(result.at));
    StoredOutcome outcome;
    outcome.state = result.state;
    outcome.approval = result.approval;
    outcome.refusal = result.refusal;
    return outcome;
}

} // namespace cf::bank
