#include "tests/simulate/SimulatedServer.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ErrorCode;
using contract::KeyState;

constexpr std::size_t kLargestBatch = 6;
constexpr int kMostTries = 8;

} // namespace

SimulatedServer::SimulatedServer(std::size_t number, const Surroundings& surroundings)
    : m_number(number)
    , m_around(surroundings)
{
}

ActorAndKey SimulatedServer::keyOf(const Message& message) const
{
    return {m_around.world.staff[message.client].staff, message.key};
}

void SimulatedServer::answer(const Message& message, Reply reply)
{
    Message answer = message;
    answer.kind = message.kind == Message::Kind::Order ? Message::Kind::OrderReply : Message::Kind::ResolveReply;
    answer.content.reset();
    answer.reply = std::move(reply);
    m_answers.push_back(std::move(answer));
}

// What waits is read when the order about it arrives; the version is the one that its orderer was shown.
bank::OrderContent SimulatedServer::completed(const bank::OrderContent& content) const
{
    bank::OrderContent order = content;
    if (auto* decision = std::get_if<bank::ApprovalOrder>(&order)) {
        const StoredApproval& stored = m_around.store.approvals.at(decision->approval);
        decision->waiting = stored.waiting;
        if (m_around.sabotage == Sabotage::VersionIgnored)
            decision->version = stored.approval.version;
    } else if (auto* change = std::get_if<bank::ApprovalChangeOrder>(&order)) {
        change->before = std::get<bank::BookingOrder>(m_around.store.approvals.at(change->approval).waiting);
    }
    return order;
}

void SimulatedServer::receive(const Message& message)
{
    if (message.kind == Message::Kind::Resolve) {
        m_resolving.push_back(message);
        return;
    }
    const auto isSame = [&](const Pending& pending) {
        return pending.message.client == message.client && pending.message.key == message.key;
    };
    if (std::any_of(m_queue.begin(), m_queue.end(), isSame) || std::any_of(m_taken.begin(), m_taken.end(), isSame)) {
        answer(message, ErrorCode::KeyInFlight);
        return;
    }
    Pending pending{message};
    pending.message.content = std::make_shared<const bank::OrderContent>(completed(*message.content));
    m_queue.push_back(std::move(pending));
}

bool SimulatedServer::isIdle() const
{
    return m_phase == Phase::Idle && m_queue.empty() && m_resolving.empty() && m_answers.empty();
}

std::optional<Message> SimulatedServer::step(Instant now, const FaultRates& rates)
{
    const bool writes = m_phase != Phase::Idle || !m_queue.empty();
    if (!m_answers.empty() && (!writes || m_around.chance.permille(500))) {
        Message message = std::move(m_answers.front());
        m_answers.pop_front();
        return message;
    }
    if (!m_resolving.empty() && (!writes || m_around.chance.permille(500))) {
        const Message message = std::move(m_resolving.front());
        m_resolving.pop_front();
        resolve(message);
    } else if (writes) {
        advance(now, rates);
    }
    return std::nullopt;
}

void SimulatedServer::advance(Instant now, const FaultRates& rates)
{
    switch (m_phase) {
    case Phase::Idle:
        return lock();
    case Phase::Locked:
        return read(now);
    case Phase::Read:
        claim();
        return decide();
    case Phase::Decided:
        return commit(rates);
    }
}

// An order whose accounts or key somebody else holds stays in the queue for a while.
void SimulatedServer::lock()
{
    std::vector<Pending> blocked;
    while (!m_queue.empty() && m_taken.size() < kLargestBatch) {
        Pending pending = std::move(m_queue.front());
        m_queue.pop_front();
        if (lockAll(pending))
            m_taken.push_back(std::move(pending));
        else if (++pending.tries < kMostTries)
            blocked.push_back(std::move(pending));
        else
            answer(pending.message, ErrorCode::Unavailable);
    }
    putBack(std::move(blocked));
    if (m_taken.empty())
        return m_around.store.release(m_number);
    m_phase = Phase::Locked;
    std::set<std::size_t> places;
    for (const Pending& pending : m_taken)
        for (const Iban& iban : bank::accountsOf(*pending.message.content))
            if (const auto place = m_around.store.placeOf(iban))
                places.insert(*place);
    for (const std::size_t place : places)
        m_batch.before.accounts.push_back(m_around.store.accounts[place]);
}

bool SimulatedServer::lockAll(const Pending& pending)
{
    bool all = m_around.store.lockKey(keyOf(pending.message), m_number);
    for (const Iban& iban : bank::accountsOf(*pending.message.content))
        if (const auto place = m_around.store.placeOf(iban))
            all = m_around.store.lockAccount(*place, m_number) && all;
    return all;
}

void SimulatedServer::read(Instant now)
{
    m_batch.before.now = now;
    m_batch.before.rules = m_around.world.rules;
    std::vector<bank::Order> orders;
    for (const Pending& pending : m_taken)
        orders.push_back({*pending.message.content, m_around.world.staff[pending.message.client], dayOf(now)});
    m_around.store.read(m_batch.before, orders);
    m_orders = std::move(orders);
    m_phase = Phase::Read;
}

std::optional<Reply> SimulatedServer::storedReply(const Message& message) const
{
    const KeyOutcome* stored = m_around.store.outcomeOf(keyOf(message));
    if (!stored || m_around.sabotage == Sabotage::KeysIgnored)
        return std::nullopt;
    if (stored->state == KeyState::Abandoned) {
        if (m_around.sabotage == Sabotage::TombstoneIgnored)
            return std::nullopt;
        return ErrorCode::KeyAbandoned;
    }
    if (stored->orderHash != bank::orderHash(*message.content))
        return ErrorCode::KeyReused;
    return *stored;
}

void SimulatedServer::claim()
{
    std::vector<Pending> claimed;
    std::vector<bank::Order> orders;
    for (std::size_t i = 0; i < m_taken.size(); ++i) {
        if (auto reply = storedReply(m_taken[i].message)) {
            answer(m_taken[i].message, std::move(*reply));
        } else {
            claimed.push_back(std::move(m_taken[i]));
            orders.push_back(std::move(m_orders[i]));
        }
    }
    m_taken = std::move(claimed);
    m_orders = std::move(orders);
}

void SimulatedServer::decide()
{
    if (m_taken.empty())
        return endBatch();
    bank::Decided decided = bank::decide(m_batch.before, m_orders);
    bank::requireSound(m_batch.before, m_orders, decided);
    for (std::size_t i = 0; i < m_taken.size(); ++i) {
        CommittedOrder order;
        order.key = keyOf(m_taken[i].message);
        order.order = std::move(m_orders[i]);
        order.now = m_batch.before.now;
        order.decision = std::move(decided.decisions[i]);
        const bank::Decision& decision = order.decision;
        if (decision.books())
            order.transfer = TransferId(m_around.chance.id());
        if (decision.approval)
            order.approval = m_batch.before.approvals[decision.approval->approval].id;
        else if (decision.waits())
            order.approval = ApprovalId(m_around.chance.id());
        for (std::size_t hold = 0; hold < decision.newHolds.size(); ++hold)
            order.newHolds.push_back(HoldId(m_around.chance.id()));
        order.outcome = outcomeOf(order);
        m_batch.orders.push_back(std::move(order));
    }
    m_batch.after = std::move(decided.after);
    m_phase = Phase::Decided;
    if (m_around.sabotage == Sabotage::AnswerBeforeCommit)
        for (std::size_t i = 0; i < m_taken.size(); ++i)
            answer(m_taken[i].message, m_batch.orders[i].outcome);
}

KeyOutcome SimulatedServer::outcomeOf(const CommittedOrder& order) const
{
    const bank::Decision& decision = order.decision;
    KeyOutcome outcome;
    outcome.orderHash = bank::orderHash(order.order.content);
    outcome.refusal = decision.refusal;
    outcome.state = decision.refusal ? KeyState::Refused : decision.waits() ? KeyState::Waiting : KeyState::Booked;
    if (decision.books())
        outcome.transfer = order.transfer;
    if (decision.waits() || decision.approval)
        outcome.approval = order.approval;
    else if (!order.newHolds.empty())
        outcome.hold = order.newHolds.front();
    else if (!decision.holds.empty())
        outcome.hold = m_batch.before.holds[decision.holds.front().hold].id;
    return outcome;
}

void SimulatedServer::commit(const FaultRates& rates)
{
    const bool lost = m_around.chance.permille(rates.lostCommit);
    const bool happens = !lost || m_around.chance.permille(500);
    if (happens && !m_around.store.commit(m_batch)) {
        putBack(std::move(m_taken));
        return endBatch();
    }
    if (happens)
        m_around.onCommit(m_batch);
    for (std::size_t i = 0; i < m_taken.size(); ++i) {
        if (lost)
            answer(m_taken[i].message, ErrorCode::OutcomeUnknown);
        else if (m_around.sabotage != Sabotage::AnswerBeforeCommit)
            answer(m_taken[i].message, m_batch.orders[i].outcome);
    }
    endBatch();
}

void SimulatedServer::putBack(std::vector<Pending> orders)
{
    m_queue.insert(m_queue.begin(), std::make_move_iterator(orders.begin()), std::make_move_iterator(orders.end()));
}

void SimulatedServer::endBatch()
{
    m_around.store.release(m_number);
    m_taken.clear();
    m_orders.clear();
    m_batch = {};
    m_phase = Phase::Idle;
}

void SimulatedServer::resolve(const Message& message)
{
    if (m_around.store.abandon(keyOf(message)))
        answer(message, *m_around.store.outcomeOf(keyOf(message)));
    else
        m_resolving.push_back(message); // waits for whoever decides it
}

void SimulatedServer::loseTransaction()
{
    for (const Pending& pending : m_taken)
        answer(pending.message, ErrorCode::Unavailable);
    endBatch();
}

void SimulatedServer::crash()
{
    endBatch();
    m_queue.clear();
    m_resolving.clear();
    m_answers.clear();
}

} // namespace cf::simulation
