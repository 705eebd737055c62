#include "services/bank/importing/ReconciliationText.h"

#include "models/domain/Money.h"
#include "services/bank/platform/text/DelimitedText.h"

#include <boost/json.hpp>

#include <cstdlib>
#include <limits>
#include <sstream>

namespace cf::bank::importing {
namespace {

std::string crowns(std::int64_t minorUnits)
{
    return Money(minorUnits, *Currency::parse("CZK")).decimal();
}

std::string agreementOf(const ReconciledAccount& account)
{
    if (account.printed.transactions == 0)
        return "no transactions";
    if (account.difference() == 0)
        return "agrees";
    return std::abs(account.difference()) <= 100 ? "differs by up to 1.00" : "differs by more than 1.00";
}

std::string daysOf(const ReconciledAccount& account)
{
    std::string days;
    for (const UnorderedDay& day : account.printed.unorderedDays)
        days.append(days.empty() ? "" : " ").append(toString(day.date)).append(":").append(crowns(day.gap));
    return days;
}

void writeCounts(std::ostream& out, const Reconciliation& r)
{
    out << "Migrated\n"
        << "  customers        " << r.customers << "  (names are invented and marked as such: the records have none)\n"
        << "  accounts         " << r.accounts << "\n"
        << "  dispositions     " << r.dispositions << "\n"
        << "  standing orders  " << r.standingOrders << "\n"
        << "  transactions     " << r.transactions << "  (on " << r.active << " accounts)\n"
        << "Not migrated\n"
        << "  loans            " << r.loans << "\n"
        << "  cards            " << r.cards << "\n"
        << "  districts        " << r.districts << "  (and which district an account or a client belongs to)\n"
        << "  statement rhythm of " << r.accounts << " accounts\n";
}

void writeBalances(std::ostream& out, const Reconciliation& r)
{
    out << "Balances: the sum of our entries against the last balance that the old bank printed\n"
        << "  agree to the cent       " << r.exact << "\n"
        << "  differ by up to 1.00    " << r.withinCrown << "  (the old bank rounded: " << r.roundedSteps
        << " printed balances match only within " << crowns(kPrintedRounding) << ")\n"
        << "  differ by more          " << r.beyond << "\n";
    for (const ReconciledAccount& account : r.perAccount) {
        if (std::abs(account.difference()) <= 100)
            continue;
        out << "    account " << account.account << ", " << account.iban << ": ours " << crowns(account.ledger.balance)
            << ", printed " << crowns(account.printed.lastPrinted) << ", difference " << crowns(account.difference())
            << "\n";
    }
    if (r.missingEntries > 0)
        out << "  TRANSACTIONS MISSING FROM THE LEDGER: " << r.missingEntries << "\n";
}

void writeDays(std::ostream& out, const Reconciliation& r)
{
    out << "Days on which no order of transactions explains the printed balances: " << r.unorderedDays << "\n";
    for (const ReconciledAccount& account : r.perAccount) {
        for (const UnorderedDay& day : account.printed.unorderedDays)
            out << "    account " << account.account << ", " << toString(day.date) << ": the printed balances move by "
                << crowns(day.gap) << " without a transaction\n";
    }
}

void writeBelowZero(std::ostream& out, const Reconciliation& r)
{
    out << "Accounts with a negative balance at some time: " << r.belowZero
        << "  (imported entries must sum to zero but skip the funds check)\n";
    for (const ReconciledAccount& account : r.perAccount) {
        if (account.ledger.lowest < 0)
            out << "    account " << account.account << ": down to " << crowns(account.ledger.lowest) << ", at the end "
                << crowns(account.ledger.balance) << "\n";
    }
}

} // namespace

std::string summaryText(const Reconciliation& reconciliation)
{
    std::ostringstream out;
    out << "Reconciliation with the old bank's records (amounts in CZK)\n\n";
    writeCounts(out, reconciliation);
    writeBalances(out, reconciliation);
    writeDays(out, reconciliation);
    writeBelowZero(out, reconciliation);
    out << "Malformed lines skipped: " << reconciliation.skipped.size() << "\n"
        << malformedText(reconciliation.skipped, std::numeric_limits<std::size_t>::max()) << "Files read\n";
    for (const SourceFile& file : reconciliation.files)
        out << "  " << file.name << "  " << file.records << " records  SHA-256 " << file.sha256 << "\n";
    out << "Nothing was adjusted.\n";
    return std::move(out).str();
}

std::string perAccountCsv(const Reconciliation& reconciliation)
{
    std::ostringstream out;
    out << "account,iban,transactions,printed_balance,ledger_balance,difference,agreement,lowest_balance,"
           "rounded_balances,days_without_order\r\n";
    for (const ReconciledAccount& account : reconciliation.perAccount) {
        const std::string cells[] = {std::to_string(account.account),
                                     account.iban,
                                     std::to_string(account.printed.transactions),
                                     crowns(account.printed.lastPrinted),
                                     crowns(account.ledger.balance),
                                     crowns(account.difference()),
                                     agreementOf(account),
                                     crowns(account.ledger.lowest),
                                     std::to_string(account.printed.roundedSteps),
                                     daysOf(account)};
        std::string line;
        for (const std::string& cell : cells)
            line.append(line.empty() ? "" : ",").append(platform::csvCell(cell));
        out << line << "\r\n";
    }
    return std::move(out).str();
}

std::string figuresJson(const Reconciliation& r)
{
    const boost::json::object figures{
        {"migrated",
         {{"customers", r.customers},
          {"accounts", r.accounts},
          {"dispositions", r.dispositions},
          {"standingOrders", r.standingOrders},
          {"transactions", r.transactions}}},
        {"notMigrated", {{"loans", r.loans}, {"cards", r.cards}, {"districts", r.districts}}},
        {"balances", {{"accounts", r.active}, {"exact", r.exact}, {"withinOne", r.withinCrown}, {"beyond", r.beyond}}},
        {"roundedBalances", r.roundedSteps},
        {"daysWithoutOrder", r.unorderedDays},
        {"belowZero", r.belowZero},
        {"skippedLines", r.skipped.size()}};
    return boost::json::serialize(figures);
}

std::string malformedText(const std::vector<MalformedLine>& lines, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < lines.size() && i < most; ++i)
        text.append(lines[i].file + ":" + std::to_string(lines[i].line) + ": " + lines[i].what + "\n");
    if (lines.size() > most)
        text.append("and " + std::to_string(lines.size() - most) + " more\n");
    return text;
}

} // namespace cf::bank::importing
