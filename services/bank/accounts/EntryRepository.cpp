// Entries by position: they are numbered without gaps, so row p from the newest is number (last - p), found by key.
#include "services/bank/accounts/AccountRepository.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr const char* kEntries =
    "SELECT e.number, e.transfer_id, e.amount, e.currency, e.balance_after, e.booking_date, e.value_date,"
    " e.recorded_at, t.memo, t.counterparty, t.purpose, other.display_name AS counterparty_name,"
    " k.customer_id AS sealed_for, k.wrapped_key"
    " FROM bank.entry e JOIN bank.transfer t ON t.id = e.transfer_id"
    " JOIN bank.account other ON other.id ="
    "   CASE WHEN t.debtor_account = e.account_id THEN t.creditor_account ELSE t.debtor_account END"
    // With the rows, not one query for each: a page has up to 500.
    " LEFT JOIN bank.customer_key k ON k.customer_id ="
    "   coalesce(bank.owner_of(t.debtor_account), bank.owner_of(t.creditor_account))"
    " WHERE e.account_id = $1 AND e.number BETWEEN $2 AND $3 ORDER BY e.number DESC";

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

contract::Page<contract::Entry> listEntries(db::Transaction& transaction, CustomerKeys& keys, AccountId account,
                                            std::int64_t position, int limit)
{
    const std::string id = account.uuid().toString();
    const auto head = transaction.query("SELECT last_entry_number FROM bank.account WHERE id = $1", id);
    contract::Page<contract::Entry> page;
    page.count = head.empty() ? 0 : head[0][0].as<std::int64_t>();
    const std::int64_t newest = page.count - position;
    const std::int64_t oldest = std::max<std::int64_t>(1, newest - limit + 1);
    if (newest < 1)
        return page;
    for (const auto& row : transaction.query(kEntries, id, oldest, newest)) {
        const Currency currency = Currency::parse(db::textOf(row["currency"])).value();
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
        page.items.push_back(std::move(entry));
    }
    page.more = oldest > 1;
    if (!page.items.empty()) {
        page.firstKey = std::to_string(page.items.front().number);
        page.lastKey = std::to_string(page.items.back().number);
    }
    return page;
}

} // namespace cf::bank
