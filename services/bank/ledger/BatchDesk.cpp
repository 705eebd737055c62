#include "services/bank/ledger/BatchDesk.h"

#include "services/bank/api/RetryAfter.h"
#include "services/bank/ledger/OrderChecks.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <utility>

namespace cf::bank {
namespace {

using namespace contract;

constexpr std::size_t kPlaces = 500;
constexpr std::size_t kFewestPlaces = 5;
constexpr std::size_t kMostBatches = 50; // their fewest places may come on top of kPlaces

OrderContent contentOf(BatchedOrder order)
{
    if (order.transfer)
        return bookingOf(*order.transfer);
    return BookingOrder{contract::TransferKind::Posting, std::move(order.posting->legs),
                        std::move(order.posting->memo)};
}

//! An order's part of the call: its key, and what is answered and recorded for it alone.
std::shared_ptr<Call> callOfOrder(const Call& whole, const Uuid& key)
{
    auto call = std::make_shared<Call>();
    call->traceId = whole.traceId;
    call->callerTraceId = whole.callerTraceId;
    call->deviceSha256 = whole.deviceSha256;
    call->peerAddress = whole.peerAddress;
    call->caller = whole.caller;
    call->idempotencyKey = key;
    return call;
}

} // namespace

class BatchDesk::Running : public AnswerSource, public std::enable_shared_from_this<Running>
{
public:
    Running(BatchDesk& desk, std::shared_ptr<Call> call, std::vector<BatchedOrder> orders)
        : m_desk(desk)
        , m_call(std::move(call))
        , m_orders(std::move(orders))
    {
        ++m_desk.m_running;
    }
    ~Running() override { --m_desk.m_running; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    //! Queues orders while the batch gets places.
    void order()
    {
        while (m_ordered < m_orders.size() && takePlace()) {
            BatchedOrder& order = m_orders[m_ordered++];
            const auto call = callOfOrder(*m_call, order.key);
            m_desk.m_desk.take(
                call, contentOf(std::move(order)),
                [self = shared_from_this(), call](Answer<OrderOutcome> answer) {
                    --self->m_desk.m_placesTaken;
                    self->answered(call, std::move(answer));
                },
                Room::Reserved);
        }
    }

    void whenReady(std::function<void()> ready) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_answers.empty() && !ended()) {
                m_ready = std::move(ready);
                return;
            }
        }
        ready();
    }

    std::optional<AnsweredOrder> next() override
    {
        std::optional<AnsweredOrder> answer;
        {
            const std::lock_guard lock(m_mutex);
            if (m_answers.empty())
                return answer;
            answer = std::move(m_answers.front());
            m_answers.pop_front();
        }
        ++m_taken;
        order();
        return answer;
    }

    bool ended() const override { return m_taken == m_orders.size(); }

private:
    bool takePlace()
    {
        const std::size_t ahead = m_ordered - m_taken;
        if (ahead >= std::max(kPlaces / m_desk.m_running, kFewestPlaces))
            return false;
        if (m_desk.m_placesTaken++ < kPlaces || ahead < kFewestPlaces)
            return true;
        --m_desk.m_placesTaken;
        return false;
    }

    //! Usually on a lane of the ledger.
    void answered(std::shared_ptr<Call> call, Answer<OrderOutcome> answer)
    {
        AnsweredOrder answered{std::move(call), {}};
        answered.line.key = *answered.call->idempotencyKey;
        if (answer)
            answered.line.outcome = std::move(answer).value();
        else
            answered.line.problem = answer.error();
        std::function<void()> ready;
        {
            const std::lock_guard lock(m_mutex);
            m_answers.push_back(std::move(answered));
            ready = std::exchange(m_ready, {});
        }
        if (ready)
            ready();
    }

    BatchDesk& m_desk;
    const std::shared_ptr<Call> m_call;
    std::vector<BatchedOrder> m_orders; //!< Used, like the next two, by whoever takes the answers.
    std::size_t m_ordered = 0;
    std::size_t m_taken = 0;
    std::mutex m_mutex;
    std::deque<AnsweredOrder> m_answers; //!< Under the mutex, like m_ready.
    std::function<void()> m_ready;
};

Answer<std::shared_ptr<AnswerSource>> BatchDesk::take(const std::shared_ptr<Call>& call, OrderBatch batch)
{
    if (auto problem = mistakesOf(batch))
        return std::move(*problem);
    auto running = std::make_shared<Running>(*this, call, std::move(batch.orders));
    if (m_running > kMostBatches)
        return retryLater(ErrorCode::Unavailable, std::chrono::seconds(1), "Too many batches are under way.");
    running->order();
    return std::shared_ptr<AnswerSource>(std::move(running));
}

} // namespace cf::bank
