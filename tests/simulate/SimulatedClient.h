// A member of staff at a desk: journal, one POST, then resolving until the outcome is definite, as OrderSender does.
// The journal survives a crash; the rest does not.
#pragma once

#include "tests/simulate/SimulatedNetwork.h"

namespace cf::simulation {

class SimulatedClient
{
public:
    //! A line of the journal.
    struct Entry
    {
        std::uint64_t intent = 0; //!< One for each thing that this person wanted done.
        std::optional<KeyOutcome> outcome;
    };
    //! What is named by reference outlives it.
    struct Surroundings
    {
        const World& world;
        const SimulatedStore& store; //!< What screens show.
        Chance& chance;
        Sabotage sabotage;
        std::size_t servers;
    };
    SimulatedClient(std::size_t number, const Surroundings& surroundings);

    //! One step. Empty, or a message to send. `orders`: whether this person still wants anything.
    std::optional<Message> step(Instant now, bool orders);
    void receive(const Message& message);
    void crash();

    //! Null: the journal knows nothing of it.
    const Entry* entry(const Uuid& key) const;
    bool isSettled() const { return m_up && m_open.empty() && m_unresolved.empty(); }

private:
    enum class Stage
    {
        Drafted,
        Journalled,
        Sending,
        Checking,
    };
    struct Open
    {
        Stage stage = Stage::Drafted;
        std::shared_ptr<const bank::OrderContent> content;
        std::uint64_t intent = 0;
        Instant next{}; //!< When to stop waiting for an answer.
        int checks = 0;
    };

    std::optional<Message> advance(const Uuid& key, Open& open, Instant now);
    Message post(const Uuid& key, Open& open, Instant now);
    Message resolve(const Uuid& key, Open& open, Instant now);
    void recover(Instant now);
    void journal(const Uuid& key, std::uint64_t intent);
    void settle(const Uuid& key, const KeyOutcome& outcome);
    void take(const Uuid& key, const Reply& reply);

    std::size_t m_number;
    Surroundings m_around;
    std::map<Uuid, Entry> m_journal;
    std::set<Uuid> m_unresolved; //!< Of the journal.
    std::uint64_t m_intents = 0;
    bool m_up = true;
    std::map<Uuid, Open> m_open;
};

} // namespace cf::simulation
