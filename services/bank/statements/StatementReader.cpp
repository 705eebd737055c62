#include "services/bank/statements/StatementReader.h"

#include "services/bank/accounts/BalanceHistory.h"

#include <stdexcept>

namespace cf::bank {
namespace {

void readPlace(db::Transaction& transaction, const StatementPeriod& period, Statement& statement)
{
    const auto row =
        transaction.query("SELECT b.name, to_char(bank.local_time(now(), b.time_zone), 'YYYY-MM-DD') AS made_on,"
                          " to_char(bank.local_time(now(), b.time_zone), 'HH24:MI') AS made_at, c.address"
                          " FROM bank.account a JOIN bank.branch b ON b.id = a.branch_id"
                          " LEFT JOIN bank.customer c ON c.id = bank.owner_of(a.id) WHERE a.id = $1",
                          period.account.uuid().toString())[0];
    statement.branchName = row.get<std::string>("name");
    statement.address = row.getOr<std::string>("address", "");
    statement.madeOn = row.get<Date>("made_on");
    statement.madeAt = row.get<std::string>("made_at");
}

std::int64_t sum(std::int64_t a, std::int64_t b)
{
    const auto result = checkedAdd(a, b);
    if (!result)
        throw std::runtime_error("a statement's total is out of range");
    return *result;
}

} // namespace

ReadStatement readStatement(db::Transaction& transaction, const CustomerKeys& keys, const AccountRecord& account,
                            const StatementPeriod& period)
{
    ReadStatement read;
    Statement& statement = read.statement;
    readPlace(transaction, period, statement);
    for (const auto& holder : account.account.holders)
        if (holder.relation == contract::HolderRelation::Owner)
            statement.holders.push_back(holder.displayName);
    statement.iban = account.account.summary.iban;
    statement.currency = account.account.summary.ledgerBalance.currency();
    statement.from = period.from;
    statement.to = period.to;
    const Date before(std::chrono::sys_days(period.from) - std::chrono::days(1));
    const auto opening = balanceAsOf(transaction, period.account, before);
    const auto closing = balanceAsOf(transaction, period.account, period.to);
    statement.opening = opening.ledgerBalance.minorUnits();
    statement.closing = closing.ledgerBalance.minorUnits();
    read.tooMany = closing.entries - opening.entries > kMostStatementLines;
    if (read.tooMany)
        return read;

    // The balance is recomputed: an entry booked later for an earlier day appears on that day.
    std::int64_t balance = statement.opening;
    for (auto& entry :
         entriesBetween(transaction, keys, period.account, period.from, period.to, kMostStatementLines + 1)) {
        const std::int64_t amount = entry.amount.minorUnits();
        balance = sum(balance, amount);
        (amount > 0 ? statement.credits : statement.debits) =
            sum(amount > 0 ? statement.credits : statement.debits, amount);
        statement.lines.push_back({entry.bookingDate, entry.valueDate, std::move(entry.counterpartyName),
                                   std::move(entry.memo), amount, balance});
    }
    const auto count = static_cast<std::int64_t>(statement.lines.size());
    if (balance != statement.closing || opening.entries + count != closing.entries)
        throw std::runtime_error("a statement does not add up: opening balance and entries differ from the closing "
                                 "balance of " +
                                 period.account.toString());
    return read;
}

} // namespace cf::bank
