#include "tests/simulate/Wishes.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ApprovalAction;
using contract::OrderLeg;

class Wishing
{
public:
    Wishing(const World& world, const SimulatedStore& store, const bank::Caller& by, Instant now, Chance& chance)
        : m_world(world)
        , m_store(store)
        , m_by(by)
        , m_now(now)
        , m_chance(chance)
    {
    }

    bank::OrderContent any()
    {
        const std::uint64_t kind = m_chance.below(100);
        if (kind < 35)
            return transfer();
        if (kind < 43)
            return posting();
        if (kind < 52)
            return placement();
        if (kind < 60 && !m_store.holds.empty())
            return aboutHold();
        if (kind < 67 && !m_store.transfers.empty())
            return reversal();
        if (kind < 95 && !m_store.approvals.empty())
            return aboutApproval();
        return transfer();
    }

private:
    const bank::LedgerAccount& account() { return m_chance.pick(m_world.accounts); }

    //! Mostly one that this person may debit.
    const bank::LedgerAccount& debtor()
    {
        const bank::LedgerAccount* chosen = &account();
        for (int i = 0; i < 4 && chosen->branch != m_by.branch; ++i)
            chosen = &account();
        return *chosen;
    }

    std::int64_t amount()
    {
        switch (m_chance.below(12)) {
        case 0:
            return m_chance.between(-1, 0);
        case 1:
            return m_chance.between(1, 140'000);
        case 2:
        case 3:
            return m_chance.between(30'000, 90'000);
        default:
            return m_chance.between(1, 12'000);
        }
    }

    bank::BookingOrder transfer()
    {
        const bank::LedgerAccount& debtor = this->debtor();
        const bank::LedgerAccount* creditor = &account();
        // Mostly another account, in the same currency.
        for (int i = 0; i < 4 && (creditor == &debtor || creditor->currency != debtor.currency); ++i)
            creditor = &account();
        return bank::bookingOf({debtor.iban, creditor->iban, Money(amount(), debtor.currency), {}});
    }

    bank::BookingOrder posting()
    {
        const Currency currency = account().currency;
        const std::int64_t first = m_chance.between(1, 30'000);
        const std::int64_t second = m_chance.between(1, 30'000);
        const std::int64_t mistake = m_chance.permille(50) ? 1 : 0;
        bank::BookingOrder order;
        order.kind = contract::TransferKind::Posting;
        if (m_chance.permille(500))
            order.legs = {leg(-first - second, currency), leg(first, currency), leg(second + mistake, currency)};
        else
            order.legs = {leg(-first, currency), leg(-second, currency), leg(first + second + mistake, currency)};
        return order;
    }

    OrderLeg leg(std::int64_t amount, Currency currency)
    {
        const bank::LedgerAccount* chosen = &account();
        for (int i = 0; i < 4 && chosen->currency != currency; ++i)
            chosen = &account();
        return {chosen->iban, Money(amount, currency)};
    }

    bank::HoldPlacement placement()
    {
        const bank::LedgerAccount& on = debtor();
        bank::HoldPlacement order{on.iban, Money(amount(), on.currency), "deposit", {}};
        if (m_chance.permille(600))
            order.expiresAt = m_now + std::chrono::minutes(m_chance.between(5, 300));
        return order;
    }

    template <class Map>
    const auto& recent(const Map& map)
    {
        return *std::next(map.begin(), static_cast<std::ptrdiff_t>(m_chance.below(map.size())));
    }

    bank::OrderContent aboutHold()
    {
        const bank::LedgerHold* hold = &recent(m_store.holds).second;
        for (int i = 0; i < 4 && hold->left == 0; ++i)
            hold = &recent(m_store.holds).second;
        const auto on = std::find_if(m_world.accounts.begin(), m_world.accounts.end(),
                                     [&](const auto& account) { return account.id == hold->account; });
        if (m_chance.permille(400))
            return bank::HoldRelease{hold->id, on->iban};
        const std::int64_t paid = m_chance.permille(300) ? hold->left : m_chance.between(0, hold->left + 1'000);
        return bank::HoldCapture{hold->id, on->iban, account().iban, Money(paid, on->currency), m_chance.permille(500),
                                 {}};
    }

    bank::Reversal reversal()
    {
        const auto& [id, transfer] = recent(m_store.transfers);
        bank::Reversal order;
        order.of = id;
        order.kind = transfer.kind;
        for (const OrderLeg& leg : transfer.legs)
            order.legs.push_back({leg.iban, Money(-leg.amount.minorUnits(), leg.amount.currency())});
        order.comment = "by mistake";
        if (m_chance.permille(200))
            order.overrideReason = "the bank's loss";
        return order;
    }

    bank::OrderContent aboutApproval()
    {
        const StoredApproval* shown = &recent(m_store.approvals).second;
        for (int i = 0; i < 6 && shown->approval.state != contract::ApprovalState::Waiting; ++i)
            shown = &recent(m_store.approvals).second;
        std::string version = shown->approval.version;
        if (shown->number > 1 && m_chance.permille(200)) // a screen that was not brought up to date
            version = "version " + std::to_string(shown->number - 1);
        const bool own = shown->approval.maker == m_by.staff;
        if (own && m_chance.permille(500) && std::holds_alternative<bank::BookingOrder>(shown->waiting))
            return bank::ApprovalChangeOrder{shown->approval.id, version, {}, transfer()};
        bank::ApprovalOrder order;
        order.approval = shown->approval.id;
        order.version = version;
        order.comment = "seen";
        order.action = own && m_chance.permille(800) ? ApprovalAction::Withdrawn : action();
        return order;
    }

    ApprovalAction action()
    {
        switch (m_chance.below(6)) {
        case 0:
            return ApprovalAction::Rejected;
        case 1:
            return ApprovalAction::SentBack;
        default:
            return ApprovalAction::Approved;
        }
    }

    const World& m_world;
    const SimulatedStore& m_store;
    const bank::Caller& m_by;
    Instant m_now;
    Chance& m_chance;
};

} // namespace

bank::OrderContent wish(const World& world, const SimulatedStore& store, const bank::Caller& by, Instant now,
                        Chance& chance)
{
    return Wishing(world, store, by, now, chance).any();
}

} // namespace cf::simulation
