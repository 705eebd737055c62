// Decides and books orders. Those of all connections queue here (LedgerQueue); each lane (LedgerLane), a thread with a
// connection of its own, takes what is queued once its last batch has committed, and answers only after the commit.
// OrderDesk submits.
//
// No lane waits for a lock. Orders whose account or key somebody else holds are left alone and tried again until their
// time is up. An SQL error that no rule foresaw splits the batch until the order at fault stands alone.
#pragma once

#include "services/bank/ledger/LedgerAnswers.h"
#include "services/bank/ledger/LedgerBatch.h"
#include "services/bank/ledger/LedgerQueue.h"
#include "services/bank/platform/postgres/Endpoint.h"

#include <deque>
#include <mutex>

namespace cf::bank {

class LedgerLane;

struct LedgerConfig
{
    db::Endpoint database;                    //!< As bank_app.
    std::size_t lanes = 2;                    //!< Batches at a time, on accounts that differ.
    std::size_t queue = 1'000;                //!< Orders that may wait; more are Unavailable, unless room is reserved.
    std::size_t batch = 500;                  //!< The largest batch: larger ones only add latency for everybody.
    std::size_t few = 100;                    //!< See LedgerQueue::Limits, as …
    std::chrono::milliseconds patience{10};   //!< … this.
    std::chrono::milliseconds reading{4'000}; //!< From an order's submission until it is decided, and for a batch
                                              //!< including retries.
    std::chrono::milliseconds writing{3'000}; //!< For the round trip with COMMIT.
    std::chrono::milliseconds backoff{1'000}; //!< How long batches are refused at once after a failed connect.
    // Called on the lanes' threads, one at a time. Exceptions are reported to onTrouble and change nothing.
    std::function<void(const LedgerCommit&)> onCommitted; //!< After a commit that changes accounts, before answering.
    std::function<void()> onBooked;                       //!< After a commit that wrote to the outbox.
    std::function<void(std::size_t)> onBatch;             //!< Number of orders answered, after each commit.
    std::function<void(std::size_t)> onUnknown{};         //!< Number of orders answered as unknown.
    std::function<void(const std::string&)> onTrouble;    //!< A sentence without personal data, for the log.
    std::function<void(const std::string&)> onBrokenInvariant; //!< Likewise; needs investigation.
    db::ObserverMaker observer{};                              //!< Each lane's InboxSigner writer.
    Environment environment{};                                 //!< For deadlines, ids and nonces.
};

class LedgerWriter
{
public:
    //! Called once per order, usually on a thread of the writer: must be quick. Exceptions are reported to onTrouble.
    using Answer = LedgerQueue::Answer;

    //! `keys` outlives the writer. Lanes connect on their first order.
    LedgerWriter(LedgerConfig config, const CustomerKeys& keys);
    //! Answers what is queued, then ends.
    ~LedgerWriter();
    LedgerWriter(const LedgerWriter&) = delete;
    LedgerWriter& operator=(const LedgerWriter&) = delete;

    //! Thread-safe; does not block. KeyInFlight when an order with this actor and key is queued or being booked here.
    //! Unavailable when the queue has no room, the writer is shutting down, the database is away or another transaction
    //! held the order's account or key until the deadline: nothing happened. OutcomeUnknown when the connection broke
    //! at COMMIT: the key resolves it later. InternalError when this order cannot be booked for a reason other than a
    //! refusal: nothing happened.
    void submit(LedgerCommand command, Answer answer);

    const Environment& environment() const { return m_config.environment; }

private:
    const LedgerConfig m_config;
    LedgerQueue m_queue;
    LedgerAnswers m_answers;
    std::mutex m_telling; //!< One callback at a time.
    std::deque<LedgerLane> m_lanes;
};

} // namespace cf::bank
