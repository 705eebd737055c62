// See EntryRows.h.
#include "services/bank/accounts/EntryRows.h"

namespace cf::bank {
namespace {

// Empty when there is no text, or when the customer's key was destroyed.
std::optional<std::string> openText(const CustomerKeys& keys, const db::Row& row, const char* column,
                                    TransferId transfer)
{
    if (row[column].is_null() || row["wrapped_key"].is_null())
        return std::nullopt;
    const auto key = keys.unwrap(CustomerId(db::uuidOf(row["sealed_for"])), db::bytesOf(row["wrapped_key"]));
    return key.open(db::bytesOf(row[column]), std::string(column) + " " + transfer.toString());
}

} // namespace

std::string entriesFrom(const std::string& entries, const char* order)
{
    return "SELECT e.number, e.transfer_id, e.amount, e.currency, e.balance_after, e.booking_date, e.value_date,"
           " e.recorded_at, t.memo, t.counterparty, t.purpose, other.display_name AS counterparty_name,"
           " k.customer_id AS sealed_for, k.wrapped_key"
           " FROM (" +
           entries +
           ") e JOIN bank.transfer t ON t.id = e.transfer_id"
           " JOIN bank.account other ON other.id ="
           "   CASE WHEN t.debtor_account = e.account_id THEN t.creditor_account ELSE t.debtor_account END"
           // With the rows, not one query for each: a page has up to 500.
           " LEFT JOIN bank.customer_key k ON k.customer_id ="
           "   coalesce(bank.owner_of(t.debtor_account), bank.owner_of(t.creditor_account))"
           " ORDER BY " +
           order;
}

contract::Entry entryOf(const CustomerKeys& keys, const db::Row& row)
{
    const Currency currency = Currency::recorded(db::textOf(row["currency"]));
    contract::Entry entry;
    entry.number = row["number"].as<std::int64_t>();
    entry.transferId = TransferId(db::uuidOf(row["transfer_id"]));
    entry.amount = Money(row["amount"].as<std::int64_t>(), currency);
    entry.balanceAfter = Money(row["balance_after"].as<std::int64_t>(), currency);
    entry.bookingDate = db::dateOf(row["booking_date"]);
    entry.valueDate = db::dateOf(row["value_date"]);
    entry.recordedAt = db::instantOf(row["recorded_at"]);
    entry.counterpartyName =
        openText(keys, row, "counterparty", entry.transferId).value_or(db::textOf(row["counterparty_name"]));
    entry.memo = openText(keys, row, "memo", entry.transferId).value_or(db::textOf(row["purpose"]));
    return entry;
}

} // namespace cf::bank
