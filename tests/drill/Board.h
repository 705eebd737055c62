// What the staff of the drill know of each other's work: holds to be captured, orders to be decided, transfers to be
// reversed. What is on it may be out of date, as a screen may. Any thread.
#pragma once

#include "models/domain/Iban.h"
#include "tests/check/history/Operation.h"
#include "tests/simulate/Chance.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <optional>

namespace cf::drill {

struct DrilledAccount
{
    AccountId id;
    Iban iban;
};

struct KnownHold
{
    HoldId id;
    AccountId account;
    std::int64_t amount = 0; //!< Minor units.
};

struct KnownOrder
{
    ApprovalId id;
    StaffId maker;
    std::vector<check::Leg> legs;
};

struct KnownTransfer
{
    TransferId id;
    std::vector<check::Leg> legs;
};

class Board
{
public:
    void add(const KnownHold& hold) { put(m_holds, hold); }
    void add(const KnownOrder& order) { put(m_orders, order); }
    void add(const KnownTransfer& transfer) { put(m_transfers, transfer); }
    void remove(HoldId id) { drop(m_holds, id); }
    void remove(ApprovalId id) { drop(m_orders, id); }

    std::optional<KnownHold> hold(simulation::Chance& chance) const { return any(m_holds, chance); }
    std::optional<KnownOrder> order(simulation::Chance& chance) const { return any(m_orders, chance); }
    //! How many orders may wait.
    std::size_t waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_orders.size();
    }
    //! One of that person's own.
    std::optional<KnownOrder> orderOf(StaffId maker, simulation::Chance& chance) const;
    //! One of that person's own that somebody would have changed.
    std::optional<KnownOrder> toBeChangedBy(StaffId maker) const;

    //! Somebody has looked at the order and will approve it as it was then; others leave it alone. Perhaps its maker is
    //! to change it first.
    void take(ApprovalId id, bool toBeChanged)
    {
        const std::lock_guard lock(m_mutex);
        m_taken[id] = toBeChanged;
    }
    //! Its maker has changed the order, or has tried.
    void noteChanged(ApprovalId id)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_taken.find(id); found != m_taken.end())
            found->second = false;
    }
    void giveBack(ApprovalId id)
    {
        const std::lock_guard lock(m_mutex);
        m_taken.erase(id);
    }
    bool isTaken(ApprovalId id) const
    {
        const std::lock_guard lock(m_mutex);
        return m_taken.contains(id);
    }
    std::optional<KnownTransfer> transfer(simulation::Chance& chance) const { return any(m_transfers, chance); }

private:
    static constexpr std::size_t kMost = 200;

    template <class Known>
    void put(std::deque<Known>& all, const Known& one)
    {
        const std::lock_guard lock(m_mutex);
        all.push_back(one);
        if (all.size() > kMost)
            all.pop_front();
    }
    template <class Known, class Id>
    void drop(std::deque<Known>& all, Id id)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(all, [&](const Known& one) { return one.id == id; });
    }
    template <class Known>
    std::optional<Known> any(const std::deque<Known>& all, simulation::Chance& chance) const
    {
        const std::lock_guard lock(m_mutex);
        return all.empty() ? std::nullopt : std::optional(all[chance.below(all.size())]);
    }

    mutable std::mutex m_mutex;
    std::deque<KnownHold> m_holds;
    std::deque<KnownOrder> m_orders;
    std::deque<KnownTransfer> m_transfers;
    std::map<ApprovalId, bool> m_taken; //!< Whether it is yet to be changed.
};

inline std::optional<KnownOrder> Board::orderOf(StaffId maker, simulation::Chance& chance) const
{
    std::deque<KnownOrder> own;
    const std::lock_guard lock(m_mutex);
    std::copy_if(m_orders.begin(), m_orders.end(), std::back_inserter(own),
                 [&](const KnownOrder& order) { return order.maker == maker; });
    return own.empty() ? std::nullopt : std::optional(chance.pick(own));
}

inline std::optional<KnownOrder> Board::toBeChangedBy(StaffId maker) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_orders.begin(), m_orders.end(), [&](const KnownOrder& order) {
        const auto taken = m_taken.find(order.id);
        return order.maker == maker && taken != m_taken.end() && taken->second;
    });
    return found == m_orders.end() ? std::nullopt : std::optional(*found);
}

} // namespace cf::drill
