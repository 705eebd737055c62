#include "services/bank/accounts/EntryRows.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

// Empty when there is no text, or the customer's key was destroyed.
std::optional<std::string> openText(const CustomerKeys& keys, const db::Row& row, const char* column,
                                    TransferId transfer)
{
    if (row.isNull(column) || row.isNull("wrapped_key"))
        return std::nullopt;
    const auto key = keys.unwrap(row.get<CustomerId>("encrypted_for"), row.get<db::Bytea>("wrapped_key"));
    return key.decrypt(row.get<db::Bytea>(column), std::string(column) + " " + transfer.toString());
}

} // namespace

std::string entriesFrom(const std::string& entries, const char* order)
{
    return "SELECT e.number, e.transfer_id, e.amount, e.currency, e.balance_after, e.booking_date, e.value_date,"
           " e.recorded_at, t.memo, t.counterparty, t.purpose, other.display_name AS counterparty_name,"
           " k.customer_id AS encrypted_for, k.wrapped_key"
           " FROM (" +
           entries +
           ") e JOIN bank.transfer t ON t.id = e.transfer_id"
           " JOIN bank.account other ON other.id ="
           "   CASE WHEN t.debtor_account = e.account_id THEN t.creditor_account ELSE t.debtor_account END"
           // Joined, not one query per row: a page has up to 500.
           " LEFT JOIN bank.customer_key k ON k.customer_id ="
           "   coalesce(bank.owner_of(t.debtor_account), bank.owner_of(t.creditor_account))"
           " ORDER BY " +
           order;
}

contract::Entry entryOf(const CustomerKeys& keys, const db::Row& row)
{
    const Currency currency = row.get<Currency>("currency");
    contract::Entry entry;
    entry.number = row.get<std::int64_t>("number");
    entry.transferId = row.get<TransferId>("transfer_id");
    entry.amount = moneyIn(row, "amount", currency);
    entry.balanceAfter = moneyIn(row, "balance_after", currency);
    entry.bookingDate = row.get<Date>("booking_date");
    entry.valueDate = row.get<Date>("value_date");
    entry.recordedAt = row.get<Instant>("recorded_at");
    entry.counterpartyName =
        openText(keys, row, "counterparty", entry.transferId).value_or(row.get<std::string>("counterparty_name"));
    entry.memo = openText(keys, row, "memo", entry.transferId).value_or(row.get<std::string>("purpose"));
    return entry;
}

} // namespace cf::bank
