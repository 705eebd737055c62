// See TransferRepository.h.
#include "services/bank/ledger/TransferRepository.h"

#include <stdexcept>

namespace cf::bank {
namespace {

// Around a sub-select that gives whole rows of bank.transfer.
std::string transfersFrom(const char* rows)
{
    return std::string("SELECT t.id, t.kind, t.branch_id, t.amount, t.currency, t.memo, t.counterparty, t.purpose,"
                       " t.booking_date, t.value_date, t.recorded_at, d.iban AS debtor_iban,"
                       " d.display_name AS debtor_name, d.branch_id AS debtor_branch, d.kind AS debtor_kind,"
                       " c.iban AS creditor_iban, c.display_name AS creditor_name, c.branch_id AS creditor_branch,"
                       " s.display_name AS made_by, e.balance_after, k.customer_id, k.wrapped_key FROM (") +
           rows +
           ") t JOIN bank.account d ON d.id = t.debtor_account JOIN bank.account c ON c.id = t.creditor_account"
           " LEFT JOIN bank.staff s ON s.id = t.made_by"
           " LEFT JOIN bank.entry e ON e.account_id = t.debtor_account"
           "   AND e.number = t.leg_numbers[array_position(t.leg_accounts, t.debtor_account)]"
           " LEFT JOIN bank.customer_key k"
           "   ON k.customer_id = coalesce(bank.owner_of(t.debtor_account), bank.owner_of(t.creditor_account))"
           " ORDER BY t.id DESC";
}

Iban ibanOf(const pqxx::field& field)
{
    auto iban = Iban::parse(db::textOf(field));
    if (!iban)
        throw std::runtime_error("an account has a malformed IBAN");
    return std::move(iban).value();
}

// Empty when there is none, or its key was destroyed.
std::optional<std::string> openText(const CustomerKeys& keys, const db::Row& row, const char* column, TransferId id)
{
    if (row[column].is_null() || row["wrapped_key"].is_null())
        return std::nullopt;
    const auto key = keys.unwrap(CustomerId(db::uuidOf(row["customer_id"])), db::bytesOf(row["wrapped_key"]));
    return key.open(db::bytesOf(row[column]), std::string(column) + " " + id.toString());
}

KeptTransfer keptTransferOf(const CustomerKeys& keys, const db::Row& row)
{
    const Currency currency = Currency::parse(db::textOf(row["currency"])).value();
    KeptTransfer kept;
    contract::Transfer& transfer = kept.transfer;
    transfer.id = TransferId(db::uuidOf(row["id"]));
    transfer.kind = contract::enumOf<contract::TransferKind>(db::textOf(row["kind"])).value();
    transfer.debtorIban = ibanOf(row["debtor_iban"]);
    transfer.debtorName = db::textOf(row["debtor_name"]);
    transfer.creditorIban = ibanOf(row["creditor_iban"]);
    transfer.creditorName = db::textOf(row["creditor_name"]);
    transfer.amount = Money(row["amount"].as<std::int64_t>(), currency);
    transfer.memo = openText(keys, row, "memo", transfer.id).value_or(db::textOf(row["purpose"]));
    transfer.bookingDate = db::dateOf(row["booking_date"]);
    transfer.valueDate = db::dateOf(row["value_date"]);
    transfer.recordedAt = db::instantOf(row["recorded_at"]);
    transfer.madeBy = db::textOf(row["made_by"]);
    transfer.branchId = BranchId(db::uuidOf(row["branch_id"]));
    if (!row["balance_after"].is_null())
        transfer.debtorBalanceAfter = Money(row["balance_after"].as<std::int64_t>(), currency);
    kept.debtorBranch = BranchId(db::uuidOf(row["debtor_branch"]));
    kept.creditorBranch = BranchId(db::uuidOf(row["creditor_branch"]));
    // An imported transfer names whom the bank's own account stood in for.
    if (const auto other = openText(keys, row, "counterparty", transfer.id))
        (db::textOf(row["debtor_kind"]) == "internal" ? transfer.debtorName : transfer.creditorName) = *other;
    return kept;
}

std::optional<std::string> textOf(const auto& id)
{
    return id ? std::optional(id->uuid().toString()) : std::nullopt;
}

} // namespace

bool KeptTransfer::visibleTo(const Caller& caller) const
{
    constexpr Scope scope = contract::GetTransfer::kInfo.scope;
    return mayTouch(caller, scope, transfer.branchId) || mayTouch(caller, scope, debtorBranch) ||
           mayTouch(caller, scope, creditorBranch);
}

contract::Transfer KeptTransfer::shownTo(const Caller& caller) const
{
    contract::Transfer shown = transfer;
    if (!mayTouch(caller, contract::GetTransfer::kInfo.scope, debtorBranch))
        shown.debtorBalanceAfter.reset();
    return shown;
}

std::optional<KeptTransfer> findTransfer(db::Transaction& transaction, const CustomerKeys& keys, TransferId id)
{
    static const std::string sql = transfersFrom("SELECT * FROM bank.transfer WHERE id = $1::uuid");
    const auto rows = transaction.query(sql.c_str(), id.uuid().toString());
    return rows.empty() ? std::nullopt : std::optional(keptTransferOf(keys, rows[0]));
}

std::vector<KeptTransfer> listTransfers(db::Transaction& transaction, const CustomerKeys& keys,
                                        const TransferFilter& filter, int limit)
{
    static const std::string sql =
        transfersFrom("SELECT * FROM bank.transfer WHERE ($1::uuid IS NULL OR branch_id = $1::uuid)"
                      " AND ($2::uuid IS NULL OR made_by = $2::uuid) AND ($3::uuid IS NULL OR id < $3::uuid)"
                      " ORDER BY id DESC LIMIT $4");
    const auto rows =
        transaction.query(sql.c_str(), textOf(filter.branch), textOf(filter.madeBy), textOf(filter.before), limit);
    std::vector<KeptTransfer> transfers;
    for (const auto& row : rows)
        transfers.push_back(keptTransferOf(keys, row));
    return transfers;
}

} // namespace cf::bank
