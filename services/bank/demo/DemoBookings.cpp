// What people and firms do with their money: the part of DemoHistory that makes one transfer from one planned moment.
// If an account cannot pay, money is paid in instead.
#include "services/bank/demo/DemoHistory.h"
#include "services/bank/demo/DemoNames.h"

#include <algorithm>

namespace cf::bank::demo {
namespace {

constexpr std::uint64_t kStandingDraw = std::uint64_t{1} << 41; // what stays the same for an account every month

// Euro cents a month.
std::int64_t wagesOf(const DemoPlan& plan, std::uint32_t account)
{
    return plan.seed().dice(Draw::Standing, kStandingDraw + account).skewed(150'000, 620'000);
}

bool spendsAll(const DemoPlan& plan, std::uint32_t account)
{
    return plan.seed().dice(Draw::Standing, 2 * kStandingDraw + account).chance(30);
}

// To whole coins of the currency, at least one.
std::int64_t inCoins(std::int64_t amount, std::size_t currency)
{
    const std::int64_t coin = kCurrencies[currency].coin;
    return std::max(coin, amount / coin * coin);
}

// To what a machine pays out: 100 CZK, 10 EUR, 1,000 JPY.
std::int64_t inNotes(std::int64_t euroCents, std::size_t currency)
{
    const std::int64_t note = kCurrencies[currency].code == "CZK" ? 10'000 : 1'000;
    return std::max<std::int64_t>(1, DemoPlan::amount(euroCents, currency) / note) * note;
}

constexpr std::string_view kMemos[] = {
    "Thank you!",   "Narozeniny",        "Rent, my half",     "Děkuji za pomoc", "Für den Ausflug",
    "Geburtstag",   "Dinner on Friday",  "Lístky do divadla", "Zpět, díky",      "Pro babičku",
    "Svatební dar", "Школа, травень",    "Ευχαριστώ πολύ",    "Obrigado!",       "お誕生日おめでとう",
    "شكرا جزيلا",   "Chúc mừng năm mới", "Kroužek plavání",   "Ski pass",        "Babysitting"};

std::string memoFor(Dice& dice, Date day)
{
    if (dice.chance(35))
        return "Invoice " + std::to_string(int(day.year())) + "-" + std::to_string(dice.between(100, 9999));
    return std::string(dice.pick(kMemos));
}

} // namespace

std::int64_t rentOf(const DemoPlan& plan, std::uint32_t account)
{
    const std::int64_t euro =
        wagesOf(plan, account) * plan.seed().dice(Draw::Standing, account).between(22, 38) / 10'000;
    return DemoPlan::amount(euro * 100, plan.account(account).currency);
}

std::string_view landlordOf(const DemoPlan& plan, std::uint32_t account)
{
    Dice dice = plan.seed().dice(Draw::Standing, account);
    dice.next();
    return landlordName(dice);
}

void DemoHistory::bookPlanned(const Planned& planned, int day)
{
    Dice dice = m_plan.seed().dice(Draw::Transfer, static_cast<std::uint64_t>(m_booked));
    const Moment moment{day, planned.second};
    const std::uint32_t number = planned.account;
    const DemoAccount& account = m_accounts[number];
    switch (planned.slot) {
    case Slot::BroughtForward:
        return receive(number, Internal::Clearing, broughtForward(number, dice), {.purpose = "balance brought forward"},
                       moment);
    case Slot::Opening:
        return receive(number, Internal::Cash, inNotes(dice.skewed(5'000, 1'500'000), account.currency),
                       {.purpose = "opening deposit"}, moment);
    case Slot::Wages:
        return bookWages(number, moment);
    case Slot::Rent:
        return bookRent(number, moment, dice);
    case Slot::Bill:
        return bookBill(number, moment, dice);
    case Slot::PutAside:
        return putAside(number, moment, dice);
    case Slot::Fee:
        return bookFee(number, moment, dice);
    case Slot::Interest:
        return bookInterest(number, moment);
    case Slot::Closing:
        if (account.balance > 0)
            return pay(number, Internal::Cash, account.balance, {.purpose = "closing balance"}, moment);
        if (account.balance < 0)
            return receive(number, Internal::Clearing, -account.balance, {.purpose = "closing balance"}, moment);
        return bookEveryday(moment, dice); // there is nothing to pay out
    case Slot::Everyday:
        return bookEveryday(moment, dice);
    }
}

std::int64_t DemoHistory::broughtForward(std::uint32_t number, Dice& dice) const
{
    const DemoAccount& account = m_accounts[number];
    if (number < kKnownCustomers)
        return DemoPlan::amount(number == 0 ? 250'000 : 120'000, account.currency);
    return DemoPlan::amount(dice.skewed(5'000, account.product == Product::Business ? 9'000'000 : 2'500'000),
                            account.currency);
}

void DemoHistory::bookBill(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::int64_t amount = DemoPlan::amount(dice.skewed(2'500, 22'000), m_accounts[number].currency);
    if (!affords(number, amount))
        return deposit(number, moment, dice);
    pay(number, Internal::Clearing, amount, {.purpose = "household", .counterparty = supplierName(dice)}, moment);
}

void DemoHistory::bookFee(std::uint32_t number, Moment moment, Dice& dice)
{
    const DemoAccount& account = m_accounts[number];
    const std::int64_t amount = inCoins(
        DemoPlan::amount(account.product == Product::Business ? 1'500 : 400, account.currency), account.currency);
    if (!affords(number, amount))
        return deposit(number, moment, dice);
    pay(number, Internal::Fees, amount, {.purpose = "account fee"}, moment);
}

void DemoHistory::bookInterest(std::uint32_t number, Moment moment)
{
    // An overdrawn account pays nine per cent a year, a quarter of it now; the others earn little.
    const std::int64_t balance = m_accounts[number].balance;
    const std::int64_t charged = -balance * 9 / 400;
    if (charged > 0 && affords(number, charged))
        return pay(number, Internal::Fees, charged, {.purpose = "overdraft interest"}, moment);
    receive(number, Internal::InterestPaid, std::max<std::int64_t>(1, balance / 2'000), {.purpose = "interest"},
            moment);
}

void DemoHistory::bookEveryday(Moment moment, Dice& dice)
{
    const std::uint32_t number = anyAccount(moment.day, dice);
    if (m_accounts[number].product == Product::Business)
        bookBusiness(number, moment, dice);
    else
        bookPersonal(number, moment, dice);
}

void DemoHistory::bookPersonal(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::size_t currency = m_accounts[number].currency;
    const auto what = dice.below(100);
    const bool active = m_plan.isActive(number);
    if (what < 20 && countersOpen(moment) && payColleague(number, moment, dice))
        return;
    if (what < (active ? 72 : 45)) {
        const std::int64_t amount = DemoPlan::amount(dice.skewed(250, 26'000), currency);
        if (affords(number, amount))
            return pay(number, Internal::Cards, amount,
                       {.purpose = "card purchase", .counterparty = merchantName(dice)}, moment);
    } else if (what < 84) {
        const std::int64_t amount = inNotes(dice.skewed(2'000, 50'000), currency);
        if (affords(number, amount))
            return pay(number, Internal::Cash, amount, {.purpose = "cash withdrawal"}, moment);
    } else if (what < 93) {
        const std::int64_t amount = DemoPlan::amount(dice.skewed(1'500, 90'000), currency);
        if (affords(number, amount))
            return pay(number, Internal::Clearing, amount,
                       {.purpose = "payment",
                        .counterparty = supplierName(dice),
                        .memo = memoFor(dice, m_plan.calendar().date(moment.day))},
                       moment);
    }
    deposit(number, moment, dice);
}

void DemoHistory::bookBusiness(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::size_t currency = m_accounts[number].currency;
    const auto what = dice.below(100);
    if (what < 25) {
        const std::int64_t amount = DemoPlan::amount(dice.skewed(8'000, 900'000), currency);
        if (affords(number, amount))
            return pay(number, Internal::Clearing, amount,
                       {.purpose = "payment",
                        .counterparty = supplierName(dice),
                        .memo = memoFor(dice, m_plan.calendar().date(moment.day))},
                       moment);
    } else if (what < 40 && countersOpen(moment) && payColleague(number, moment, dice)) {
        return;
    }
    receive(number, Internal::Clearing, DemoPlan::amount(dice.skewed(20'000, 2'600'000), currency),
            {.purpose = "payment received",
             .counterparty = employerName(dice),
             .memo = memoFor(dice, m_plan.calendar().date(moment.day))},
            moment);
}

void DemoHistory::bookWages(std::uint32_t number, Moment moment)
{
    const DemoAccount& account = m_accounts[number];
    const unsigned month = unsigned(m_plan.calendar().date(moment.day).month());
    std::int64_t cents = wagesOf(m_plan, number) * (month == 12 ? 140 : 100) / 100;
    if (account.product == Product::Business)
        cents *= 4; // what its customers owe it at the month's end
    const std::int64_t amount = DemoPlan::amount(cents, account.currency);
    // The employer never changes, but pays from here only while it has the money here.
    Dice standing = m_plan.seed().dice(Draw::Standing, 3 * kStandingDraw + number);
    if (account.product != Product::Business && !m_firms.empty() && standing.chance(50)) {
        const std::uint32_t firm = standing.pick(m_firms);
        if (m_accounts[firm].currency == account.currency && affords(firm, amount)) {
            DemoTransfer transfer{.debtor = firm, .creditor = number, .amount = amount, .purpose = "salary"};
            return post(transfer, moment);
        }
    }
    receive(number, Internal::Clearing, amount,
            {.purpose = account.product == Product::Business ? "payment received" : "salary",
             .counterparty = employerName(standing)},
            moment);
}

void DemoHistory::bookRent(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::int64_t amount = rentOf(m_plan, number);
    if (!affords(number, amount))
        return deposit(number, moment, dice);
    pay(number, Internal::Clearing, amount, {.purpose = "rent", .counterparty = landlordOf(m_plan, number)}, moment);
}

// Leftover money goes to another bank; those who spend all of it use their overdraft until the next wages.
void DemoHistory::putAside(std::uint32_t number, Moment moment, Dice& dice)
{
    const DemoAccount& account = m_accounts[number];
    std::int64_t amount = account.balance * dice.between(20, 60) / 100;
    if (account.overdraft > 0 && spendsAll(m_plan, number))
        amount = account.balance + account.overdraft * dice.between(5, 80) / 100;
    if (amount <= 0 || !affords(number, amount))
        return deposit(number, moment, dice);
    pay(number, Internal::Clearing, inCoins(amount, account.currency),
        {.purpose = account.balance > amount ? "put aside" : "credit card bill", .counterparty = supplierName(dice)},
        moment);
}

// An order at the counter, to another customer's account here.
bool DemoHistory::payColleague(std::uint32_t number, Moment moment, Dice& dice)
{
    const DemoAccount& account = m_accounts[number];
    const std::int64_t amount = DemoPlan::amount(
        dice.skewed(1'000, account.product == Product::Business ? 400'000 : 150'000), account.currency);
    if (!affords(number, amount))
        return false;
    for (int attempt = 0; attempt < 24; ++attempt) {
        const std::uint32_t other = anyAccount(moment.day, dice);
        if (other == number || m_accounts[other].currency != account.currency)
            continue;
        DemoTransfer transfer{.debtor = number, .creditor = other, .amount = amount};
        transfer.teller = static_cast<int>(DemoPlan::teller(account.branch, dice.below(kTellersOfBranch)));
        transfer.memo = memoFor(dice, m_plan.calendar().date(moment.day));
        post(transfer, moment);
        return true;
    }
    return false;
}

void DemoHistory::deposit(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::size_t currency = m_accounts[number].currency;
    if (countersOpen(moment))
        receive(number, Internal::Cash, inNotes(dice.skewed(5'000, 90'000), currency), {.purpose = "cash deposit"},
                moment);
    else
        receive(number, Internal::Clearing, DemoPlan::amount(dice.skewed(4'000, 120'000), currency),
                {.purpose = "payment received", .counterparty = employerName(dice)}, moment);
}

} // namespace cf::bank::demo
