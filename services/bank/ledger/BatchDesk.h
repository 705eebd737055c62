// Takes batches of orders (PostTransferBatch): hands each order to the OrderDesk as if it had come alone, and answers
// with their outcomes as they are decided.
//
// A batch does not queue all of its orders at once. All batches share 500 places in the ledger, as many as it decides
// in one transaction; an order has one from when it is queued until it is answered. A batch that runs alone may take
// them all; of several each may take its part, and at least five, even if slower ones have not given theirs back. The
// ledger's queue always takes orders with a place, and at most 750 can be theirs, of 1,000 or more: single orders find
// room. When 50 batches run, the next is refused for now.
//
// Nor does a batch have more outcomes waiting for its client than its part of the places: who reads slowly, or has hung
// up, orders no more. What was queued is decided; what was not never happened, and its key says so.
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

    //! Begins; a problem, such as Unavailable when too many run: nothing was ordered. The call has a caller.
    contract::Answer<std::shared_ptr<AnswerSource>> take(const std::shared_ptr<Call>& call, contract::OrderBatch batch);

private:
    class Running;

    const OrderDesk& m_desk;
    std::atomic<std::size_t> m_running = 0;
    std::atomic<std::size_t> m_placesTaken = 0;
};

} // namespace cf::bank
