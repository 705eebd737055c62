// What a handler or a body owes (a response, a sign), and its way back to the I/O thread. Safe when it comes after the
// deadline, after the client left, or after the server is gone. Used by Session and Server.
#pragma once

#include "services/bank/platform/http/Http.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <shared_mutex>

namespace cf::http {

//! Offers pass while it is open. The server closes it before its I/O threads end, so that no late one touches them.
struct AnswerGate
{
    std::shared_mutex mutex;
    bool open = true;
};

template <class Value>
class Pending : public std::enable_shared_from_this<Pending<Value>>
{
public:
    //! The session's context, run by one thread; not touched once the gate is closed.
    Pending(std::shared_ptr<AnswerGate> gate, boost::asio::io_context& context)
        : m_gate(std::move(gate))
        , m_context(context)
    {
    }

    //! From any thread. The first offer counts: false for every other. An offer that nobody awaits is dropped.
    bool offer(Value value)
    {
        if (m_offered.test_and_set()) {
            return false;
        }
        const std::shared_lock lock(m_gate->mutex);
        if (m_gate->open) {
            boost::asio::post(m_context, [self = this->shared_from_this(), offered = std::move(value)]() mutable {
                self->keep(std::move(offered));
            });
        }
        return true;
    }

    //! From here until forget(), both on the I/O thread, an offer is stored and cancels the timer.
    void await(boost::asio::steady_timer& waiter) { m_waiter = &waiter; }
    void forget() { m_waiter = nullptr; }

    std::optional<Value> take() { return std::move(m_value); }

private:
    void keep(Value value)
    {
        if (m_waiter != nullptr) {
            m_value = std::move(value);
            m_waiter->cancel();
        }
    }

    const std::shared_ptr<AnswerGate> m_gate;
    boost::asio::io_context& m_context;
    std::atomic_flag m_offered;
    std::optional<Value> m_value;                  // I/O thread only
    boost::asio::steady_timer* m_waiter = nullptr; // I/O thread only
};

} // namespace cf::http
