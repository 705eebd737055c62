// The one who books. Orders from all connections queue here; one thread takes what is queued when its last batch has
// committed, and answers only then. TransferRoutes submits.
//
// The writer waits for no lock. Orders whose account or key somebody else holds claim nothing and are tried again until
// their time is up. An SQL error that no rule foresaw splits the batch until the order at fault stands alone.
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
    std::string conninfo;                     //!< Of bank_app.
    std::size_t queue = 1'000;                //!< Orders that may wait; more are answered Unavailable.
    std::size_t batch = 250;                  //!< The largest batch: larger ones only make everybody wait longer.
    std::chrono::milliseconds reading{4'000}; //!< For an order from its submission until it is decided, and for a
                                              //!< batch with all its attempts.
    std::chrono::milliseconds writing{3'000}; //!< For the round trip with COMMIT.
    std::chrono::milliseconds backoff{1'000}; //!< After a failed connect, how long batches are turned away at once.
    // Called on the writer's thread. What they throw is told to onTrouble and changes nothing.
    std::function<void(const LedgerCommit&)>
        onCommitted;                                   //!< After a commit that books, before its orders are answered.
    std::function<void()> onBooked;                    //!< After a commit that left something in the outbox.
    std::function<void(std::size_t)> onBatch;          //!< How many orders it settled, after each commit.
    std::function<void(const std::string&)> onTrouble; //!< A sentence without personal data, for the log.
    std::function<void(const std::string&)> onBrokenInvariant; //!< Likewise; somebody must look at it.
    db::CompanionMaker companion{};                            //!< For the writer: a writer of InboxSigner.
    Environment environment{};                                 //!< Of its deadlines, ids and nonces.
};

class LedgerWriter
{
public:
    //! Called once for each order, usually on the writer's thread: must be quick. What it throws is told to onTrouble.
    using Answer = std::function<void(TransferResult)>;

    //! `keys` outlives the writer. Connects when the first order comes.
    LedgerWriter(LedgerConfig config, const CustomerKeys& keys);
    //! Settles what is queued, then ends.
    ~LedgerWriter();
    LedgerWriter(const LedgerWriter&) = delete;
    LedgerWriter& operator=(const LedgerWriter&) = delete;

    //! From any thread; does not wait. KeyInFlight when an order of this actor and key is queued or being booked here.
    //! Unavailable when the queue is full, the writer is ending, the database is away or somebody held the order's
    //! account or key for as long as it may take: nothing happened.
    //! OutcomeUnknown when the connection broke at COMMIT: the same key tells later.
    //! InternalError when this order cannot be booked for a reason that is no refusal: nothing happened.
    void submit(TransferCommand command, Answer answer);

private:
    using Deadline = db::PipelinedConnection::Clock::time_point;

    struct Pending
    {
        TransferCommand command;
        Answer answer; //!< Empty once it was called.
        Deadline until;
        Deadline again{};                   //!< When an order that has to wait is tried next …
        std::chrono::milliseconds pause{0}; //!< … which was so long after the last time.
    };
    //! A stretch of a batch.
    struct Part
    {
        Pending* begin;
        Pending* end;
        std::size_t size() const { return static_cast<std::size_t>(end - begin); }
    };

    struct Failure
    {
        db::ErrorKind kind;
        bool waitedForLock;
        std::string what;
        bool told = false; //!< Of the broken invariant that it is.
    };

    void run();
    std::vector<Pending> take();
    void takeWaiting(std::vector<Pending>& batch);
    void settle(Part part, Deadline deadline);
    std::optional<Failure> tryOnce(Part part, Deadline deadline);
    void tellCommitted(LedgerCommit commit);
    db::LogPosition watermarkAnew();
    Failure failed(const std::string& what, db::ErrorKind kind, const std::string& sqlState, Deadline deadline);
    void split(Part part, Deadline deadline, const Failure& failure);
    void tellBroken(const std::string& what);
    void wait(Pending& pending);
    void finish(Part part, std::vector<std::optional<TransferResult>> results);
    void finish(Part part, contract::ErrorCode code);
    void finish(Pending& pending, TransferResult result);
    void tell(const std::string& what) noexcept;
    template <class Function>
    bool unharmed(Function&& function) noexcept;
    db::PipelinedConnection& pipelined(Deadline deadline);

    LedgerConfig m_config;
    const CustomerKeys& m_keys;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Pending> m_queue;
    std::deque<Pending> m_waiting; //!< Tried, and held up by somebody else; the oldest first.
    std::set<std::pair<StaffId, Uuid>> m_inFlight;
    bool m_ending = false;
    std::unique_ptr<db::PipelinedConnection> m_pipelined; //!< The writer's thread only, like what follows.
    Deadline m_closedUntil{};
    std::thread m_thread;
};

} // namespace cf::bank
