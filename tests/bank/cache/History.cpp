#include "tests/bank/cache/History.h"

#include "services/bank/records/Fields.h"

#include <algorithm>

namespace cf::test {

std::map<AccountId, Ledger> readLedgers(db::Transaction& transaction)
{
    std::map<AccountId, Ledger> ledgers;
    for (const auto& row : transaction.query("SELECT account_id, number, transfer_id, balance_after FROM bank.entry"
                                             " ORDER BY account_id, number")) {
        const auto number = row.get<std::int64_t>("number");
        Ledger& ledger = ledgers[row.get<AccountId>("account_id")];
        ledger.balances.resize(static_cast<std::size_t>(number) + 1);
        ledger.balances.back() = row.get<std::int64_t>("balance_after");
        ledger.entryOf.emplace(row.get<TransferId>("transfer_id"), number);
    }
    return ledgers;
}

std::vector<std::string> staleAnswers(const std::map<AccountId, Ledger>& ledgers, const std::vector<Shown>& ofOneTeller)
{
    std::vector<std::string> stale;
    std::map<AccountId, std::int64_t> seen; // the last entry that the teller knows
    for (std::size_t i = 0; i < ofOneTeller.size(); ++i) {
        const Shown& shown = ofOneTeller[i];
        const Ledger& ledger = ledgers.at(shown.account);
        std::int64_t& known = seen[shown.account];
        const auto complain = [&](const std::string& what) {
            stale.push_back("answer " + std::to_string(i) + " (" + shown.by + ") " + what + ", but entry " +
                            std::to_string(known) + " was known");
        };
        if (shown.booked) {
            known = std::max(known, ledger.entryOf.at(*shown.booked));
        } else if (shown.entries) {
            const auto told = static_cast<std::size_t>(*shown.entries);
            if (*shown.entries < known)
                complain("ended at entry " + std::to_string(*shown.entries));
            if (told >= ledger.balances.size() || ledger.balances[told] != shown.balance)
                complain("said a balance that the account never had after that entry");
            known = std::max(known, *shown.entries);
        } else {
            // Only a balance: the earliest state with it, from the known one on.
            const auto from = ledger.balances.begin() + known;
            const auto found = std::find(from, ledger.balances.end(), shown.balance);
            if (found == ledger.balances.end())
                complain("said an earlier balance");
            else
                known = found - ledger.balances.begin();
        }
    }
    return stale;
}

} // namespace cf::test
