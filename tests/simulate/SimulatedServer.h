// A bank server: takes orders into its queue, decides them in batches with the real ledger core, and resolves keys. It
// does one thing per step, as LedgerBatch, LedgerWriter and KeyResolver do, and may crash between any two.
#pragma once

#include "tests/simulate/SimulatedNetwork.h"

#include <deque>
#include <functional>

namespace cf::simulation {

class SimulatedServer
{
public:
    //! What is named by reference outlives it.
    struct Surroundings
    {
        const World& world;
        SimulatedStore& store;
        Chance& chance;
        Sabotage sabotage;
        std::function<void(const CommittedBatch&)> onCommit;
    };
    SimulatedServer(std::size_t number, const Surroundings& surroundings);

    void receive(const Message& message);
    //! One step. Empty, or an answer to send.
    std::optional<Message> step(Instant now, const FaultRates& rates);
    bool isIdle() const;
    void crash();
    //! The database ended its transaction.
    void loseTransaction();

private:
    enum class Phase
    {
        Idle,
        Locked,
        Read,
        Decided,
    };
    struct Pending
    {
        Message message;
        int tries = 0;
    };

    void advance(Instant now, const FaultRates& rates);
    void lock();
    bool lockAll(const Pending& pending);
    void read(Instant now);
    void claim();
    void decide();
    KeyOutcome outcomeOf(const CommittedOrder& order) const;
    void commit(const FaultRates& rates);
    void putBack(std::vector<Pending> orders);
    void endBatch();
    void resolve(const Message& message);
    void answer(const Message& message, Reply reply);
    std::optional<Reply> storedReply(const Message& message) const;
    ActorAndKey keyOf(const Message& message) const;
    bank::OrderContent completed(const bank::OrderContent& content) const;

    std::size_t m_number;
    Surroundings m_around;
    std::deque<Pending> m_queue;
    std::deque<Message> m_resolving;
    std::deque<Message> m_answers;
    Phase m_phase = Phase::Idle;
    std::vector<Pending> m_taken; //!< The orders of the batch.
    std::vector<bank::Order> m_orders;
    CommittedBatch m_batch;
};

} // namespace cf::simulation
