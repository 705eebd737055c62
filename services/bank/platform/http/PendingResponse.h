// A response that the handler owes, and its way back to the I/O thread. Safe when the answer comes after the
// deadline, after the client left, or after the server is gone. Used by Session and Server.
#pragma once

#include "services/bank/platform/http/Http.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <shared_mutex>

namespace cf::http {

//! Answers pass while it is open. The server closes it before its I/O threads end, so no late answer touches them.
struct AnswerGate
{
    std::shared_mutex mutex;
    bool open = true;
};

class PendingResponse : public std::enable_shared_from_this<PendingResponse>
{
public:
    //! The session's context, run by one thread; not touched once the gate is closed.
    PendingResponse(std::shared_ptr<AnswerGate> gate, boost::asio::io_context& context);

    //! From any thread. The first offer counts: false for every other. An offer that nobody awaits is dropped.
    bool offer(Response response);

    //! From here until forget(), both on the I/O thread, an offer is stored and cancels the timer.
    void await(boost::asio::steady_timer& waiter) { m_waiter = &waiter; }
    void forget() { m_waiter = nullptr; }

    std::optional<Response> take() { return std::move(m_response); }

private:
    void keep(Response response);

    const std::shared_ptr<AnswerGate> m_gate;
    boost::asio::io_context& m_context;
    std::atomic_flag m_offered;
    std::optional<Response> m_response;            // I/O thread only
    boost::asio::steady_timer* m_waiter = nullptr; // I/O thread only
};

} // namespace cf::http
