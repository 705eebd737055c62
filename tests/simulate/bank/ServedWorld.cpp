#include "tests/simulate/bank/ServedWorld.h"

#include "services/bank/ledger/LedgerRows.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Transfers.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using bank::sqlOf;

constexpr std::int64_t kFoundersWealth = 1'000'000'000;

std::set<Currency> currenciesOf(const World& world)
{
    std::set<Currency> currencies;
    for (const bank::LedgerAccount& account : world.accounts)
        currencies.insert(account.currency);
    return currencies;
}

} // namespace

ServedWorld::ServedWorld(World& world)
    : m_today(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()))
{
    run("UPDATE bank.branch SET business_date = $1::date", toString(today()));
    setTimes(world);
    moveIntoBranches(world);
    openAccounts(world);
    fundAccounts(world);
    restrictAccounts(world);
    setRules(world.rules);
    hire(world);
}

void ServedWorld::endDay()
{
    m_today += std::chrono::days(1);
    run("UPDATE bank.branch SET business_date = $1::date", toString(today()));
}

// Blocks and holds end a day later than they were drawn, long after the last order.
void ServedWorld::setTimes(World& world) const
{
    const auto later = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) +
                       std::chrono::days(1) - world.start;
    world.start += later;
    world.approvalLasts = bank::kApprovalLasts;
    for (bank::LedgerAccount& account : world.accounts) {
        if (account.debitsBlockedUntil)
            *account.debitsBlockedUntil += later;
        if (account.creditsBlockedUntil)
            *account.creditsBlockedUntil += later;
    }
}

void ServedWorld::moveIntoBranches(World& world) const
{
    const BranchId main = world.accounts.front().branch;
    const auto move = [&](BranchId& branch) { branch = branch == main ? m_bank.mainBranch() : m_bank.otherBranch(); };
    for (bank::LedgerAccount& account : world.accounts)
        move(account.branch);
    for (bank::Caller& person : world.staff)
        move(person.branch);
    for (bank::ApprovalBand& band : world.rules.bands) {
        if (band.branch)
            move(*band.branch);
        if (band.role != Role::Supervisor) { // nobody else may approve money in a bank
            band.role = Role::Supervisor;
            band.approvers = 2;
        }
    }
}

void ServedWorld::openAccounts(World& world)
{
    for (bank::LedgerAccount& account : world.accounts) {
        const auto opened = m_bank.openAccount(account.branch, 0);
        account.id = opened.id;
        account.iban = opened.iban;
        run("UPDATE bank.account SET currency = $2, product = $3, overdraft_limit = $4, minimum_balance = $5,"
            " limit_per_transfer = $6, limit_per_day = $7, limit_per_hour = $8 WHERE id = $1",
            sqlOf(account.id), std::string(account.currency.code()), account.product, account.overdraftLimit,
            account.minimumBalance, account.limits.perTransfer, account.limits.perDay, account.limits.perHour);
        if (account.status == contract::AccountStatus::Closed)
            account.balance = 0;
    }
}

// By postings, so that the books are right from the beginning.
void ServedWorld::fundAccounts(const World& world)
{
    test::ApiClient client = m_bank.client();
    m_founder = m_bank.signIn(client, Role::Supervisor, m_bank.mainBranch()).staff;
    for (const Currency currency : currenciesOf(world)) {
        setLimits("role", contract::nameOf(Role::Supervisor), currency, {kFoundersWealth, {}, {}});
        const auto from = m_bank.openAccount(m_bank.mainBranch(), 0, "The founder");
        run("UPDATE bank.account SET currency = $2, overdraft_limit = $3 WHERE id = $1", sqlOf(from.id),
            std::string(currency.code()), kFoundersWealth);
        contract::PostingOrder order;
        std::int64_t sum = 0;
        for (const bank::LedgerAccount& account : world.accounts) {
            if (account.currency != currency || account.balance == 0)
                continue;
            order.legs.push_back({account.iban, Money(account.balance, currency)});
            sum += account.balance;
        }
        if (order.legs.empty())
            continue;
        order.legs.push_back({from.iban, Money(-sum, currency)});
        const auto funded = client.call<contract::PostPosting>(order, Uuid::v7());
        if (funded.status != 201)
            throw std::runtime_error("The accounts cannot be funded: " + funded.body);
    }
}

void ServedWorld::restrictAccounts(const World& world)
{
    const auto block = [&](const bank::LedgerAccount& account, const char* side, const std::optional<Instant>& until) {
        if (until)
            run("INSERT INTO bank.account_block (id, account_id, side, reason, placed_at, until)"
                " VALUES ($1, $2, $3, 'as drawn', now(), $4)",
                Uuid::v7().toString(), sqlOf(account.id), side, toString(*until));
    };
    for (const bank::LedgerAccount& account : world.accounts) {
        if (account.internal)
            run("UPDATE bank.account SET kind = 'internal', internal_code = iban WHERE id = $1", sqlOf(account.id));
        run("UPDATE bank.account SET status = $2 WHERE id = $1", sqlOf(account.id), contract::nameOf(account.status));
        block(account, "debits", account.debitsBlockedUntil);
        block(account, "credits", account.creditsBlockedUntil);
    }
}

void ServedWorld::setRules(const bank::LimitRules& rules)
{
    run("DELETE FROM bank.limit_rule");
    for (const auto& [of, limits] : rules.roles)
        setLimits("role", contract::nameOf(of.first), of.second, limits);
    for (const auto& [of, limits] : rules.products)
        setLimits("product", of.first, of.second, limits);
    run("DELETE FROM bank.approval_band");
    for (const bank::ApprovalBand& band : rules.bands)
        run("INSERT INTO bank.approval_band (branch_id, currency, up_to, role, approvers) VALUES ($1, $2, $3, $4, $5)",
            band.branch ? std::optional(sqlOf(*band.branch)) : std::nullopt, std::string(band.currency.code()),
            band.upTo, contract::nameOf(band.role), band.approvers);
}

void ServedWorld::setLimits(const char* subject, const std::string& name, Currency currency,
                            const bank::LimitSet& limits)
{
    const auto set = [&](const char* measure, const std::optional<std::int64_t>& most) {
        run("INSERT INTO bank.limit_rule (subject, name, currency, measure, most) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (subject, name, currency, measure) DO UPDATE SET most = excluded.most",
            subject, name, std::string(currency.code()), measure, most);
    };
    set("perTransfer", limits.perTransfer);
    set("perDay", limits.perDay);
    set("perHour", limits.perHour);
}

void ServedWorld::hire(World& world)
{
    m_clients.reserve(world.staff.size());
    for (bank::Caller& person : world.staff) {
        m_clients.push_back(m_bank.client());
        person = m_bank.signIn(m_clients.back(), person.role, person.branch);
    }
}

} // namespace cf::simulation
