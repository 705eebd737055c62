#include "tests/support/LedgerCheck.h"

#include "services/contract/WireValues.h"

#include <span>

namespace cf::test {
namespace {

struct Rule
{
    const char* broken;
    const char* counterexamples; //!< A query for them.
};

constexpr Rule kBookRules[] = {
    {"money was made or lost", "SELECT currency FROM bank.entry GROUP BY currency HAVING sum(amount) <> 0"},
    {"a transfer's entries do not sum to zero",
     "SELECT transfer_id FROM bank.entry GROUP BY transfer_id, currency HAVING sum(amount) <> 0"},
    {"a transfer has other entries than its header says",
     "SELECT id FROM (SELECT id, cardinality(leg_accounts) AS legs, 0 AS entries FROM bank.transfer"
     " UNION ALL SELECT transfer_id, 0, 1 FROM bank.entry) AS both_sides"
     " GROUP BY id HAVING sum(legs) > 0 AND sum(legs) <> sum(entries)"},
    {"a header does not lead to its entries",
     "SELECT t.id FROM bank.transfer t, unnest(t.leg_accounts, t.leg_numbers) AS leg (account, number)"
     " LEFT JOIN bank.entry e ON e.account_id = leg.account AND e.number = leg.number"
     " WHERE e.transfer_id IS DISTINCT FROM t.id"},
    {"an entry belongs to no transfer",
     "SELECT e.transfer_id FROM bank.entry e LEFT JOIN bank.transfer t ON t.id = e.transfer_id WHERE t.id IS NULL"},
    {"an account's entries are not numbered 1, 2, 3 …",
     "SELECT account_id FROM bank.entry GROUP BY account_id HAVING count(*) <> max(number) OR min(number) <> 1"},
    {"a balance does not follow from the one before",
     "SELECT 1 FROM (SELECT balance_after, sum(amount) OVER (PARTITION BY account_id ORDER BY number) AS sum"
     " FROM bank.entry) e WHERE balance_after <> sum"},
    {"recorded_at goes back",
     "SELECT 1 FROM (SELECT recorded_at, lag(recorded_at) OVER (PARTITION BY account_id ORDER BY number) AS before"
     " FROM bank.entry) e WHERE recorded_at < before"},
    {"an account's row is not what its last entry says",
     "SELECT a.id FROM bank.account a LEFT JOIN bank.entry e"
     " ON e.account_id = a.id AND e.number = a.last_entry_number"
     " WHERE a.balance <> coalesce(e.balance_after, 0) OR a.last_recorded_at IS DISTINCT FROM e.recorded_at"
     " OR a.last_entry_number <> (SELECT count(*) FROM bank.entry n WHERE n.account_id = a.id)"},
    {"a customer's account is overdrawn",
     "SELECT id FROM bank.account WHERE kind = 'customer' AND balance - holds + overdraft_limit - minimum_balance < 0"},
    {"a transfer was booked under no key, or under two",
     "SELECT id FROM (SELECT id, coalesce(approved_by, made_by) AS actor, 1 AS orders, 0 AS keys FROM bank.transfer"
     " WHERE kind <> 'import' UNION ALL SELECT transfer_id, actor, 0, 1 FROM bank.idempotency_key"
     " WHERE transfer_id IS NOT NULL) AS both_sides GROUP BY id, actor HAVING sum(orders) = 1 AND sum(keys) <> 1"},
    {"a key was booked without a transfer",
     "SELECT k.key FROM bank.idempotency_key k LEFT JOIN bank.transfer t ON t.id = k.transfer_id"
     " WHERE k.outcome = 'booked' AND t.id IS NULL AND coalesce(k.hold_id, k.approval_id) IS NULL"},
    {"an account's holds are not those on it",
     "SELECT a.id FROM bank.account a WHERE a.holds <> (SELECT coalesce(sum(h.amount - h.paid), 0) FROM bank.hold h"
     " WHERE h.account_id = a.id AND h.ended_at IS NULL)"},
    {"a hold ended, or a block was lifted, before it was placed",
     "SELECT id FROM bank.hold WHERE ended_at < placed_at UNION ALL"
     " SELECT id FROM bank.account_block WHERE lifted_at < placed_at"},
    {"an approval's step is older than the one before it",
     "SELECT request_id FROM (SELECT request_id, at - lag(at) OVER (PARTITION BY request_id ORDER BY number) AS later"
     " FROM bank.approval_step) AS steps WHERE later < interval '0'"},
    {"a transfer was reversed under no header, or under two",
     "SELECT t.id FROM bank.transfer t LEFT JOIN bank.reversal v ON v.reversal_id = t.id"
     " WHERE t.kind = 'reversal' AND v.transfer_id IS DISTINCT FROM t.reverses"},
    {"an order was approved without a transfer, or booked without its approval",
     "SELECT r.id FROM bank.approval_request r LEFT JOIN bank.transfer t ON t.id = r.transfer_id"
     " WHERE r.leg_accounts IS NOT NULL AND (r.state = 'approved') <> (t.approval_id IS NOT DISTINCT FROM r.id)"},
};

constexpr Rule kTrailRules[] = {
    {"a batch has no audit row, or two",
     "SELECT k.recorded_at FROM bank.idempotency_key k WHERE k.outcome <> 'abandoned' GROUP BY k.recorded_at"
     " HAVING count(*) <> (SELECT coalesce(sum(cardinality(leaves)), 0) FROM bank.audit_inbox i"
     " WHERE i.recorded_at = k.recorded_at) + (SELECT count(*) FROM bank.audit_event e"
     " WHERE e.at = k.recorded_at AND e.action ~ '^(transfer|hold|approval)[.]')"},
};

void find(db::Transaction& transaction, std::span<const Rule> rules, std::vector<std::string>& broken)
{
    for (const Rule& rule : rules) {
        const auto rows = transaction.query((std::string(rule.counterexamples) + " LIMIT 1").c_str());
        if (!rows.empty())
            broken.push_back(std::string(rule.broken) + ": " + rows.value<std::string>());
    }
}

std::string disagreement(db::Transaction& transaction, const Uuid& key, const ReportedOutcome& told)
{
    const auto rows = transaction.query("SELECT outcome, transfer_id, refusal FROM bank.idempotency_key"
                                        " WHERE actor = $1::uuid AND key = $2::uuid",
                                        told.actor.uuid().toString(), key.toString());
    if (!told.state)
        return "is unknown";
    if (rows.empty())
        return "was answered but is not in the ledger";
    const db::Row row = rows.front();
    if (const auto outcome = row.getOr<std::string>("outcome", ""); outcome != contract::nameOf(*told.state))
        return "was answered " + contract::nameOf(*told.state) + " but is " + outcome;
    if (told.transfer && row.getOr<std::string>("transfer_id", "") != told.transfer->uuid().toString())
        return "was booked as another transfer";
    if (told.refusal && row.getOr<std::string>("refusal", "") != contract::nameOf(*told.refusal))
        return "was refused for another reason";
    return {};
}

} // namespace

std::vector<std::string> ledgerViolations(db::Transaction& transaction)
{
    std::vector<std::string> broken = bookViolations(transaction);
    find(transaction, kTrailRules, broken);
    return broken;
}

std::vector<std::string> bookViolations(db::Transaction& transaction)
{
    std::vector<std::string> broken;
    find(transaction, kBookRules, broken);
    return broken;
}

std::vector<std::string> historyViolations(db::Transaction& transaction, const std::map<Uuid, ReportedOutcome>& history)
{
    std::vector<std::string> broken;
    for (const auto& [key, told] : history)
        if (const std::string what = disagreement(transaction, key, told); !what.empty())
            broken.push_back("the order " + key.toString() + " " + what);
    return broken;
}

} // namespace cf::test
