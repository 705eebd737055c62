#include "services/bank/approvals/ApprovalRepository.h"

#include "services/bank/records/Fields.h"

#include <stdexcept>

namespace cf::bank {
namespace {

// Old decisions are not read: an order waits only until it expires.
constexpr const char* kWaiting =
    "SELECT r.id, r.requested_by, s.display_name AS requested_by_name, r.requested_at, r.expires_at, r.amount,"
    " r.currency, r.memo, r.reason, d.iban AS debtor_iban, d.display_name AS debtor_name, c.iban AS creditor_iban,"
    " c.display_name AS creditor_name, b.id AS branch_id, b.code AS branch_code, b.name AS branch_name,"
    " k.customer_id AS encrypted_for, k.wrapped_key"
    " FROM (SELECT * FROM bank.approval_request w WHERE ($1::uuid IS NULL OR w.branch_id = $1)"
    "   AND ($2::uuid IS NULL OR w.id > $2) AND w.expires_at > now()"
    "   AND NOT EXISTS (SELECT 1 FROM bank.approval_decision y WHERE y.request_id = w.id)"
    "   ORDER BY w.id LIMIT $3) r"
    " JOIN bank.staff s ON s.id = r.requested_by JOIN bank.branch b ON b.id = r.branch_id"
    " JOIN bank.account d ON d.id = r.debtor_account JOIN bank.account c ON c.id = r.creditor_account"
    " LEFT JOIN bank.customer_key k"
    "   ON k.customer_id = coalesce(bank.owner_of(r.debtor_account), bank.owner_of(r.creditor_account))"
    " ORDER BY r.id";

// Empty when there is none, or the customer's key was destroyed.
std::string memoOf(const CustomerKeys& keys, const db::Row& row, ApprovalId id)
{
    if (row.isNull("memo") || row.isNull("wrapped_key"))
        return {};
    const auto key = keys.unwrap(row.get<CustomerId>("encrypted_for"), row.get<db::Bytea>("wrapped_key"));
    return key.decrypt(row.get<db::Bytea>("memo"), "memo " + id.toString()).value_or("");
}

contract::WaitingOrder orderOf(const CustomerKeys& keys, const db::Row& row)
{
    contract::WaitingOrder order;
    order.id = row.get<ApprovalId>("id");
    order.requestedBy = {row.get<StaffId>("requested_by"), row.get<std::string>("requested_by_name")};
    order.requestedAt = row.get<Instant>("requested_at");
    order.expiresAt = row.get<Instant>("expires_at");
    order.debtorIban = row.get<Iban>("debtor_iban");
    order.debtorName = row.get<std::string>("debtor_name");
    order.creditorIban = row.get<Iban>("creditor_iban");
    order.creditorName = row.get<std::string>("creditor_name");
    order.amount = moneyIn(row, "amount");
    order.memo = memoOf(keys, row, order.id);
    order.reason = row.get<std::string>("reason");
    order.branch = {row.get<BranchId>("branch_id"), row.get<std::string>("branch_code"),
                    row.get<std::string>("branch_name")};
    return order;
}

} // namespace

std::vector<contract::WaitingOrder> listWaitingOrders(db::Transaction& transaction, const CustomerKeys& keys,
                                                      std::optional<BranchId> branch, std::optional<ApprovalId> after,
                                                      int limit)
{
    const auto sqlOf = [](const auto& id) { return id ? std::optional(id->uuid().toString()) : std::nullopt; };
    std::vector<contract::WaitingOrder> orders;
    for (const auto& row : transaction.query(kWaiting, sqlOf(branch), sqlOf(after), limit))
        orders.push_back(orderOf(keys, row));
    return orders;
}

} // namespace cf::bank
