// The orders that wait for a lane of the ledger: in memory, bounded, of all connections. Used by LedgerWriter.
//
// An account, and a person who orders, is in at most one batch under way, so that no two lanes wait for each other or
// decide on what the other is changing. Everybody has a lane at home; another one takes their orders only while that is
// busy. A few orders wait for the batch under way, for a moment: one batch more costs the database more than they do.
// Orders of one person on one account keep their order.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/ledger/LedgerCommand.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <set>
#include <unordered_map>

namespace cf::bank {

class LedgerQueue
{
public:
    using Answer = std::function<void(OrderResult)>;
    using Clock = std::chrono::steady_clock;

    struct Limits
    {
        std::size_t lanes;
        std::size_t orders;                    //!< That may wait before only those with reserved room are taken.
        std::size_t batch;                     //!< The largest.
        std::size_t few = 0;                   //!< Fewer than these do not begin a second batch beside another …
        std::chrono::milliseconds patience{0}; //!< … unless the first has waited for so long.
    };

    struct Pending
    {
        LedgerCommand command;
        Answer answer; //!< Empty once called.
        Clock::time_point until;
        Clock::time_point again{};          //!< When an order that waits for others is retried …
        std::chrono::milliseconds pause{0}; //!< … which is this long after the last attempt.
        std::vector<std::size_t> parties{}; //!< Hashes of the accounts and of who orders.
        std::size_t home = 0;               //!< The lane.
        Clock::time_point since{};          //!< When it came.
    };

    LedgerQueue(const Limits& limits, Environment environment);

    //! The lane that is somebody's home.
    static std::size_t homeOf(StaffId staff, std::size_t lanes);

    //! Why not: KeyInFlight when an order with this actor and key is here, Unavailable when there is no room or it is
    //! ending.
    std::optional<contract::ErrorCode> add(LedgerCommand& command, Answer& answer, Clock::time_point until);

    //! Waits for orders that the lane may take. Empty: it is ending, and nothing is left. What is returned is under way
    //! until done().
    std::vector<Pending> take(std::size_t lane);
    void done(std::size_t lane);

    //! An order of a batch under way that others hold up: it is tried again later.
    void retryLater(Pending&& pending);
    //! Before the answer: the recipient may retry with the same key at once.
    void forget(const LedgerCommand& command);

    //! Takes nothing more.
    void end();

private:
    struct Lane
    {
        std::condition_variable changed;
        bool busy = false;
        std::vector<std::size_t> parties; //!< Under way.
    };

    std::optional<Clock::time_point> patientUntil(Clock::time_point now) const;
    bool mayTake(const Pending& pending, std::size_t lane) const;
    void take(std::deque<Pending>& from, std::size_t lane, Clock::time_point now, std::vector<Pending>& batch);
    void wake(std::size_t home);

    const Limits m_limits;
    const Environment m_environment;
    std::mutex m_mutex;
    std::deque<Pending> m_queue;
    std::deque<Pending> m_waiting; //!< Tried, but held up by another transaction; oldest first.
    std::set<std::pair<StaffId, Uuid>> m_inFlight;
    std::unordered_map<std::size_t, int> m_underWay; //!< How many orders under way concern a party.
    std::deque<Lane> m_lanes;
    bool m_ending = false;
};

} // namespace cf::bank
