// One lane of the ledger: a thread that runs batches, one after another, on a connection of its own. Part of
// LedgerWriter.
#pragma once

#include "services/bank/ledger/LedgerAnswers.h"
#include "services/bank/ledger/LedgerWriter.h"

#include <thread>

namespace cf::bank {

class LedgerLane
{
public:
    //! All outlive it. It ends when the queue does.
    LedgerLane(std::size_t number, const LedgerConfig& config, const CustomerKeys& keys, LedgerQueue& queue,
               LedgerAnswers& answers, std::mutex& telling);
    ~LedgerLane();
    LedgerLane(const LedgerLane&) = delete;
    LedgerLane& operator=(const LedgerLane&) = delete;

private:
    using Pending = LedgerQueue::Pending;
    using Deadline = db::PipelinedConnection::Clock::time_point;

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
    void take(std::vector<Pending> batch);
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
    void finish(Pending& pending, contract::ErrorCode code);
    LedgerAnswers::Due due(Pending& pending, OrderResult result);
    template <class Function>
    bool guarded(Function&& function) noexcept;
    db::PipelinedConnection& pipelined(Deadline deadline);

    const std::size_t m_number;
    const LedgerConfig& m_config;
    const CustomerKeys& m_keys;
    LedgerQueue& m_queue;
    LedgerAnswers& m_answers;
    std::mutex& m_telling;
    std::unique_ptr<db::PipelinedConnection> m_pipelined; //!< Used by the lane's thread only, like what follows.
    std::uint64_t m_generation = 0;                       //!< The endpoint's when it was made.
    Deadline m_closedUntil{};
    std::thread m_thread;
};

} // namespace cf::bank
