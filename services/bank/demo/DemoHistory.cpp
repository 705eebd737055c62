// Which day brings what, and its posting. Each planned moment books exactly one transfer (see DemoBookings.cpp), so
// that the number of transfers is known beforehand.
#include "services/bank/demo/DemoHistory.h"

#include <algorithm>

namespace cf::bank::demo {

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
        if (account.finalStatus == FinalStatus::Closed)
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
        // The night in which the old system's balances were carried over; later people come to the counter.
        if (day == 0)
            m_today.push_back({static_cast<std::int32_t>(300 + place * 10'000 / std::ssize(m_openings)),
                               Slot::BroughtForward, at->second});
        else
            m_today.push_back(
                {static_cast<std::int32_t>(9 * 3600 + place * 7919 % (7 * 3600)), Slot::Opening, at->second});
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

// Mornings, the lunch break, the way home; on days off later, and into the evening.
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

// Mostly active customers; sometimes anybody.
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
    // A closed account is paid out on its last day, and before its first entry there is nothing to spend.
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

void DemoHistory::receive(std::uint32_t account, Internal from, std::int64_t amount, DemoTransfer transfer,
                          Moment moment)
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
        std::chrono::floor<std::chrono::milliseconds>(calendar.at(moment.day, moment.second).time_since_epoch())
            .count();
    m_lastAt = std::max(planned, m_lastAt + 1); // a millisecond each, so that ids are in booking order
    transfer.number = m_booked++;
    transfer.at = Instant(std::chrono::milliseconds(m_lastAt));
    transfer.id =
        TransferId(m_plan.seed().id(Draw::Transfer, static_cast<std::uint64_t>(transfer.number), transfer.at));
    DemoAccount& debtor = m_accounts[transfer.debtor];
    DemoAccount& creditor = m_accounts[transfer.creditor];
    transfer.currency = debtor.currency;
    transfer.branch = m_plan.isInternal(transfer.debtor) ? creditor.branch : debtor.branch;
    // Banks settle with each other on business days only; cards, cash and internal bookings run at weekends, too.
    const auto clears = [&](std::uint32_t account) {
        return m_plan.isInternal(account) &&
               m_accounts[account].owner == static_cast<std::uint32_t>(Internal::Clearing);
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
