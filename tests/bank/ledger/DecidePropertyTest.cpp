// Invariants of decide() for any accounts and orders, and proof that the checks detect violations.
#include "services/bank/ledger/Decide.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace cf::test {
namespace {

using namespace bank;

struct Scenario
{
    LedgerSnapshot snapshot;
    std::vector<Order> orders;
};

using DecideFunction = std::function<Decided(LedgerSnapshot, const std::vector<Order>&)>;

const std::vector<BranchId>& branches()
{
    static const std::vector<BranchId> two = {BranchId::make(), BranchId::make()};
    return two;
}

// Mostly open euro accounts of one branch, so that most outcomes depend on money.
LedgerAccount anyAccount(std::size_t number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, 10 - digits.size(), '0');
    LedgerAccount account;
    account.id = AccountId::make();
    account.iban = Iban::compose("CZ", "0800000000" + digits).value();
    account.branch = branches()[*rc::gen::weightedElement<std::size_t>({{7, 0}, {1, 1}})];
    account.internal = *rc::gen::weightedElement<bool>({{9, false}, {1, true}});
    account.status = *rc::gen::weightedElement<contract::AccountStatus>({{8, contract::AccountStatus::Open},
                                                                         {1, contract::AccountStatus::Dormant},
                                                                         {1, contract::AccountStatus::Closed}});
    account.currency = Currency::parse(*rc::gen::weightedElement<std::string>({{7, "EUR"}, {1, "CZK"}})).value();
    account.balance =
        *rc::gen::weightedOneOf<std::int64_t>({{9, rc::gen::inRange<std::int64_t>(0, 200)},
                                               {1, rc::gen::just(std::numeric_limits<std::int64_t>::max() - 20)}});
    account.holds = *rc::gen::weightedOneOf<std::int64_t>(
        {{2, rc::gen::just<std::int64_t>(0)}, {1, rc::gen::inRange<std::int64_t>(0, 60)}});
    account.overdraftLimit = *rc::gen::weightedOneOf<std::int64_t>(
        {{2, rc::gen::just<std::int64_t>(0)}, {1, rc::gen::inRange<std::int64_t>(0, 60)}});
    account.lastEntryNumber = *rc::gen::inRange<std::int64_t>(0, 5);
    return account;
}

Scenario anyScenario()
{
    Scenario scenario;
    const auto count = *rc::gen::inRange<std::size_t>(2, 6);
    for (std::size_t i = 0; i < count; ++i)
        scenario.snapshot.accounts.push_back(anyAccount(i));
    const Currency euro = Currency::parse("EUR").value();
    scenario.snapshot.rules.roles[{Role::Teller, euro}].perTransfer = 150;
    scenario.snapshot.rules.roles[{Role::Supervisor, euro}].perTransfer = 1'000;
    const auto anyPlace = rc::gen::inRange<std::size_t>(0, count);
    const auto orders = *rc::gen::inRange<std::size_t>(0, 40);
    for (std::size_t i = 0; i < orders; ++i) {
        Caller by{StaffId::make(), "", *rc::gen::element(Role::Teller, Role::Supervisor), branches()[0]};
        scenario.orders.push_back({bookingOf({scenario.snapshot.accounts[*anyPlace].iban,
                                              scenario.snapshot.accounts[*anyPlace].iban,
                                              Money(*rc::gen::inRange<std::int64_t>(-2, 170), euro),
                                              {}}),
                                   by,
                                   {}});
    }
    return scenario;
}

void eachTransferSumsToZero(const Decided& decided)
{
    for (const Decision& decision : decided.decisions) {
        std::map<Currency, std::int64_t> sums;
        for (const DecidedEntry& entry : decision.entries)
            sums[decided.after.accounts[entry.account].currency] += entry.amount;
        for (const auto& [currency, sum] : sums)
            RC_ASSERT(sum == 0);
        RC_ASSERT((decision.refusal ? decision.entries.empty() : decision.entries.size() >= 2));
    }
}

void nobodyIsOverdrawn(const Scenario& scenario, const Decided& decided)
{
    for (const Decision& decision : decided.decisions)
        for (const DecidedEntry& entry : decision.entries) {
            const LedgerAccount& account = scenario.snapshot.accounts[entry.account];
            if (entry.amount < 0)
                RC_ASSERT(entry.balanceAfter >= account.holds - account.overdraftLimit);
        }
}

void balancesAndNumbersFollow(const Scenario& scenario, const Decided& decided)
{
    auto accounts = scenario.snapshot.accounts;
    for (const Decision& decision : decided.decisions)
        for (const DecidedEntry& entry : decision.entries) {
            accounts[entry.account].balance += entry.amount;
            ++accounts[entry.account].lastEntryNumber;
            RC_ASSERT(entry.balanceAfter == accounts[entry.account].balance);
            RC_ASSERT(entry.number == accounts[entry.account].lastEntryNumber);
        }
    for (std::size_t i = 0; i < accounts.size(); ++i)
        accounts[i].usage = decided.after.accounts[i].usage; // counted by the rules alone
    RC_ASSERT(decided.after.accounts == accounts);
}

void aBatchIsItsOrdersOneByOne(const DecideFunction& decideAll, const Scenario& scenario, const Decided& decided)
{
    LedgerSnapshot now = scenario.snapshot;
    for (std::size_t i = 0; i < scenario.orders.size(); ++i) {
        const Decided one = decideAll(now, {scenario.orders[i]});
        RC_ASSERT(one.decisions.at(0) == decided.decisions.at(i));
        now = one.after;
    }
    RC_ASSERT(now == decided.after);
}

bool holdsFor(const std::string& what, const DecideFunction& decideAll)
{
    return rc::check(what, [&] {
        const Scenario scenario = *rc::gen::resize(rc::kNominalSize, rc::gen::exec(anyScenario));
        const Decided decided = decideAll(scenario.snapshot, scenario.orders);
        RC_ASSERT(decided.decisions.size() == scenario.orders.size());
        eachTransferSumsToZero(decided);
        nobodyIsOverdrawn(scenario, decided);
        balancesAndNumbersFollow(scenario, decided);
        aBatchIsItsOrdersOneByOne(decideAll, scenario, decided);
        const auto booked = std::count_if(decided.decisions.begin(), decided.decisions.end(),
                                          [](const Decision& decision) { return !decision.refusal; });
        RC_CLASSIFY(booked > 0, "books something");
    });
}

TEST(DecideProperty, moneyIsNeitherMadeNorLostNorOverdrawnAndOrdersComeOneAfterAnother)
{
    EXPECT_TRUE(holdsFor("decide", decide));
}

TEST(DecideProperty, theCheckNoticesMoneyThatIsMade)
{
    EXPECT_FALSE(holdsFor("a decide that credits too much", [](LedgerSnapshot snapshot, const auto& orders) {
        Decided decided = decide(std::move(snapshot), orders);
        for (Decision& decision : decided.decisions)
            if (!decision.refusal)
                ++decision.entries.back().amount;
        return decided;
    }));
}

TEST(DecideProperty, theCheckNoticesOrdersThatDoNotSeeEachOther)
{
    EXPECT_FALSE(
        holdsFor("a decide on the first snapshot only", [](const LedgerSnapshot& snapshot, const auto& orders) {
            Decided all;
            all.after = snapshot;
            for (const Order& order : orders) {
                Decided one = decide(snapshot, {order});
                all.decisions.push_back(one.decisions[0]);
                for (std::size_t i = 0; i < all.after.accounts.size(); ++i)
                    all.after.accounts[i].balance += one.after.accounts[i].balance - snapshot.accounts[i].balance;
            }
            return all;
        }));
}

TEST(DecideProperty, theCheckNoticesHoldsThatAreForgotten)
{
    EXPECT_FALSE(holdsFor("a decide without holds", [](LedgerSnapshot snapshot, const auto& orders) {
        const auto before = snapshot.accounts;
        for (LedgerAccount& account : snapshot.accounts)
            account.holds = 0;
        Decided decided = decide(std::move(snapshot), orders);
        for (std::size_t i = 0; i < before.size(); ++i)
            decided.after.accounts[i].holds = before[i].holds;
        return decided;
    }));
}

TEST(DecideProperty, theCheckNoticesOrdersTakenBackwards)
{
    EXPECT_FALSE(holdsFor("a decide that begins at the end", [](LedgerSnapshot snapshot, const auto& orders) {
        Decided decided = decide(std::move(snapshot), {orders.rbegin(), orders.rend()});
        std::reverse(decided.decisions.begin(), decided.decisions.end());
        return decided;
    }));
}

} // namespace
} // namespace cf::test
