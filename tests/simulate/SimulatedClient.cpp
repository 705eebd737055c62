#include "tests/simulate/SimulatedClient.h"

#include "tests/simulate/Wishes.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ErrorCode;
using contract::KeyState;

constexpr std::size_t kMostOpen = 3;
constexpr auto kPatience = std::chrono::seconds(300); //!< For an answer.

bool leavesDoubt(ErrorCode code)
{
    return contract::isInDoubt(code) || code == ErrorCode::KeyInFlight || code == ErrorCode::Unavailable;
}

} // namespace

SimulatedClient::SimulatedClient(std::size_t number, const Surroundings& surroundings)
    : m_number(number)
    , m_around(surroundings)
{
}

const SimulatedClient::Entry* SimulatedClient::entry(const Uuid& key) const
{
    const auto found = m_journal.find(key);
    return found == m_journal.end() ? nullptr : &found->second;
}

std::optional<Message> SimulatedClient::step(Instant now, bool orders)
{
    if (!m_up) {
        recover(now);
        return std::nullopt;
    }
    std::vector<Uuid> due;
    for (const auto& [key, open] : m_open)
        if (open.next <= now)
            due.push_back(key);
    if (orders && m_open.size() < kMostOpen && (due.empty() || m_around.chance.permille(300))) {
        Open open;
        open.content = std::make_shared<const bank::OrderContent>(
            wish(m_around.world, m_around.store, m_around.world.staff[m_number], now, m_around.chance));
        open.intent = ++m_intents;
        m_open.emplace(Uuid(m_around.chance.id()), std::move(open));
        return std::nullopt;
    }
    if (due.empty())
        return std::nullopt;
    const Uuid key = m_around.chance.pick(due);
    return advance(key, m_open.at(key), now);
}

std::optional<Message> SimulatedClient::advance(const Uuid& key, Open& open, Instant now)
{
    const bool sendsFirst = m_around.sabotage == Sabotage::JournalAfterSending;
    switch (open.stage) {
    case Stage::Drafted:
        if (sendsFirst) {
            open.stage = Stage::Journalled;
            return post(key, open, now);
        }
        journal(key, open.intent);
        open.stage = Stage::Journalled;
        return std::nullopt;
    case Stage::Journalled:
        open.stage = Stage::Sending;
        if (sendsFirst) {
            journal(key, open.intent);
            open.next = now + kPatience;
            return std::nullopt;
        }
        return post(key, open, now);
    case Stage::Sending:
        open.stage = Stage::Checking;
        if (m_around.sabotage == Sabotage::SentUnderNewKey && open.content) {
            const Uuid another = m_around.chance.id();
            Open again = open;
            journal(another, again.intent);
            const Message message = post(another, again, now);
            m_open.emplace(another, std::move(again));
            return message;
        }
        [[fallthrough]];
    case Stage::Checking:
        return resolve(key, open, now);
    }
    return std::nullopt;
}

Message SimulatedClient::post(const Uuid& key, Open& open, Instant now)
{
    if (open.stage == Stage::Sending || open.stage == Stage::Checking)
        open.next = now + kPatience;
    return {Message::Kind::Order, m_number, m_around.chance.below(m_around.servers), key, open.content, {}};
}

Message SimulatedClient::resolve(const Uuid& key, Open& open, Instant now)
{
    open.next = now + kPatience * (1 << std::min(open.checks++, 3));
    return {Message::Kind::Resolve, m_number, m_around.chance.below(m_around.servers), key, nullptr, {}};
}

void SimulatedClient::journal(const Uuid& key, std::uint64_t intent)
{
    m_journal.emplace(key, Entry{intent, {}});
    m_unresolved.insert(key);
}

void SimulatedClient::crash()
{
    m_up = false;
    m_open.clear();
}

void SimulatedClient::recover(Instant now)
{
    m_up = true;
    for (const Uuid& key : m_unresolved) {
        Open open;
        open.stage = Stage::Checking;
        open.intent = m_journal.at(key).intent;
        open.next = now;
        m_open.emplace(key, std::move(open));
    }
}

void SimulatedClient::receive(const Message& message)
{
    if (!m_up)
        return;
    const auto known = m_journal.find(message.key);
    if (known == m_journal.end())
        return; // sent by a program that crashed before it knew, if at all
    const auto* outcome = std::get_if<KeyOutcome>(&message.reply);
    if (outcome && known->second.outcome)
        promise(*outcome == *known->second.outcome, "a client was told two outcomes of one order");
    if (m_open.contains(message.key))
        take(message.key, message.reply);
}

void SimulatedClient::take(const Uuid& key, const Reply& reply)
{
    if (const auto* outcome = std::get_if<KeyOutcome>(&reply)) {
        promise(outcome->state != KeyState::Refused || contract::isRefusal(outcome->refusal.value()),
                "a refusal is stored that is none");
        return settle(key, *outcome);
    }
    const ErrorCode code = std::get<ErrorCode>(reply);
    if (code == ErrorCode::KeyAbandoned)
        return settle(key, KeyOutcome());
    promise(leavesDoubt(code), "an order was answered with neither an outcome nor doubt");
    m_open.at(key).stage = Stage::Checking;
    m_open.at(key).next = {};
}

void SimulatedClient::settle(const Uuid& key, const KeyOutcome& outcome)
{
    const KeyOutcome* stored = m_around.store.outcomeOf({m_around.world.staff[m_number].staff, key});
    promise(stored && *stored == outcome, "a client was told an outcome that the store does not have");
    m_journal.at(key).outcome = outcome;
    m_unresolved.erase(key);
    m_open.erase(key);
}

} // namespace cf::simulation
