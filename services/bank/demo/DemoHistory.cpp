// See DemoHistory.h. What is planned for a day always books exactly one transfer: where an account cannot pay, money is
// paid in instead, so that the number of transfers is known beforehand.
#include "services/bank/demo/DemoHistory.h"

#include "services/bank/demo/DemoNames.h"

#include <algorithm>

namespace cf::bank::demo {
namespace {

constexpr std::uint64_t kStandingDraw = std::uint64_t{1} << 41; // what stays the same for an account, month by month

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
    const std::int64_t note = currency == 0 ? 10'000 : currency == 4 ? 1'000 : 1'000;
    return std::max<std::int64_t>(1, DemoPlan::amount(euroCents, currency) / note) * note;
}

constexpr std::string_view kMemos[] = {"Thank you!",          "Narozeniny",         "Rent, my half",        "Děkuji za pomoc",
                                       "Für den Ausflug",     "Geburtstag",         "Dinner on Friday",     "Lístky do divadla",
                                       "Zpět, díky",          "Pro babičku",        "Svatební dar",         "Школа, травень",
                                       "Ευχαριστώ πολύ",      "Obrigado!",          "お誕生日おめでとう",   "شكرا جزيلا",
                                       "Chúc mừng năm mới",   "Kroužek plavání",    "Ski pass",             "Babysitting"};

std::string memoFor(Dice& dice)
{
    if (dice.chance(35))
        return "Invoice " + std::to_string(dice.between(2024, 2026)) + "-" + std::to_string(dice.between(100, 9999));
    return std::string(dice.pick(kMemos));
}

} // namespace

std::int64_t rentOf(const DemoPlan& plan, std::uint32_t account)
{
    const std::int64_t euro = wagesOf(plan, account) * plan.seed().dice(Draw::Standing, account).between(22, 38) / 10'000;
    return DemoPlan::amount(euro * 100, plan.account(account).currency);
}

std::string_view landlordOf(const DemoPlan& plan, std::uint32_t account)
{
    Dice dice = plan.seed().dice(Draw::Standing, account);
    dice.next();
    return landlordName(dice);
}

DemoHistory::DemoHistory(const DemoPlan& plan, std::int64_t transfers, Sink sink)
    : m_plan(plan)
    , m_wanted(transfers)
    , m_sink(std::move(sink))
{
    m_accounts.reserve(plan.allAccounts());
    for (std::uint32_t number = 0; number < plan.accounts(); ++number) {
        m_accounts.push_back(plan.account(number));
        const DemoAccount& account = m_accounts.back();
        if (number >= plan.funded())
            continue;
        m_openings.emplace_back(account.openedDay, number);
        if (account.fate == Fate::Closed)
            m_closings.emplace_back(account.lastDay, number);
        if (plan.isActive(number) && account.product == Product::Business)
            m_firms.push_back(number);
    }
    for (std::uint32_t number = plan.accounts(); number < plan.allAccounts(); ++number)
        m_accounts.push_back(plan.internalAccount(number));
    std::sort(m_openings.begin(), m_openings.end());
    std::sort(m_closings.begin(), m_closings.end());
    countPlanned();
}

void DemoHistory::countPlanned()
{
    auto planned = static_cast<std::int64_t>(m_openings.size() + m_closings.size());
    for (int day = 0; day < m_plan.calendar().days(); ++day) {
        visitActive(day, [&](Slot, int, std::uint32_t) { ++planned; });
        m_everydayWeight += m_plan.calendar().shopping(day);
    }
    m_everyday = std::max<std::int64_t>(0, m_wanted - planned);
}

template <class Visit>
void DemoHistory::visitActive(int day, Visit visit) const
{
    const DemoCalendar& calendar = m_plan.calendar();
    const int business = calendar.businessDayOfMonth(day);
    if (business == 0)
        return;
    const bool last = calendar.isLastBusinessDayOfMonth(day);
    const bool quarter = last && unsigned(calendar.date(day).month()) % 3 == 0;
    for (std::uint32_t at = 0; at < m_plan.active(); ++at) {
        const std::uint32_t account = kKnownCustomers + at;
        if (last) {
            visit(Slot::Wages, 6 * 3600 + 15 * 60, account);
            visit(quarter ? Slot::Interest : Slot::Fee, 19 * 3600, account);
        }
        if (business == 1)
            visit(Slot::Rent, 6 * 3600, account);
        if (business == 3 + static_cast<int>(account % 5))
            visit(Slot::Bill, 5 * 3600 + 40 * 60, account);
        if (business == 2)
            visit(Slot::PutAside, 20 * 3600, account);
    }
}

void DemoHistory::plan(int day)
{
    m_today.clear();
    const auto dayOf = [](const auto& entry, int wanted) { return entry.first < wanted; };
    const auto firstOf = [&](const auto& list) { return std::lower_bound(list.begin(), list.end(), day, dayOf); };
    std::int64_t place = 0;
    for (auto at = firstOf(m_openings); at != m_openings.end() && at->first == day; ++at, ++place) {
        // The night in which the old system's balances were brought forward; later on people come to the counter.
        if (day == 0)
            m_today.push_back({static_cast<std::int32_t>(300 + place * 10'000 / std::ssize(m_openings)),
                               Slot::BroughtForward, at->second});
        else
            m_today.push_back({static_cast<std::int32_t>(9 * 3600 + place * 7919 % (7 * 3600)), Slot::Opening, at->second});
    }
    for (auto at = firstOf(m_closings); at != m_closings.end() && at->first == day; ++at)
        m_today.push_back({16 * 3600 + 1800, Slot::Closing, at->second});
    planActive(day);
    planEveryday(day);
    std::sort(m_today.begin(), m_today.end());
}

void DemoHistory::planActive(int day)
{
    visitActive(day, [&](Slot slot, int second, std::uint32_t account) {
        m_today.push_back({second + static_cast<int>(account % 1200), slot, account});
    });
}

void DemoHistory::planEveryday(int day)
{
    const std::int64_t before = m_everyday * m_weightSoFar / std::max<std::int64_t>(1, m_everydayWeight);
    m_weightSoFar += m_plan.calendar().shopping(day);
    const std::int64_t after = m_everyday * m_weightSoFar / std::max<std::int64_t>(1, m_everydayWeight);
    Dice dice = m_plan.seed().dice(Draw::Day, static_cast<std::uint64_t>(day));
    for (std::int64_t i = before; i < after; ++i)
        m_today.push_back({everydaySecond(day, dice), Slot::Everyday, 0});
}

// Mornings, the lunch break, the way home; on free days later, and into the evening.
int DemoHistory::everydaySecond(int day, Dice& dice) const
{
    constexpr unsigned kWorkday[] = {1, 0, 0, 0, 0, 1, 3, 6, 8, 8, 7, 9, 12, 8, 7, 8, 12, 15, 13, 9, 6, 4, 2, 1};
    constexpr unsigned kFreeDay[] = {2, 1, 0, 0, 0, 0, 1, 2, 5, 9, 13, 14, 12, 10, 10, 10, 9, 8, 8, 9, 8, 6, 4, 3};
    const auto& hours = m_plan.calendar().isBusinessDay(day) ? kWorkday : kFreeDay;
    unsigned total = 0;
    for (const unsigned weight : hours)
        total += weight;
    auto left = static_cast<unsigned>(dice.below(total));
    int hour = 0;
    while (left >= hours[hour])
        left -= hours[hour++];
    return hour * 3600 + static_cast<int>(dice.below(3600));
}

void DemoHistory::book(int day)
{
    plan(day);
    for (const Planned& planned : m_today) {
        if (m_booked == m_wanted)
            return;
        bookPlanned(planned, day);
    }
}

void DemoHistory::bookPlanned(const Planned& planned, int day)
{
    Dice dice = m_plan.seed().dice(Draw::Transfer, static_cast<std::uint64_t>(m_booked));
    const Moment moment{day, planned.second};
    const std::uint32_t number = planned.account;
    const DemoAccount& account = m_accounts[number];
    switch (planned.slot) {
    case Slot::BroughtForward: {
        const bool known = number < kKnownCustomers;
        const std::int64_t cents = known ? 250'000 - 130'000 * number : dice.skewed(5'000, m_plan.isOrganisation(account.owner) ? 9'000'000 : 2'500'000);
        return receive(number, Internal::Clearing, DemoPlan::amount(cents, account.currency),
                       {.purpose = "balance brought forward"}, moment);
    }
    case Slot::Opening:
        return receive(number, Internal::Cash, inNotes(dice.skewed(5'000, 1'500'000), account.currency),
                       {.purpose = "opening deposit"}, moment);
    case Slot::Wages:
        return bookWages(number, moment, dice);
    case Slot::Rent:
        return bookRent(number, moment, dice);
    case Slot::Bill: {
        const std::int64_t amount = DemoPlan::amount(dice.skewed(2'500, 22'000), account.currency);
        if (!affords(number, amount))
            return deposit(number, moment, dice);
        return pay(number, Internal::Clearing, amount, {.purpose = "household", .counterparty = supplierName(dice)}, moment);
    }
    case Slot::PutAside:
        return putAside(number, moment, dice);
    case Slot::Fee: {
        const std::int64_t amount = inCoins(DemoPlan::amount(account.product == Product::Business ? 1'500 : 400, account.currency), account.currency);
        if (!affords(number, amount))
            return deposit(number, moment, dice);
        return pay(number, Internal::Fees, amount, {.purpose = "account fee"}, moment);
    }
    case Slot::Interest: {
        // An overdrawn account pays nine per cent a year, a quarter of it now; the others get little.
        const std::int64_t charged = -account.balance * 9 / 400;
        if (charged > 0 && affords(number, charged))
            return pay(number, Internal::Fees, charged, {.purpose = "overdraft interest"}, moment);
        return receive(number, Internal::InterestPaid, std::max<std::int64_t>(1, account.balance / 2'000),
                       {.purpose = "interest"}, moment);
    }
    case Slot::Closing:
        if (account.balance <= 0)
            return receive(number, Internal::Clearing, std::max<std::int64_t>(1, -account.balance), {.purpose = "closing balance"}, moment);
        return pay(number, Internal::Cash, account.balance, {.purpose = "closing balance"}, moment);
    case Slot::Everyday:
        return bookEveryday(moment, dice);
    }
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
            return pay(number, Internal::Cards, amount, {.purpose = "card purchase", .counterparty = merchantName(dice)}, moment);
    } else if (what < 84) {
        const std::int64_t amount = inNotes(dice.skewed(2'000, 50'000), currency);
        if (affords(number, amount))
            return pay(number, Internal::Cash, amount, {.purpose = "cash withdrawal"}, moment);
    } else if (what < 93) {
        const std::int64_t amount = DemoPlan::amount(dice.skewed(1'500, 90'000), currency);
        if (affords(number, amount))
            return pay(number, Internal::Clearing, amount, {.purpose = "payment", .counterparty = supplierName(dice), .memo = memoFor(dice)}, moment);
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
            return pay(number, Internal::Clearing, amount, {.purpose = "payment", .counterparty = supplierName(dice), .memo = memoFor(dice)}, moment);
    } else if (what < 40 && countersOpen(moment) && payColleague(number, moment, dice)) {
        return;
    }
    receive(number, Internal::Clearing, DemoPlan::amount(dice.skewed(20'000, 2'600'000), currency),
            {.purpose = "payment received", .counterparty = employerName(dice), .memo = memoFor(dice)}, moment);
}

void DemoHistory::bookWages(std::uint32_t number, Moment moment, Dice& dice)
{
    const DemoAccount& account = m_accounts[number];
    const unsigned month = unsigned(m_plan.calendar().date(moment.day).month());
    std::int64_t cents = wagesOf(m_plan, number) * (month == 12 ? 140 : 100) / 100;
    if (account.product == Product::Business)
        cents *= 4; // what its customers owe it at the month's end
    const std::int64_t amount = DemoPlan::amount(cents, account.currency);
    // The employer is always the same one, but it pays from here only while it has the money here.
    Dice standing = m_plan.seed().dice(Draw::Standing, 3 * kStandingDraw + number);
    if (account.product != Product::Business && !m_firms.empty() && standing.chance(50)) {
        const std::uint32_t firm = standing.pick(m_firms);
        if (m_accounts[firm].currency == account.currency && affords(firm, amount)) {
            DemoTransfer transfer{.debtor = firm, .creditor = number, .amount = amount, .purpose = "salary"};
            return post(transfer, moment);
        }
    }
    receive(number, Internal::Clearing, amount,
            {.purpose = account.product == Product::Business ? "payment received" : "salary", .counterparty = employerName(standing)}, moment);
    (void)dice;
}

void DemoHistory::bookRent(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::int64_t amount = rentOf(m_plan, number);
    if (!affords(number, amount))
        return deposit(number, moment, dice);
    pay(number, Internal::Clearing, amount, {.purpose = "rent", .counterparty = landlordOf(m_plan, number)}, moment);
}

// What is left over goes to another bank; those who spend all of it live on their overdraft until the next wages.
void DemoHistory::putAside(std::uint32_t number, Moment moment, Dice& dice)
{
    const DemoAccount& account = m_accounts[number];
    std::int64_t amount = account.balance * dice.between(20, 60) / 100;
    if (account.overdraft > 0 && spendsAll(m_plan, number))
        amount = account.balance + account.overdraft * dice.between(5, 80) / 100;
    if (amount <= 0 || !affords(number, amount))
        return deposit(number, moment, dice);
    pay(number, Internal::Clearing, inCoins(amount, account.currency),
        {.purpose = account.balance > amount ? "put aside" : "credit card bill", .counterparty = supplierName(dice)}, moment);
}

// An order at the counter, to somebody else's account here.
bool DemoHistory::payColleague(std::uint32_t number, Moment moment, Dice& dice)
{
    const DemoAccount& account = m_accounts[number];
    const std::int64_t amount = DemoPlan::amount(dice.skewed(1'000, account.product == Product::Business ? 400'000 : 150'000), account.currency);
    if (!affords(number, amount))
        return false;
    for (int attempt = 0; attempt < 24; ++attempt) {
        const std::uint32_t other = anyAccount(moment.day, dice);
        if (other == number || m_accounts[other].currency != account.currency)
            continue;
        DemoTransfer transfer{.debtor = number, .creditor = other, .amount = amount};
        transfer.teller = static_cast<int>(DemoPlan::teller(account.branch, dice.below(kTellersOfBranch)));
        transfer.memo = memoFor(dice);
        post(transfer, moment);
        return true;
    }
    return false;
}

void DemoHistory::deposit(std::uint32_t number, Moment moment, Dice& dice)
{
    const std::size_t currency = m_accounts[number].currency;
    if (countersOpen(moment))
        receive(number, Internal::Cash, inNotes(dice.skewed(5'000, 90'000), currency), {.purpose = "cash deposit"}, moment);
    else
        receive(number, Internal::Clearing, DemoPlan::amount(dice.skewed(4'000, 120'000), currency),
                {.purpose = "payment received", .counterparty = employerName(dice)}, moment);
}

// Mostly those whose life is told; sometimes anybody.
std::uint32_t DemoHistory::anyAccount(int day, Dice& dice) const
{
    if (!dice.chance(75)) {
        for (int attempt = 0; attempt < 16; ++attempt) {
            const auto number = static_cast<std::uint32_t>(dice.below(m_plan.funded()));
            if (usable(number, day))
                return number;
        }
    }
    return kKnownCustomers + static_cast<std::uint32_t>(dice.below(m_plan.active()));
}

bool DemoHistory::usable(std::uint32_t number, int day) const
{
    const DemoAccount& account = m_accounts[number];
    // On its last day a closed account is paid out, and before its first entry there is nothing to spend.
    return account.entries > 0 && day < account.lastDay;
}

bool DemoHistory::affords(std::uint32_t number, std::int64_t amount) const
{
    return m_accounts[number].balance - amount >= -m_accounts[number].overdraft;
}

bool DemoHistory::countersOpen(Moment moment) const
{
    return m_plan.calendar().counters(moment.day) > 0 && moment.second >= 8 * 3600 + 1800 && moment.second < 17 * 3600;
}

void DemoHistory::pay(std::uint32_t account, Internal to, std::int64_t amount, DemoTransfer transfer, Moment moment)
{
    transfer.debtor = account;
    transfer.creditor = m_plan.internal(to, m_accounts[account].currency);
    transfer.amount = amount;
    post(transfer, moment);
}

void DemoHistory::receive(std::uint32_t account, Internal from, std::int64_t amount, DemoTransfer transfer, Moment moment)
{
    transfer.debtor = m_plan.internal(from, m_accounts[account].currency);
    transfer.creditor = account;
    transfer.amount = amount;
    post(transfer, moment);
}

void DemoHistory::post(DemoTransfer& transfer, Moment moment)
{
    const DemoCalendar& calendar = m_plan.calendar();
    const std::int64_t planned =
        std::chrono::floor<std::chrono::milliseconds>(calendar.at(moment.day, moment.second).time_since_epoch()).count();
    m_lastAt = std::max(planned, m_lastAt + 1); // a millisecond each, so that ids are in the order of booking
    transfer.number = m_booked++;
    transfer.at = Instant(std::chrono::milliseconds(m_lastAt));
    transfer.id = TransferId(m_plan.seed().id(Draw::Transfer, static_cast<std::uint64_t>(transfer.number), transfer.at));
    DemoAccount& debtor = m_accounts[transfer.debtor];
    DemoAccount& creditor = m_accounts[transfer.creditor];
    transfer.currency = debtor.currency;
    transfer.branch = m_plan.isInternal(transfer.debtor) ? creditor.branch : debtor.branch;
    // Banks settle with each other on business days only; cards, cash and the bank's own books know no weekend.
    const auto clears = [&](std::uint32_t account) {
        return m_plan.isInternal(account) && m_accounts[account].owner == static_cast<std::uint32_t>(Internal::Clearing);
    };
    const bool settles = clears(transfer.debtor) || clears(transfer.creditor);
    transfer.bookingDate = calendar.date(settles ? calendar.businessDayFrom(moment.day) : moment.day);
    debtor.balance -= transfer.amount;
    creditor.balance += transfer.amount;
    transfer.debtorNumber = ++debtor.entries;
    transfer.creditorNumber = ++creditor.entries;
    transfer.debtorBalance = debtor.balance;
    transfer.creditorBalance = creditor.balance;
    debtor.lastAt = creditor.lastAt = m_lastAt;
    m_sink(transfer);
}

} // namespace cf::bank::demo
