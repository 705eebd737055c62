#include "services/bank/approvals/ApprovalRisks.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

constexpr const char* kRisks =
    "WITH r AS (SELECT * FROM bank.approval_request WHERE id = $1::uuid),"
    " recent AS MATERIALIZED (SELECT e.amount, t.creditor_account FROM r JOIN bank.account a ON a.id = r.debtor_account"
    "   JOIN bank.entry e ON e.account_id = a.id AND e.number > a.last_entry_number - 500 AND e.amount < 0"
    "   JOIN bank.transfer t ON t.id = e.transfer_id)"
    " SELECT NOT EXISTS (SELECT FROM recent, r WHERE recent.creditor_account = r.creditor_account) AS new_payee,"
    " NOT EXISTS (SELECT FROM recent, r WHERE -recent.amount >= r.amount) AS largest,"
    " EXISTS (SELECT FROM r JOIN bank.account a ON a.id = ANY (r.leg_accounts) WHERE a.status <> 'open'"
    "   OR a.debits_blocked_until > now() OR a.credits_blocked_until > now()) AS blocked,"
    " EXISTS (SELECT FROM r JOIN bank.account a ON a.id = r.debtor_account WHERE r.amount IS NOT NULL"
    "   AND (a.balance - r.amount) < a.balance / 10) AS empties";

} // namespace

std::vector<contract::ApprovalRisk> risksOf(db::Transaction& transaction, ApprovalId id)
{
    using contract::ApprovalRisk;
    const auto rows = transaction.query(kRisks, id.uuid().toString());
    const db::Row row = rows.front();
    std::vector<ApprovalRisk> risks;
    const auto add = [&](const char* column, ApprovalRisk risk) {
        if (row.get<bool>(column))
            risks.push_back(risk);
    };
    add("new_payee", ApprovalRisk::NewPayee);
    add("largest", ApprovalRisk::LargestSoFar);
    add("blocked", ApprovalRisk::CounterpartyBlocked);
    add("empties", ApprovalRisk::EmptiesAccount);
    return risks;
}

} // namespace cf::bank
