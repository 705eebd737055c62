// Takes batches of orders (PostTransferBatch): hands each order to the OrderDesk as if it had come alone, and answers
// with their outcomes as they are decided.
//
// A batch does not queue all of its orders at once. Those that wait for the ledger or for the client to take their
// outcome share a bounded number of places among all batches: single orders still find room in the ledger's queue, and
// a client that reads slowly, or has hung up, orders no more. What was queued is decided; what was not never happened,
// and its key says so.
#pragma once

#include "services/bank/api/AnswerLines.h"
#include "services/bank/ledger/OrderDesk.h"

namespace cf::bank {

class BatchDesk
{
public:
    //! The desk outlives it, and it outlives the batches.
    explicit BatchDesk(const OrderDesk& desk)
        : m_desk(desk)
    {
    }

    //! Begins; a problem: nothing was ordered. The call has a caller.
    contract::Answer<std::shared_ptr<AnswerSource>> take(const std::shared_ptr<Call>& call, contract::OrderBatch batch);

private:
    class Running;

    const OrderDesk& m_desk;
    std::atomic<std::size_t> m_running = 0;
};

} // namespace cf::bank
