// A record follows from its number and this order of draws; add new draws at the end.
#include "services/bank/demo/DemoPlan.h"

#include "services/bank/demo/DemoNames.h"

#include <algorithm>

namespace cf::bank::demo {
namespace {

// Of an active customer, over two years: wages, rent, two bills, the fee and savings, each month.
constexpr std::int64_t kTransfersOfALife = 24 * 5;
constexpr unsigned kPercentForLives = 30;

struct KnownCustomer
{
    const char* given;
    const char* family;
    bool woman;
    std::int64_t account;
};

constexpr KnownCustomer kKnown[kKnownCustomers] = {{"Hynek", "Navrátil", false, 5}, {"Petra", "Třešňáková", true, 4}};

std::string digits(Dice& dice, int count)
{
    std::string text;
    while (count-- > 0)
        text.push_back(static_cast<char>('0' + dice.below(10)));
    return text;
}

constexpr std::string_view kMailWords[] = {"lipa", "sunny",  "mail",  "post",  "jarka", "blue",  "home", "office",
                                           "info", "tulipa", "delfi", "orion", "river", "north", "mars", "kontakt"};
constexpr std::string_view kMailDomains[] = {"example.com", "example.org", "example.net"}; // RFC 2606

// Postal codes in the country's format; they need not match the town.
std::string postalCode(Dice& dice, std::string_view country)
{
    if (country == "GB")
        return "N" + digits(dice, 1) + " " + digits(dice, 1) + "QT";
    if (country == "AT")
        return "1" + digits(dice, 2) + "0";
    if (country == "PT")
        return "1" + digits(dice, 3) + "-" + digits(dice, 3);
    if (country == "DE")
        return "1" + digits(dice, 4);
    return "1" + digits(dice, 2) + " " + digits(dice, 2);
}

bool isKnown(std::string_view display)
{
    return std::any_of(std::begin(kKnown), std::end(kKnown), [&](const KnownCustomer& known) {
        return display == std::string(known.given) + " " + known.family;
    });
}

} // namespace

DemoPlan::DemoPlan(std::int64_t seed, std::uint32_t customers, std::int64_t transfers, Date until)
    : m_seed(seed)
    , m_calendar(until)
    , m_customers(std::max<std::uint32_t>(customers, 10))
    , m_active(static_cast<std::uint32_t>(std::clamp<std::int64_t>(
          transfers * kPercentForLives / 100 / kTransfersOfALife, 1, m_customers - kKnownCustomers)))
    , m_funded(
          static_cast<std::uint32_t>(std::clamp<std::int64_t>(transfers / 4, kKnownCustomers + m_active, accounts())))
{
}

DemoStaffMember DemoPlan::staffMember(std::size_t number) const
{
    DemoStaffMember member{"", "", Role::Teller, 0};
    const std::size_t inBranches = branches().size() * 4;
    if (number < inBranches) {
        member.branch = number / 4;
        member.role = number % 4 < kTellersOfBranch ? Role::Teller : Role::Supervisor;
    } else {
        const std::size_t rest = number - inBranches;
        member.branch = rest % 6;
        member.role = rest < 6 ? Role::Compliance : Role::Administrator;
    }
    constexpr std::string_view kWords[] = {"teller", "supervisor", "compliance", "administrator"};
    member.userName = std::string(kWords[static_cast<std::size_t>(member.role)]) + "." +
                      std::string(branches()[member.branch].code) + "." + std::to_string(number % 4 + 1);
    Dice dice = m_seed.dice(Draw::Staff, number);
    const bool woman = dice.chance(55);
    member.displayName = personName(dice, branches()[member.branch].country, woman).display;
    return member;
}

StaffId DemoPlan::staffId(std::size_t number) const
{
    return StaffId(m_seed.id(Draw::Staff, number, m_calendar.at(0, 0) - std::chrono::days(400)));
}

std::size_t DemoPlan::branchOf(std::uint32_t customer) const
{
    if (customer < kKnownCustomers)
        return 0;
    auto left = static_cast<std::int64_t>(m_seed.dice(Draw::Branch, customer).below(100));
    for (std::size_t branch = 0; branch < branches().size(); ++branch) {
        left -= branches()[branch].weight;
        if (left < 0)
            return branch;
    }
    return 0;
}

bool DemoPlan::isOrganisation(std::uint32_t customer) const
{
    return customer >= kKnownCustomers && m_seed.dice(Draw::Customer, customer).chance(8);
}

DemoCustomer DemoPlan::customer(std::uint32_t number) const
{
    const DemoBranch& branch = branches()[branchOf(number)];
    Dice dice = m_seed.dice(Draw::Customer, number);
    DemoCustomer customer;
    customer.organisation = dice.chance(8) && number >= kKnownCustomers;
    customer.woman = dice.chance(51);
    customer.number = std::to_string(100'000'000 + scatteredNumber(number)).substr(1);
    if (number < kKnownCustomers) {
        customer.given = kKnown[number].given;
        customer.family = kKnown[number].family;
        customer.woman = kKnown[number].woman;
        customer.display = customer.given + " " + customer.family;
    } else if (customer.organisation) {
        customer.display = firmName(dice, branch.country);
    } else {
        DemoName name = personName(dice, branch.country, customer.woman);
        while (isKnown(name.display))
            name = personName(dice, branch.country, customer.woman);
        customer.given = std::move(name.given);
        customer.family = std::move(name.family);
        customer.display = std::move(name.display);
    }
    if (!customer.organisation)
        customer.birth =
            std::chrono::sys_days(std::chrono::year(1934) / 1 / 1) + std::chrono::days(dice.between(0, 365 * 71));
    customer.phone =
        std::string(branch.dialling) + " " + digits(dice, 3) + " " + digits(dice, 3) + " " + digits(dice, 3);
    if (dice.chance(80))
        customer.email =
            std::string(dice.pick(kMailWords)) + "." + customer.number + "@" + std::string(dice.pick(kMailDomains));
    customer.address = std::string(dice.pick(branch.streets)) + " " + std::to_string(dice.skewed(1, 240)) + ", " +
                       postalCode(dice, branch.country) + " " + std::string(branch.name);
    return customer;
}

Instant DemoPlan::customerSince(std::uint32_t number) const
{
    const DemoAccount first = account(number);
    return std::chrono::sys_days(openedOn(number, first)) + std::chrono::hours(6) +
           std::chrono::seconds(
               m_seed.dice(Draw::Event, number).below(3600)); // before the account, which opens at seven
}

CustomerId DemoPlan::customerId(std::uint32_t number) const
{
    return CustomerId(m_seed.id(Draw::Customer, number, customerSince(number)));
}

std::uint32_t DemoPlan::ownerOf(std::uint32_t account) const
{
    if (account < m_customers)
        return account;
    return kKnownCustomers +
           static_cast<std::uint32_t>(m_seed.dice(Draw::Standing, account).below(m_customers - kKnownCustomers));
}

DemoAccount DemoPlan::account(std::uint32_t number) const
{
    DemoAccount account;
    account.owner = ownerOf(number);
    account.branch = static_cast<std::uint8_t>(branchOf(account.owner));
    const std::uint8_t home = branches()[account.branch].currency;
    account.currency = home;
    if (number < kKnownCustomers) {
        account.currency = 1;
        account.lastDay = 0;
        return account;
    }
    Dice dice = m_seed.dice(Draw::Account, number);
    if (number < m_customers) {
        account.product = isOrganisation(account.owner) ? Product::Business : Product::Current;
    } else if (dice.chance(60)) {
        account.product = Product::Savings;
    } else {
        account.product = Product::Foreign;
        constexpr std::uint8_t kForeign[] = {0, 1, 1, 2, 2, 3, 4};
        account.currency = dice.pick(kForeign);
    }
    constexpr std::int64_t kLimits[] = {50'000, 100'000, 100'000, 200'000, 500'000};
    const bool current = account.product == Product::Current || account.product == Product::Business;
    if (current && dice.chance(isActive(number) ? 50 : 20))
        account.overdraft = amount(dice.pick(kLimits), account.currency);
    if (!isActive(number))
        chooseFinalStatus(account, number, dice);
    return account;
}

void DemoPlan::chooseFinalStatus(DemoAccount& account, std::uint32_t number, Dice& dice) const
{
    const int days = m_calendar.days();
    // A second account is not older than the first.
    const int earliest = number < m_customers ? 0 : this->account(account.owner).openedDay;
    if (earliest > 0 || dice.chance(30))
        account.openedDay = static_cast<std::uint16_t>(m_calendar.businessDayFrom(
            static_cast<int>(dice.between(earliest + 1, std::max(earliest + 1, days - 40)))));
    const auto chosen = dice.below(1000);
    if (number >= m_funded || chosen >= 27)
        return;
    const auto end = static_cast<int>(dice.between(account.openedDay + 20, days - 1));
    account.finalStatus = chosen < 8 ? FinalStatus::Blocked : FinalStatus::Closed;
    account.lastDay = static_cast<std::uint16_t>(m_calendar.businessDayFrom(end));
    if (account.finalStatus == FinalStatus::Closed)
        account.overdraft = 0;
}

Date DemoPlan::openedOn(std::uint32_t number, const DemoAccount& account) const
{
    if (account.openedDay > 0)
        return m_calendar.date(account.openedDay);
    Dice dice = m_seed.dice(Draw::Hold, number);
    // A further account is not older than the customer.
    const auto age = std::chrono::days(number < m_customers ? dice.between(400, 7000) : dice.between(1, 399));
    return Date(std::chrono::sys_days(m_calendar.date(0)) - age);
}

Iban DemoPlan::iban(std::uint32_t number) const
{
    if (number < kKnownCustomers)
        return demoIban("CZ", kKnown[number].account);
    if (isInternal(number))
        return demoIban("CZ", 95'000'000 + number - accounts());
    return demoIban(branches()[branchOf(ownerOf(number))].country, scatteredNumber(number));
}

AccountId DemoPlan::accountId(std::uint32_t number) const
{
    const Instant opened =
        isInternal(number) ? m_calendar.at(0, 0) - std::chrono::days(7001)
                           : Instant(std::chrono::sys_days(openedOn(number, account(number))) + std::chrono::hours(7));
    return AccountId(m_seed.id(Draw::Account, number, opened));
}

std::optional<std::uint32_t> DemoPlan::disponent(std::uint32_t number) const
{
    Dice dice = m_seed.dice(Draw::Event, number + (std::uint64_t{1} << 40));
    if (number < kKnownCustomers || !dice.chance(6))
        return std::nullopt;
    const auto other = kKnownCustomers + static_cast<std::uint32_t>(dice.below(m_customers - kKnownCustomers));
    return other == ownerOf(number) ? std::nullopt : std::optional(other);
}

DemoAccount DemoPlan::internalAccount(std::uint32_t number) const
{
    DemoAccount account;
    account.owner = (number - accounts()) % kInternals;
    account.currency = static_cast<std::uint8_t>((number - accounts()) / kInternals);
    return account;
}

} // namespace cf::bank::demo
