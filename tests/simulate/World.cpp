#include "tests/simulate/World.h"

namespace cf::simulation {
namespace {

bank::LedgerAccount accountOf(Chance& chance, std::size_t number, BranchId branch, Currency currency)
{
    bank::LedgerAccount account;
    account.id = AccountId(chance.id());
    account.iban = Iban::compose("CZ", "0800000000" + std::to_string(1'000'000'000 + number)).value();
    account.branch = branch;
    account.currency = currency;
    account.product = chance.permille(500) ? "current" : "savings";
    account.overdraftLimit = chance.permille(300) ? 50'000 : 0;
    account.minimumBalance = chance.permille(200) ? 10'000 : 0;
    if (chance.permille(150))
        account.limits.perTransfer = 60'000;
    if (chance.permille(100))
        account.limits.perHour = 4;
    return account;
}

constexpr std::uint64_t kRestrictions = 5;
constexpr std::size_t kNeverRestricted = 3; //!< Accounts.

//! One of kRestrictions, or none.
void restrict(bank::LedgerAccount& account, std::uint64_t restriction, Instant until)
{
    switch (restriction) {
    case 0:
        account.internal = true;
        break;
    case 1:
        account.status = contract::AccountStatus::Closed;
        break;
    case 2:
        account.status = contract::AccountStatus::Dormant;
        break;
    case 3:
        account.debitsBlockedUntil = until;
        break;
    case 4:
        account.creditsBlockedUntil = until;
        break;
    default:
        break;
    }
}

Instant endOfBlock(Chance& chance, Instant start)
{
    return start + std::chrono::hours(chance.between(1, 12));
}

Role roleOf(std::size_t client)
{
    if (client % 7 == 6)
        return Role::Compliance;
    return client % 2 == 0 ? Role::Teller : Role::Supervisor;
}

bank::LimitRules rulesOf(Chance& chance, const std::array<BranchId, 2>& branches,
                         const std::vector<Currency>& currencies)
{
    bank::LimitRules rules;
    for (const Currency currency : currencies) {
        rules.roles[{Role::Teller, currency}] = {40'000, chance.between(200'000, 900'000), chance.between(8, 60)};
        rules.roles[{Role::Supervisor, currency}] = {80'000, 2'000'000, std::nullopt};
        rules.products[{"savings", currency}] = {90'000, 600'000, std::nullopt};
        rules.bands.push_back({std::nullopt, currency, 60'000, Role::Supervisor, 1});
        rules.bands.push_back({std::nullopt, currency, 110'000, Role::Supervisor, 2});
        rules.bands.push_back({std::nullopt, currency, 130'000, Role::Compliance, 1});
    }
    rules.bands.push_back({branches[1], currencies[0], 100'000, Role::Supervisor, 2});
    return rules;
}

} // namespace

World worldOf(Chance& chance, std::size_t clients)
{
    World world;
    world.start = parseInstant("2026-11-30T21:00:00Z").value();
    world.approvalLasts = std::chrono::minutes(chance.between(30, 600));
    const std::array branches{BranchId(chance.id()), BranchId(chance.id())};
    const std::vector<Currency> currencies{Currency::parse("EUR").value(), Currency::parse("CZK").value()};
    const std::size_t accounts = 5 + chance.below(12);
    for (std::size_t i = 0; i < accounts; ++i) {
        const Currency currency = currencies[i % 5 == 4 ? 1 : 0];
        world.accounts.push_back(accountOf(chance, i, branches[i % 3 == 2 ? 1 : 0], currency));
        if (i < kNeverRestricted)
            continue;
        const Instant until = endOfBlock(chance, world.start);
        restrict(world.accounts.back(), chance.below(4 * kRestrictions), until);
    }
    for (std::size_t i = 0; i < clients; ++i)
        world.staff.push_back(
            {StaffId(chance.id()), "Client " + std::to_string(i), roleOf(i), branches[i % 4 == 3 ? 1 : 0]});
    world.rules = rulesOf(chance, branches, currencies);
    return world;
}

void fund(World& world, Chance& chance)
{
    for (bank::LedgerAccount& account : world.accounts)
        account.balance = chance.between(0, 300'000) + account.minimumBalance;
}

void restrictLast(World& world, Chance& chance)
{
    std::uint64_t restriction = chance.below(kRestrictions);
    std::size_t place = world.accounts.size();
    for (std::uint64_t done = 0; done < kRestrictions && place > kNeverRestricted; ++done)
        restrict(world.accounts[--place], restriction++ % kRestrictions, endOfBlock(chance, world.start));
}

Date dayOf(Instant at)
{
    return Date(std::chrono::floor<std::chrono::days>(at));
}

} // namespace cf::simulation
