// What lies between clients and servers: messages are lost, doubled, late and out of order.
#pragma once

#include "tests/simulate/SimulatedStore.h"

#include <memory>

namespace cf::simulation {

//! The bank's answer about a key: its outcome, or why there is none.
using Reply = std::variant<KeyOutcome, contract::ErrorCode>;

struct Message
{
    enum class Kind
    {
        Order,
        OrderReply,
        Resolve,
        ResolveReply,
    };
    Kind kind = Kind::Order;
    std::size_t client = 0;
    std::size_t server = 0;
    Uuid key;
    std::shared_ptr<const bank::OrderContent> content; //!< Of an order.
    Reply reply;
};

//! Chances in thousandths, drawn from the seed, and 0 for what is switched off.
struct FaultRates
{
    std::uint64_t drop = 0;
    std::uint64_t duplicate = 0;
    std::uint64_t delay = 0;
    std::uint64_t reorder = 0;
    std::uint64_t serverCrash = 0;
    std::uint64_t clientCrash = 0;
    std::uint64_t storeRestart = 0;
    std::uint64_t lostCommit = 0;
};

FaultRates ratesOf(Chance& chance, const std::set<Fault>& without);

class SimulatedNetwork
{
public:
    void send(Message message, std::uint64_t step, const FaultRates& rates, Chance& chance);
    //! Empty: nothing has arrived.
    std::optional<Message> deliver(std::uint64_t step, const FaultRates& rates, Chance& chance);
    bool isEmpty() const { return m_travelling.empty(); }

private:
    struct Travelling
    {
        std::uint64_t due;
        Message message;
    };
    std::vector<Travelling> m_travelling; //!< In the order of sending.
};

} // namespace cf::simulation
