#include "tests/drill/DrillWishes.h"

#include <algorithm>

namespace cf::drill {
namespace {

using namespace contract;
using check::OperationKind;
using test::ApiClient;

constexpr std::size_t kMostWaiting = 12; // orders; others are rejected, or their money would be missed

const Currency& euro()
{
    static const Currency currency = Currency::parse("EUR").value();
    return currency;
}

Money euros(std::int64_t cents)
{
    return Money(cents, euro());
}

check::Leg leg(const DrilledAccount& account, std::int64_t cents)
{
    return {account.id, cents, euro()};
}

BatchedWish transferOf(OperationKind kind, std::pair<const DrilledAccount*, const DrilledAccount*> between,
                       std::int64_t amount)
{
    const auto [debtor, creditor] = between;
    return {{kind, {leg(*debtor, -amount), leg(*creditor, amount)}, {}},
            {Uuid::v7(), TransferOrder{debtor->iban, creditor->iban, euros(amount), {}}, {}}};
}

DrillWish alone(const BatchedWish& wish)
{
    return {wish.operation, [order = wish.order](ApiClient& client, const Uuid& key) {
                return order.transfer ? client.call<PostTransfer>(*order.transfer, key)
                                      : client.call<PostPosting>(*order.posting, key);
            }};
}

} // namespace

std::optional<DrillWish> DrillWishes::next(ApiClient& client)
{
    const auto drawn = m_chance.below(100);
    if (m_role == Role::Supervisor && drawn < 70)
        return decision(client);
    if (const auto wanted = m_board.toBeChangedBy(m_person.id()))
        return change(client, wanted);
    if (drawn < 45)
        return alone(transfer());
    if (drawn < 55)
        return alone(split());
    if (drawn < 59)
        return alone(large());
    if (drawn < 62)
        return reversal();
    if (drawn < 66)
        return change(client, m_board.orderOf(m_person.id(), m_chance));
    if (drawn < 80)
        return placement();
    return drawn < 92 ? capture() : release();
}

// Half of all orders are about three accounts.
const DrilledAccount& DrillWishes::account()
{
    return m_accounts[m_chance.permille(500) ? m_chance.below(3) : m_chance.below(m_accounts.size())];
}

std::pair<const DrilledAccount*, const DrilledAccount*> DrillWishes::two()
{
    const DrilledAccount* first = &account();
    const DrilledAccount* second = &account();
    while (second->id == first->id)
        second = &m_accounts[m_chance.below(m_accounts.size())];
    return {first, second};
}

BatchedWish DrillWishes::booking(OperationKind kind, std::int64_t amount)
{
    return transferOf(kind, two(), amount);
}

// Now and then all of it is paid from one account, which cannot pay all of it.
std::vector<BatchedWish> DrillWishes::batch()
{
    std::vector<BatchedWish> wishes;
    const auto size = static_cast<std::size_t>(m_chance.between(2, kLargestDrilledBatch));
    const bool exhausting = m_chance.permille(300);
    const auto first = two();
    while (wishes.size() < size) {
        const auto drawn = m_chance.below(100);
        if (exhausting)
            wishes.push_back(
                transferOf(OperationKind::Transfer, first, m_chance.between(kTellersLimit / 2, kTellersLimit - 1)));
        else if (drawn < 4)
            wishes.push_back(large());
        else
            wishes.push_back(drawn < 25 ? split() : transfer());
    }
    return wishes;
}

BatchedWish DrillWishes::transfer()
{
    return booking(OperationKind::Transfer, m_chance.between(1, m_chance.permille(300) ? kTellersLimit - 1 : 500));
}

BatchedWish DrillWishes::large()
{
    return booking(OperationKind::ApprovalRequested, kTellersLimit + m_chance.between(1, 10'000));
}

BatchedWish DrillWishes::split()
{
    PostingOrder order;
    check::Operation operation{OperationKind::Transfer, {}, {}};
    std::vector<std::size_t> places(m_accounts.size());
    std::generate(places.begin(), places.end(), [n = std::size_t(0)]() mutable { return n++; });
    const std::size_t creditors = 2 + m_chance.below(3);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i <= creditors; ++i) {
        std::swap(places[i], places[i + m_chance.below(places.size() - i)]);
        const DrilledAccount& one = m_accounts[places[i]];
        const std::int64_t amount = i < creditors ? m_chance.between(1, 9'000) : -sum;
        sum += amount;
        order.legs.push_back({one.iban, euros(amount)});
        operation.legs.push_back(leg(one, amount));
    }
    return {operation, {Uuid::v7(), {}, order}};
}

std::optional<DrillWish> DrillWishes::placement()
{
    const DrilledAccount& on = account();
    const std::int64_t amount = m_chance.between(1, 9'000);
    const HoldOrder order{on.id, euros(amount), "deposit", {}};
    return DrillWish{{OperationKind::HoldPlaced, {leg(on, amount)}, {}},
                     [order](ApiClient& client, const Uuid& key) { return client.call<PlaceHold>(order, key); }};
}

std::optional<DrillWish> DrillWishes::capture()
{
    const auto hold = m_board.hold(m_chance);
    const DrilledAccount& creditor = account();
    if (!hold || creditor.id == hold->account)
        return std::nullopt;
    const std::int64_t paid = m_chance.permille(500) ? hold->amount : m_chance.between(1, hold->amount);
    const CaptureOrder order{hold->id, euros(paid), creditor.iban, {}, true};
    return DrillWish{{OperationKind::HoldCaptured,
                      {{hold->account, -paid, euro()}, leg(creditor, paid)},
                      hold->id.uuid().toString()},
                     [order](ApiClient& client, const Uuid& key) { return client.call<CaptureHold>(order, key); }};
}

std::optional<DrillWish> DrillWishes::release()
{
    const auto hold = m_board.hold(m_chance);
    if (!hold)
        return std::nullopt;
    return DrillWish{
        {OperationKind::HoldReleased, {}, hold->id.uuid().toString()},
        [id = hold->id](ApiClient& client, const Uuid& key) { return client.call<ReleaseHold>({id}, key); }};
}

// It always waits; its legs are those of the transfer, turned.
std::optional<DrillWish> DrillWishes::reversal()
{
    const auto transfer = m_board.transfer(m_chance);
    if (!transfer)
        return std::nullopt;
    check::Operation operation{OperationKind::ApprovalRequested, transfer->legs, {}};
    for (check::Leg& turned : operation.legs)
        turned.amount = -turned.amount;
    const ReversalOrder order{transfer->id, ReversalReason::OrdererRequest, "by mistake", {}};
    return DrillWish{operation,
                     [order](ApiClient& client, const Uuid& key) { return client.call<ReverseTransfer>(order, key); }};
}

std::optional<DrillWish> DrillWishes::change(ApiClient& client, const std::optional<KnownOrder>& waiting)
{
    if (!waiting)
        return std::nullopt;
    m_board.noteChanged(waiting->id); // once is enough, whatever comes of it
    const auto shown = client.call<GetApproval>({waiting->id});
    if (!shown.ok() || shown.value().order.state != ApprovalState::Waiting ||
        shown.value().order.subject != ApprovalSubject::Transfer)
        return std::nullopt;
    const std::int64_t amount = kTellersLimit + m_chance.between(1, 10'000);
    const auto [debtor, creditor] = two();
    const ApprovalChange order{waiting->id, {{debtor->iban, euros(-amount)}, {creditor->iban, euros(amount)}}, {}};
    return DrillWish{
        {OperationKind::ApprovalChanged, {leg(*debtor, -amount), leg(*creditor, amount)}, waiting->id.toString()},
        [order, version = shown.etag()](ApiClient& api, const Uuid& key) {
            return api.call<ChangeOrder>(order, key, version);
        }};
}

std::optional<DrillWish> DrillWishes::decision(ApiClient& client)
{
    if (m_shown)
        if (auto wish = approval())
            return wish;
    const auto waiting = m_board.order(m_chance);
    if (!waiting || waiting->maker == m_person.id() || (m_board.isTaken(waiting->id) && !m_chance.permille(100)))
        return std::nullopt;
    auto shown = client.call<GetApproval>({waiting->id});
    if (!shown.ok())
        return std::nullopt;
    if (shown.value().order.state != ApprovalState::Waiting) {
        m_board.remove(waiting->id);
        return std::nullopt;
    }
    if (m_board.waiting() > kMostWaiting)
        return DrillWish{{OperationKind::ApprovalRejected, {}, waiting->id.toString()},
                         [id = waiting->id, version = shown.etag()](ApiClient& api, const Uuid& key) {
                             return api.call<RejectOrder>({id, "not now"}, key, version);
                         }};
    if (!m_shown) {
        const bool mayChange = shown.value().order.subject == ApprovalSubject::Transfer;
        m_board.take(waiting->id, mayChange && m_chance.permille(700));
        m_shown = std::move(shown);
    }
    return std::nullopt;
}

std::optional<DrillWish> DrillWishes::approval()
{
    const auto code = m_person.freshCode();
    if (!code)
        return std::nullopt;
    const Approval& shown = m_shown->value();
    const ApprovalDecision order{shown.order.id, *code};
    DrillWish wish{{OperationKind::ApprovalApproved, legsOf(shown), shown.order.id.toString()},
                   [order, version = m_shown->etag()](ApiClient& client, const Uuid& key) {
                       return client.call<ApproveOrder>(order, key, version);
                   }};
    m_board.giveBack(shown.order.id);
    m_shown.reset();
    return wish;
}

std::vector<check::Leg> DrillWishes::legsOf(const Approval& shown) const
{
    std::vector<check::Leg> legs;
    for (const ApprovalLeg& one : shown.legs) {
        const auto on = std::find_if(m_accounts.begin(), m_accounts.end(),
                                     [&](const DrilledAccount& account) { return account.iban == one.iban; });
        if (on == m_accounts.end())
            throw std::runtime_error("An order that waits is about an account of somebody else.");
        legs.push_back({on->id, one.amount.minorUnits(), one.amount.currency()});
    }
    return legs;
}

} // namespace cf::drill
