// One member of staff at a desk of the drill: orders over TLS, resolves what was not answered as the desktop's
// OrderSender does, repeats orders as a bad network does, reads balances; and writes down all of it.
#pragma once

#include "tests/drill/DrillWishes.h"
#include "tests/drill/Recorder.h"
#include "tests/drill/Trap.h"

#include <atomic>

namespace cf::drill {

//! How all clients work just now.
struct Pace
{
    std::atomic<int> thinkMilliseconds = 60; //!< Between two orders of a client, on average.
    std::atomic<int> twins = 60;             //!< Orders that are sent twice at once, per thousand.
    std::atomic<bool> stop = false;          //!< Order nothing more; what is unknown is still resolved.
    std::atomic<bool> giveUp = false;        //!< The bank did not come back.
    std::atomic<int> unresolved = 0;         //!< Orders whose outcome nobody knows yet.
};

class DrillClient
{
public:
    //! Outlive it.
    struct Surroundings
    {
        const std::vector<DrilledAccount>& accounts;
        Board& board;
        Recorder& recorder;
        Pace& pace;
        Trap& requests;
    };

    //! `desks` reach one bankd each, in their order, and share a session.
    DrillClient(std::int64_t number, Person& person, Role role, std::vector<test::ApiClient> desks, std::uint64_t seed,
                const Surroundings& around);

    //! Until Pace::stop.
    void run();

private:
    //! The answer to an order, and when it came.
    struct Answered
    {
        OrderReply reply;
        check::Nanoseconds at;
    };

    void order();
    void orderBatch();
    std::map<Uuid, Answered> send(const contract::OrderBatch& batch);
    void read();
    void signInAgain();
    //! False: its outcome is unknown, and must be resolved.
    bool take(const Uuid& key, const check::Operation& operation, const Answered& answered);
    void replay(const Uuid& key, const Answered& answered);
    void resolve(const Uuid& key, const check::Operation& operation);
    void learn(const check::Operation& operation, const contract::OrderOutcome& outcome);
    test::ApiClient& desk();
    void pause();

    std::int64_t m_number;
    Person& m_person;
    Role m_role;
    std::vector<test::ApiClient> m_desks;
    test::ApiClient m_twin; //!< For a second copy of an order at the same time.
    simulation::Chance m_chance;
    DrillWishes m_wishes;
    std::deque<contract::BatchedOrder> m_batched; //!< What may be sent again.
    Surroundings m_around;
};

} // namespace cf::drill
