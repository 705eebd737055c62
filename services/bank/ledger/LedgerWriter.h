// The one who books. Orders from all connections queue here; one thread takes what is queued when its last batch has
// committed, and answers only then. TransferRoutes submits.
#pragma once

#include "services/bank/ledger/LedgerBatch.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace cf::bank {

struct LedgerConfig
{
    std::string conninfo;                      //!< Of bank_app.
    std::size_t queue = 1'000;                 //!< Orders that may wait; more are answered Unavailable.
    std::size_t batch = 250;                   //!< The largest batch: larger ones only make everybody wait longer.
    std::chrono::milliseconds reading{4'000};  //!< For a batch until its orders are decided, all attempts together.
    std::chrono::milliseconds writing{3'000};  //!< For the round trip with COMMIT.
    std::chrono::milliseconds breather{1'000}; //!< After a failed connect, how long batches are turned away at once.
    std::function<void(const LedgerCommit&)>
        onCommitted;                          //!< After a commit that books, before its orders are answered.
    std::function<void()> onBooked;           //!< After a commit that left something in the outbox. Lane thread.
    std::function<void(std::size_t)> onBatch; //!< Its size, after each commit. Lane thread.
    std::function<void(const std::string&)> onTrouble; //!< A sentence without personal data, for the log. Lane thread.
    db::CompanionMaker companion{};                    //!< For the lane: a writer of InboxSigner.
};

class LedgerWriter
{
public:
    //! Called once for each order, usually on the lane's thread: must be quick and must not throw.
    using Answer = std::function<void(Settlement)>;

    //! `keys` outlives the writer. Connects when the first order comes.
    LedgerWriter(LedgerConfig config, const CustomerKeys& keys);
    //! Settles what is queued, then ends.
    ~LedgerWriter();
    LedgerWriter(const LedgerWriter&) = delete;
    LedgerWriter& operator=(const LedgerWriter&) = delete;

    //! From any thread; does not wait. KeyInFlight when an order of this actor and key is queued or being booked here.
    //! Unavailable when the queue is full, the writer is ending or the database is away: nothing happened.
    //! OutcomeUnknown when the connection broke at COMMIT: the same key tells later.
    //! InternalError when this order cannot be booked for a reason that is no refusal: nothing happened.
    void submit(TransferCommand command, Answer answer);

private:
    struct Pending
    {
        TransferCommand command;
        Answer answer;
    };
    //! A stretch of a batch.
    struct Part
    {
        Pending* begin;
        Pending* end;
        std::size_t size() const { return static_cast<std::size_t>(end - begin); }
    };
    using Deadline = db::Lane::Clock::time_point;

    struct Failure
    {
        db::ErrorKind kind;
        bool waitedForLock;
    };

    void run();
    void settle(Part part, Deadline deadline);
    std::optional<Failure> tryOnce(Part part, Deadline deadline);
    Failure failed(const std::string& what, db::ErrorKind kind, const std::string& sqlState, Deadline deadline);
    void split(Part part, Deadline deadline, contract::ErrorCode alone);
    void finish(Part part, std::vector<Settlement> settlements);
    void finish(Part part, contract::ErrorCode code);
    db::Lane& lane(Deadline deadline);

    LedgerConfig m_config;
    const CustomerKeys& m_keys;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Pending> m_queue;
    std::set<std::pair<StaffId, Uuid>> m_inFlight;
    bool m_ending = false;
    std::unique_ptr<db::Lane> m_lane; //!< The lane's thread only, like what follows.
    Deadline m_closedUntil{};
    std::thread m_thread;
};

} // namespace cf::bank
