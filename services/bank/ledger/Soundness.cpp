// The check of decide()'s result: what it says must follow from what was there, whatever the rules are.
#include "services/bank/ledger/BrokenInvariant.h"
#include "services/bank/ledger/Decide.h"

namespace cf::bank {
namespace {

void require(bool holds, const char* what)
{
    if (!holds)
        throw BrokenInvariant(what);
}

bool mayOverdraw(const Order& order)
{
    const auto* approval = std::get_if<ApprovalOrder>(&order.content);
    const auto* reversal = approval ? std::get_if<Reversal>(&approval->waiting) : nullptr;
    return reversal && reversal->overrideReason;
}

class Replay
{
public:
    explicit Replay(const LedgerSnapshot& before)
        : m_accounts(before.accounts)
        , m_holds(before.holds)
    {
    }

    void take(const Order& order, const Decision& decision)
    {
        if (decision.refusal) {
            require(decision == Decision::refused(*decision.refusal), "an order is both refused and not");
            return;
        }
        for (const HoldChange& change : decision.holds)
            free(change);
        enter(order, decision.entries);
        for (const NewHold& hold : decision.newHolds)
            place(hold);
        require(decision.books() || !decision.newHolds.empty() || !decision.holds.empty() || decision.approval ||
                    decision.need,
                "an order is neither refused nor changes anything");
    }

    void compare(const LedgerSnapshot& after) const
    {
        require(m_accounts.size() == after.accounts.size(), "accounts were added or lost");
        for (std::size_t i = 0; i < m_accounts.size(); ++i) {
            LedgerAccount account = after.accounts[i];
            account.usage = m_accounts[i].usage; // counted by the rules alone
            require(account == m_accounts[i], "the final accounts do not match their entries and holds");
        }
        require(m_holds == after.holds, "the final holds do not match what was decided of them");
    }

private:
    LedgerAccount& accountOf(const LedgerHold& hold)
    {
        for (LedgerAccount& account : m_accounts)
            if (account.id == hold.account)
                return account;
        throw BrokenInvariant("a hold is on an account that was not locked");
    }

    void free(const HoldChange& change)
    {
        require(change.hold < m_holds.size(), "a hold was changed that was not locked");
        LedgerHold& hold = m_holds[change.hold];
        require(change.paid >= 0 && change.paid <= hold.left, "more was paid than held");
        const std::int64_t freed = change.end == HoldEnd::None ? change.paid : hold.left;
        require(freed > 0, "a hold ended twice");
        hold.left -= freed;
        LedgerAccount& account = accountOf(hold);
        account.holds -= freed;
        require(account.holds >= 0, "an account's holds are below zero");
    }

    void enter(const Order& order, const std::vector<DecidedEntry>& entries)
    {
        require(entries.size() != 1, "a transfer has one leg");
        std::map<Currency, std::int64_t> sums;
        for (const DecidedEntry& entry : entries) {
            require(entry.account < m_accounts.size(), "a leg has no account");
            LedgerAccount& account = m_accounts[entry.account];
            sums[account.currency] += entry.amount;
            require(entry.number == ++account.lastEntryNumber, "an entry's number is not the next one");
            require(checkedAdd(account.balance, entry.amount) == entry.balanceAfter,
                    "a balance does not follow from the one before");
            account.balance = entry.balanceAfter;
            require(entry.amount >= 0 || availableOn(account) >= 0 || mayOverdraw(order),
                    "an account paid more than it had");
        }
        for (const auto& [currency, sum] : sums)
            require(sum == 0, "the legs of a transfer do not sum to zero");
    }

    void place(const NewHold& hold)
    {
        require(hold.account < m_accounts.size() && hold.amount > 0, "a hold has no account or no amount");
        LedgerAccount& account = m_accounts[hold.account];
        const auto holds = checkedAdd(account.holds, hold.amount);
        require(holds.has_value(), "an account's holds are too large");
        account.holds = *holds;
        require(availableOn(account) >= 0, "more is held than there was");
    }

    std::vector<LedgerAccount> m_accounts;
    std::vector<LedgerHold> m_holds;
};

} // namespace

void requireSound(const LedgerSnapshot& before, const std::vector<Order>& orders, const Decided& decided)
{
    require(orders.size() == decided.decisions.size(), "an order was not decided");
    Replay replay(before);
    for (std::size_t i = 0; i < orders.size(); ++i)
        replay.take(orders[i], decided.decisions[i]);
    replay.compare(decided.after);
}

} // namespace cf::bank
