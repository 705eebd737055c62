// See ApprovalRepository.h.
#include "services/bank/approvals/ApprovalRepository.h"

#include <stdexcept>

namespace cf::bank {
namespace {

// What was decided long ago is not read: an order waits only until it expires.
constexpr const char* kWaiting =
    "SELECT r.id, r.requested_by, s.display_name AS requested_by_name, r.requested_at, r.expires_at, r.amount,"
    " r.currency, r.memo, r.reason, d.iban AS debtor_iban, d.display_name AS debtor_name, c.iban AS creditor_iban,"
    " c.display_name AS creditor_name, b.id AS branch_id, b.code AS branch_code, b.name AS branch_name,"
    " k.customer_id AS sealed_for, k.wrapped_key"
    " FROM (SELECT * FROM bank.approval_request w WHERE ($1::uuid IS NULL OR w.branch_id = $1)"
    "   AND ($2::uuid IS NULL OR w.id > $2) AND w.expires_at > now()"
    "   AND NOT EXISTS (SELECT 1 FROM bank.approval_decision y WHERE y.request_id = w.id)"
    "   ORDER BY w.id LIMIT $3) r"
    " JOIN bank.staff s ON s.id = r.requested_by JOIN bank.branch b ON b.id = r.branch_id"
    " JOIN bank.account d ON d.id = r.debtor_account JOIN bank.account c ON c.id = r.creditor_account"
    " LEFT JOIN bank.customer_key k"
    "   ON k.customer_id = coalesce(bank.owner_of(r.debtor_account), bank.owner_of(r.creditor_account))"
    " ORDER BY r.id";

Iban ibanOf(const pqxx::field& field)
{
    return Iban::recorded(db::textOf(field));
}

// Empty when there is none, or the customer's key was destroyed.
std::string memoOf(const CustomerKeys& keys, const db::Row& row, ApprovalId id)
{
    if (row["memo"].is_null() || row["wrapped_key"].is_null())
        return {};
    const auto key = keys.unwrap(CustomerId(db::uuidOf(row["sealed_for"])), db::bytesOf(row["wrapped_key"]));
    return key.open(db::bytesOf(row["memo"]), "memo " + id.toString()).value_or("");
}

contract::WaitingOrder orderOf(const CustomerKeys& keys, const db::Row& row)
{
    contract::WaitingOrder order;
    order.id = ApprovalId(db::uuidOf(row["id"]));
    order.requestedBy = {StaffId(db::uuidOf(row["requested_by"])), db::textOf(row["requested_by_name"])};
    order.requestedAt = db::instantOf(row["requested_at"]);
    order.expiresAt = db::instantOf(row["expires_at"]);
    order.debtorIban = ibanOf(row["debtor_iban"]);
    order.debtorName = db::textOf(row["debtor_name"]);
    order.creditorIban = ibanOf(row["creditor_iban"]);
    order.creditorName = db::textOf(row["creditor_name"]);
    order.amount = Money(row["amount"].as<std::int64_t>(), Currency::recorded(db::textOf(row["currency"])));
    order.memo = memoOf(keys, row, order.id);
    order.reason = db::textOf(row["reason"]);
    order.branch = {BranchId(db::uuidOf(row["branch_id"])), db::textOf(row["branch_code"]),
                    db::textOf(row["branch_name"])};
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
