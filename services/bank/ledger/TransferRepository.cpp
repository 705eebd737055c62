#include "services/bank/ledger/TransferRepository.h"

#include "services/bank/records/Fields.h"

#include <algorithm>

namespace cf::bank {
namespace {

// Wraps a sub-select of whole bank.transfer rows; `order` is the ORDER BY clause.
std::string transfersFrom(const std::string& rows, const char* order)
{
    return std::string("SELECT t.id, t.kind, t.branch_id, t.amount, t.currency, "
                       "t.memo, t.counterparty, t.purpose,"
                       " t.booking_date, t.value_date, t.recorded_at, d.iban AS debtor_iban,"
                       " d.display_name AS debtor_name, d.branch_id AS debtor_branch, d.kind AS debtor_kind,"
                       " d.currency AS debtor_currency,"
                       " c.iban AS creditor_iban, c.display_name AS creditor_name, c.branch_id AS creditor_branch,"
                       " t.reverses, v.reversal_id, coalesce(v.reason, w.reason) AS reversal_reason,"
                       " s.display_name AS made_by, e.balance_after, k.customer_id, k.wrapped_key FROM (") +
           rows +
           ") t JOIN bank.account d ON d.id = t.debtor_account JOIN bank.account c ON c.id = t.creditor_account"
           " LEFT JOIN bank.staff s ON s.id = t.made_by LEFT JOIN bank.reversal v ON v.transfer_id = t.id"
           " LEFT JOIN bank.reversal w ON w.transfer_id = t.reverses"
           " LEFT JOIN bank.entry e ON e.account_id = t.debtor_account"
           "   AND e.number = t.leg_numbers[array_position(t.leg_accounts, t.debtor_account)]"
           " LEFT JOIN bank.customer_key k"
           "   ON k.customer_id = coalesce(bank.owner_of(t.debtor_account), bank.owner_of(t.creditor_account))"
           " ORDER BY " +
           order;
}

// $1 … $10 are filters; null means no filter. The planner sees the values and drops unused ones.
constexpr const char* kNarrow =
    "($1::uuid IS NULL OR t.branch_id = $1) AND ($2::uuid IS NULL OR t.made_by = $2)"
    " AND ($5::date IS NULL OR t.booking_date >= $5) AND ($6::date IS NULL OR t.booking_date <= $6)"
    " AND ($7::bpchar IS NULL OR t.currency = $7) AND ($8::bigint IS NULL OR t.amount >= $8)"
    " AND ($9::bigint IS NULL OR t.amount <= $9) AND ($10::text IS NULL OR t.kind = $10)";

// Uses the primary key: an id contains the booking time.
std::string newestFirst()
{
    return std::string("SELECT t.* FROM bank.transfer t WHERE ") + kNarrow +
           " AND ($3::uuid IS NULL OR t.id < $3) ORDER BY t.id DESC LIMIT $4";
}

// Uses the index transfer_booking: by id alone, everything booked after the last day would be read.
std::string betweenDates()
{
    return std::string("SELECT t.* FROM bank.transfer t WHERE ") + kNarrow +
           " AND ($3::uuid IS NULL OR (t.booking_date, t.id) <"
           "   (SELECT c.booking_date, c.id FROM bank.transfer c WHERE c.id = $3))"
           " ORDER BY t.booking_date DESC, t.id DESC LIMIT $4";
}

// Walks the account's entries ($11), from that of the transfer at the cursor.
std::string ofAccount()
{
    return std::string("SELECT t.*, e.number AS place FROM bank.entry e JOIN bank.transfer t ON t.id = e.transfer_id"
                       " WHERE e.account_id = $11::uuid AND ") +
           kNarrow +
           " AND ($3::uuid IS NULL OR e.number < (SELECT c.leg_numbers[array_position(c.leg_accounts, $11::uuid)]"
           "   FROM bank.transfer c WHERE c.id = $3))"
           " AND ($5 IS NULL OR e.booking_date >= $5) AND ($6 IS NULL OR e.booking_date <= $6)"
           // Once, even if several legs are on this account.
           " AND e.number = t.leg_numbers[array_position(t.leg_accounts, $11::uuid)]"
           " ORDER BY e.number DESC LIMIT $4";
}

// Empty when there is no text, or its key was destroyed.
std::optional<std::string> openText(const CustomerKeys& keys, const db::Row& row, const char* column, TransferId id)
{
    if (row.isNull(column) || row.isNull("wrapped_key"))
        return std::nullopt;
    const auto key = keys.unwrap(row.get<CustomerId>("customer_id"), row.get<db::Bytea>("wrapped_key"));
    return key.decrypt(row.get<db::Bytea>(column), std::string(column) + " " + id.toString());
}

TransferRecord keptTransferOf(const CustomerKeys& keys, const db::Row& row)
{
    TransferRecord kept;
    contract::Transfer& transfer = kept.transfer;
    transfer.id = row.get<TransferId>("id");
    transfer.kind = row.get<contract::TransferKind>("kind");
    transfer.debtorIban = row.get<Iban>("debtor_iban");
    transfer.debtorName = row.get<std::string>("debtor_name");
    transfer.creditorIban = row.get<Iban>("creditor_iban");
    transfer.creditorName = row.get<std::string>("creditor_name");
    if (!row.isNull("amount"))
        transfer.amount = moneyIn(row, "amount");
    transfer.memo = openText(keys, row, "memo", transfer.id).value_or(row.get<std::string>("purpose"));
    transfer.bookingDate = row.get<Date>("booking_date");
    transfer.valueDate = row.get<Date>("value_date");
    transfer.recordedAt = row.get<Instant>("recorded_at");
    transfer.madeBy = row.getOr<std::string>("made_by", "");
    transfer.branchId = row.get<BranchId>("branch_id");
    if (!row.isNull("balance_after"))
        transfer.debtorBalanceAfter = moneyIn(row, "balance_after", row.get<Currency>("debtor_currency"));
    transfer.reverses = row.get<std::optional<TransferId>>("reverses");
    transfer.reversedBy = row.get<std::optional<TransferId>>("reversal_id");
    transfer.reversalReason = row.get<std::optional<contract::ReversalReason>>("reversal_reason");
    kept.owner = row.get<std::optional<CustomerId>>("customer_id");
    kept.debtorBranch = row.get<BranchId>("debtor_branch");
    kept.creditorBranch = row.get<BranchId>("creditor_branch");
    // In an imported transfer the bank's own account stands in for this counterparty.
    if (const auto other = openText(keys, row, "counterparty", transfer.id))
        (row.get<std::string>("debtor_kind") == "internal" ? transfer.debtorName : transfer.creditorName) = *other;
    return kept;
}

constexpr const char* kLegs =
    "SELECT a.id, a.iban, a.display_name, a.branch_id, e.amount, e.currency FROM bank.transfer t"
    " CROSS JOIN unnest(t.leg_accounts, t.leg_numbers) WITH ORDINALITY AS leg (account, number, place)"
    " JOIN bank.entry e ON e.account_id = leg.account AND e.number = leg.number"
    " JOIN bank.account a ON a.id = leg.account WHERE t.id = $1::uuid ORDER BY leg.place";

std::optional<std::string> textOf(const auto& id)
{
    return id ? std::optional(id->uuid().toString()) : std::nullopt;
}

} // namespace

bool TransferRecord::visibleTo(const Caller& caller) const
{
    constexpr Scope scope = contract::GetTransfer::kInfo.scope;
    return inReach(caller, scope, transfer.branchId) || inReach(caller, scope, debtorBranch) ||
           inReach(caller, scope, creditorBranch) ||
           std::any_of(legBranches.begin(), legBranches.end(),
                       [&](BranchId branch) { return inReach(caller, scope, branch); });
}

contract::Transfer TransferRecord::shownTo(const Caller& caller) const
{
    contract::Transfer shown = transfer;
    if (!inReach(caller, contract::GetTransfer::kInfo.scope, debtorBranch))
        shown.debtorBalanceAfter.reset();
    return shown;
}

std::optional<TransferRecord> findTransfer(db::Transaction& transaction, const CustomerKeys& keys, TransferId id)
{
    static const std::string sql = transfersFrom("SELECT * FROM bank.transfer WHERE id = $1::uuid", "t.id");
    const auto rows = transaction.query(sql.c_str(), id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    TransferRecord record = keptTransferOf(keys, rows[0]);
    for (const auto& leg : transaction.query(kLegs, id.uuid().toString())) {
        record.transfer.legs.push_back(
            {leg.get<Iban>("iban"), leg.get<std::string>("display_name"), moneyIn(leg, "amount")});
        record.legAccounts.push_back(leg.get<AccountId>("id"));
        record.legBranches.push_back(leg.get<BranchId>("branch_id"));
    }
    return record;
}

std::vector<TransferRecord> listTransfers(db::Transaction& transaction, const CustomerKeys& keys,
                                          const TransferFilter& filter, int limit)
{
    static const std::string newest = transfersFrom(newestFirst(), "t.id DESC");
    static const std::string dated = transfersFrom(betweenDates(), "t.booking_date DESC, t.id DESC");
    static const std::string account = transfersFrom(ofAccount(), "t.place DESC");
    const auto query = [&](const std::string& sql, const auto&... more) {
        const auto date = [](const auto& day) { return day ? std::optional(toString(*day)) : std::nullopt; };
        return transaction.query(sql.c_str(), textOf(filter.branch), textOf(filter.madeBy), textOf(filter.before),
                                 limit, date(filter.from), date(filter.to),
                                 filter.currency ? std::optional(filter.currency->code()) : std::nullopt,
                                 filter.leastMinorUnits, filter.mostMinorUnits,
                                 filter.kind ? std::optional(contract::nameOf(*filter.kind)) : std::nullopt, more...);
    };
    std::vector<TransferRecord> transfers;
    const auto keep = [&](const db::Rows& rows) {
        for (const auto& row : rows)
            transfers.push_back(keptTransferOf(keys, row));
    };
    if (!filter.account) {
        keep(query(filter.from || filter.to ? dated : newest));
    } else {
        const auto found =
            transaction.query("SELECT id FROM bank.account WHERE iban = $1", filter.account->electronic());
        if (!found.empty())
            keep(query(account, found.value<std::string>()));
    }
    return transfers;
}

} // namespace cf::bank
