#include "tests/check/history/Ledger.h"

#include <algorithm>

namespace cf::check {

void HighestBefore::settle()
{
    std::sort(m_steps.begin(), m_steps.end());
    for (std::size_t i = 1; i < m_steps.size(); ++i)
        m_steps[i].second = std::max(m_steps[i].second, m_steps[i - 1].second);
}

std::int64_t HighestBefore::at(Nanoseconds time, std::int64_t otherwise) const
{
    const auto after =
        std::partition_point(m_steps.begin(), m_steps.end(), [time](const auto& step) { return step.first < time; });
    return after == m_steps.begin() ? otherwise : std::prev(after)->second;
}

void AccountBook::settle()
{
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const LedgerEntry& a, const LedgerEntry& b) { return a.leg->number < b.leg->number; });
    std::int64_t balance = m_opened->balance;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        LedgerEntry& entry = m_entries[i];
        entry.balance = balance = plus(balance, entry.leg->amount);
        if (const Order* order = entry.booking->order) {
            m_surelyBooked.add(order->toldAt(), static_cast<std::int64_t>(i) + 1);
            m_notYetBooked.add(~order->invoke.time, -static_cast<std::int64_t>(i));
        }
    }
    m_surelyBooked.settle();
    m_notYetBooked.settle();
}

std::optional<std::int64_t> AccountBook::balanceAfter(std::int64_t entries) const
{
    if (entries == m_opened->entries)
        return m_opened->balance;
    const auto found = std::partition_point(m_entries.begin(), m_entries.end(), [entries](const LedgerEntry& entry) {
        return entry.leg->number < entries;
    });
    return found == m_entries.end() || found->leg->number != entries ? std::nullopt : std::optional(found->balance);
}

// The order met the account after some number of its entries: no fewer than were surely booked when it was sent, no
// more than could have been when it was answered.
std::int64_t AccountBook::lowestBetween(Nanoseconds sent, Nanoseconds answered) const
{
    const std::int64_t least = m_surelyBooked.at(sent, 0);
    const std::int64_t most = -m_notYetBooked.at(~answered, -static_cast<std::int64_t>(m_entries.size()));
    std::int64_t lowest = least > 0 ? m_entries[static_cast<std::size_t>(least) - 1].balance : m_opened->balance;
    for (std::int64_t i = least; i < most; ++i)
        lowest = std::min(lowest, m_entries[static_cast<std::size_t>(i)].balance);
    return lowest;
}

} // namespace cf::check
