// Entries are numbered in the order in which they were recorded, and most are booked within a day of that: everything
// recorded before the day began was booked by its end, nothing recorded after the next day was, and only entries in
// between are checked one by one. Exceptions are in the index entry_out_of_time.
#include "services/bank/accounts/BalanceHistory.h"

#include "services/bank/accounts/EntryRows.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

// Must equal the condition of the index entry_out_of_time.
constexpr const char* kOutOfTime = "booking_date NOT BETWEEN (recorded_at AT TIME ZONE 'UTC')::date - 1"
                                   " AND (recorded_at AT TIME ZONE 'UTC')::date + 1";

std::string balanceSql()
{
    const std::string off(kOutOfTime);
    return "WITH bound AS MATERIALIZED (SELECT"
           " bank.last_entry_before($1, $2::date::timestamp AT TIME ZONE 'UTC') AS settled,"
           " bank.last_entry_before($1, ($2::date + 2)::timestamp AT TIME ZONE 'UTC') AS possible),"
           " part AS ("
           // Everything recorded before the day …
           " SELECT balance_after AS amount, number AS entries FROM bank.entry"
           " WHERE account_id = $1 AND number = (SELECT settled FROM bound)"
           " UNION ALL"
           // … entries recorded on the day or the next, if booked by then …
           " SELECT amount, 1 FROM bank.entry WHERE account_id = $1 AND number > (SELECT settled FROM bound)"
           " AND number <= (SELECT possible FROM bound) AND booking_date <= $2::date AND NOT (" +
           off +
           ") UNION ALL"
           // … and exceptions: subtracted where the first part wrongly includes them, added where it omits them.
           " SELECT amount * sign, sign FROM (SELECT amount, (booking_date <= $2::date)::int"
           " - (number <= (SELECT settled FROM bound))::int AS sign FROM bank.entry WHERE account_id = $1 AND " +
           off +
           ") AS late WHERE sign <> 0)"
           " SELECT a.currency, coalesce(sum(p.amount), 0)::bigint AS balance, coalesce(sum(p.entries), 0)::bigint AS"
           " entries FROM bank.account a LEFT JOIN part p ON true WHERE a.id = $1 GROUP BY a.currency";
}

std::string betweenSql()
{
    return entriesFrom(
        "SELECT * FROM bank.entry WHERE account_id = $1 AND number IN ("
        " SELECT number FROM bank.entry WHERE account_id = $1"
        " AND number > (SELECT bank.last_entry_before($1, ($2::date - 1)::timestamp AT TIME ZONE 'UTC'))"
        " AND number <= (SELECT bank.last_entry_before($1, ($3::date + 2)::timestamp AT TIME ZONE 'UTC'))"
        " AND booking_date BETWEEN $2::date AND $3::date"
        " UNION SELECT number FROM bank.entry WHERE account_id = $1"
        " AND booking_date BETWEEN $2::date AND $3::date AND " +
            std::string(kOutOfTime) + ") ORDER BY booking_date, number LIMIT $4",
        "e.booking_date, e.number");
}

} // namespace

contract::BalanceAsOf balanceAsOf(db::Transaction& transaction, AccountId account, Date date)
{
    static const std::string sql = balanceSql();
    const auto row = transaction.query(sql.c_str(), account.uuid().toString(), toString(date))[0];
    const Currency currency = row.get<Currency>("currency");
    return {moneyIn(row, "balance", currency), row.get<std::int64_t>("entries")};
}

contract::BalanceAsOf balanceAt(db::Transaction& transaction, AccountId account, Instant at)
{
    const auto rows =
        transaction.query("SELECT a.currency, l.number, coalesce(e.balance_after, 0) AS balance FROM bank.account a"
                          " CROSS JOIN LATERAL (SELECT bank.last_entry_before(a.id, $2::timestamptz + interval '1 "
                          "microsecond') AS number) l"
                          " LEFT JOIN bank.entry e ON e.account_id = a.id AND e.number = l.number WHERE a.id = $1",
                          account.uuid().toString(), toString(at));
    return {moneyIn(rows.front(), "balance"), rows.front().get<std::int64_t>("number")};
}

std::vector<contract::Entry> entriesBetween(db::Transaction& transaction, const CustomerKeys& keys, AccountId account,
                                            Date from, Date to, int limit)
{
    static const std::string sql = betweenSql();
    // The planner cannot know how few numbers lie between the bounds, and would hash every transfer of the bank (20,000
    // entries of 3,000,000 transfers: 2.8 s; by key 0.4 s). Off until the transaction ends.
    transaction.query("SET LOCAL enable_hashjoin = off");
    transaction.query("SET LOCAL enable_mergejoin = off");
    std::vector<contract::Entry> entries;
    for (const auto& row :
         transaction.query(sql.c_str(), account.uuid().toString(), toString(from), toString(to), limit))
        entries.push_back(entryOf(keys, row));
    return entries;
}

bool isBookingDate(Date date)
{
    return date.ok() && date.year() >= std::chrono::year(1900) && date.year() < std::chrono::year(2200);
}

} // namespace cf::bank
