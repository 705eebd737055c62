// Books transfers. Orders from all connections queue here; one thread takes what is queued once its last batch has
// committed, and answers only after the commit. TransferRoutes submits.
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
    std::string conninfo;                     //!< Connects as bank_app.
    std::size_t queue = 1'000;                //!< Orders that may wait; more are answered Unavailable.
    std::size_t batch = 250;                  //!< The largest batch: larger ones only add latency for everybody.
    std::chrono::milliseconds reading{4'000}; //!< From an order's submission until it is decided, and for a batch
                                              //!< including retries.
    std::chrono::milliseconds writing{3'000}; //!< For the round trip with COMMIT.
    std::chrono::milliseconds backoff{1'000}; //!< How long batches are refused at once after a failed connect.
    // Called on the writer's thread. Exceptions are reported to onTrouble and change nothing.
    std::function<void(const LedgerCommit&)>
        onCommitted;                          //!< After a commit that changes accounts, before answering its orders.
    std::function<void()> onBooked;           //!< After a commit that wrote to the outbox.
    std::function<void(std::size_t)> onBatch; //!< Number of orders answered, after each commit.
    std::function<void(const std::string&)> onTrouble;         //!< A sentence without personal data, for the log.
    std::function<void(const std::string&)> onBrokenInvariant; //!< Likewise; needs investigation.
    db::ObserverMaker observer{};                              //!< The writer's InboxSigner writer.
    Environment environment{};                                 //!< For deadlines, ids and nonces.
};

class LedgerWriter
{
public:
    //! Called once per order, usually on the writer's thread: must be quick. Exceptions are reported to onTrouble.
    using Answer = std::function<void(OrderResult)>;

    //! `keys` outlives the writer. Connects on the first order.
    LedgerWriter(LedgerConfig config, const CustomerKeys& keys);
    //! Answers what is queued, then ends.
    ~LedgerWriter();
    LedgerWriter(const LedgerWriter&) = delete;
    LedgerWriter& operator=(const LedgerWriter&) = delete;

    //! Thread-safe; does not block. KeyInFlight when an order with this actor and key is queued or being booked here.
    //! Unavailable when the queue is full, the writer is shutting down, the database is away or another transaction
    //! held the order's account or key until the deadline: nothing happened. OutcomeUnknown when the connection broke
    //! at COMMIT: the key resolves it later. InternalError when this order cannot be booked for a reason other than a
    //! refusal: nothing happened.
    void submit(LedgerCommand command, Answer answer);

    const Environment& environment() const { return m_config.environment; }

private:
    using Deadline = db::PipelinedConnection::Clock::time_point;

    struct Pending
    {
        LedgerCommand command;
        Answer answer; //!< Empty once called.
        Deadline until;
        Deadline again{};                   //!< When a waiting order is retried …
        std::chrono::milliseconds pause{0}; //!< … which is this long after the last attempt.
    };
    //! A range of a batch.
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
        bool told = false; //!< The broken invariant was reported.
    };

    void run();
    std::vector<Pending> take();
    void takeWaiting(std::vector<Pending>& batch);
    void process(Part part, Deadline deadline);
    std::optional<Failure> tryOnce(Part part, Deadline deadline);
    void tellCommitted(LedgerCommit commit);
    db::WalPosition newWatermark();
    Failure failed(const std::string& what, db::ErrorKind kind, const std::string& sqlState, Deadline deadline);
    void split(Part part, Deadline deadline, const Failure& failure);
    void tellBroken(const std::string& what);
    void wait(Pending& pending);
    void finish(Part part, std::vector<std::optional<OrderResult>> results);
    void finish(Part part, contract::ErrorCode code);
    void finish(Pending& pending, OrderResult result);
    void tell(const std::string& what) noexcept;
    template <class Function>
    bool guarded(Function&& function) noexcept;
    db::PipelinedConnection& pipelined(Deadline deadline);

    LedgerConfig m_config;
    const CustomerKeys& m_keys;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Pending> m_queue;
    std::deque<Pending> m_waiting; //!< Tried, but blocked by another transaction; oldest first.
    std::set<std::pair<StaffId, Uuid>> m_inFlight;
    bool m_ending = false;
    std::unique_ptr<db::PipelinedConnection> m_pipelined; //!< Used by the writer's thread only, like the following.
    Deadline m_closedUntil{};
    std::thread m_thread;
};

} // namespace cf::bank
