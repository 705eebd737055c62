#include "tests/bench/ledger/HttpLoad.h"

#include "tests/bench/ledger/HttpConnection.h"

#include <boost/asio/steady_timer.hpp>

#include <deque>

namespace cf::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kLook = 100ms; // between looks for an interruption
constexpr auto kGrace = 40s;  // for the last answers: longer than the bank allows itself

boost::asio::ssl::context clientContext(const HttpTarget& target)
{
    boost::asio::ssl::context tls(boost::asio::ssl::context::tls_client);
    tls.load_verify_file(target.trust.string());
    tls.set_verify_mode(boost::asio::ssl::verify_peer);
    tls.use_certificate_chain(boost::asio::buffer(target.device.chain));
    tls.use_private_key(boost::asio::buffer(target.device.key), boost::asio::ssl::context::pem);
    return tls;
}

float millisecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<float, std::milli>(Clock::now() - begin).count();
}

} // namespace

class HttpLoad::Loop
{
public:
    Loop(const HttpTarget& target, std::size_t connections, NextRequest next, const Interruption& interruption)
        : m_tls(clientContext(target))
        , m_next(std::move(next))
        , m_interruption(interruption)
    {
        for (std::size_t place = 0; place < connections; ++place) {
            m_connections.push_back(std::make_unique<HttpConnection>(m_context, m_tls, target.port));
            m_idle.push_back(place);
        }
    }

    HttpLoadResult closed(std::chrono::milliseconds duration)
    {
        begin(duration);
        m_closed = true;
        while (!m_idle.empty())
            send(Clock::now());
        return finish();
    }

    HttpLoadResult open(std::chrono::milliseconds duration, double perSecond)
    {
        begin(duration);
        m_closed = false;
        m_distance = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / perSecond));
        m_nextDue = m_begin;
        tick();
        return finish();
    }

private:
    void begin(std::chrono::milliseconds duration)
    {
        m_result = {};
        m_broken = false;
        m_begin = Clock::now();
        m_end = m_begin + duration;
    }

    HttpLoadResult finish()
    {
        m_context.restart();
        while (!m_broken && isBusy() && Clock::now() < m_end + kGrace) {
            m_context.run_for(kLook);
            m_interruption.check();
        }
        if (m_broken)
            throw std::runtime_error("The bank closed a connection. Its first failure: " + m_result.firstFailure);
        if (m_idle.size() < m_connections.size())
            throw std::runtime_error(std::to_string(m_connections.size() - m_idle.size()) +
                                     " requests were not answered in time.");
        for (const auto due : std::exchange(m_due, {})) { // never sent: what they have waited is a lower bound
            m_result.milliseconds.push_back(millisecondsSince(due));
            ++m_result.failed;
        }
        return std::move(m_result);
    }

    bool isBusy() const
    {
        const bool moreToCome = !m_closed && m_nextDue < m_end;
        return moreToCome || !m_due.empty() || m_idle.size() < m_connections.size();
    }

    //! Queues what is due by now, and comes back when the next one is.
    void tick()
    {
        for (const auto now = Clock::now(); m_nextDue <= now && m_nextDue < m_end; m_nextDue += m_distance)
            m_due.push_back(m_nextDue);
        sendDue();
        if (m_nextDue >= m_end)
            return;
        m_timer.expires_at(m_nextDue);
        m_timer.async_wait([this](boost::system::error_code error) {
            if (!error)
                tick();
        });
    }

    void sendDue()
    {
        while (!m_due.empty() && !m_idle.empty()) {
            const auto due = m_due.front();
            m_due.pop_front();
            send(due);
        }
    }

    //! On the connection that is idle longest.
    void send(Clock::time_point since)
    {
        const std::size_t place = m_idle.front();
        m_idle.pop_front();
        m_connections[place]->exchange(m_next(place), [this, place, since](auto answer) {
            m_idle.push_back(place);
            if (!answer) {
                m_broken = true;
                m_context.stop();
                return;
            }
            take(*answer, since);
            if (!m_closed)
                sendDue();
            else if (Clock::now() < m_end)
                send(Clock::now());
        });
    }

    void take(const HttpConnection::Answer& answer, Clock::time_point since)
    {
        m_result.milliseconds.push_back(millisecondsSince(since));
        m_result.seconds = std::chrono::duration<double>(Clock::now() - m_begin).count();
        if (answer.chunked)
            return takeLines(answer.body);
        if (answer.status == 200 || answer.status == 201)
            ++m_result.succeeded;
        else
            fail(std::to_string(answer.status) + " " + answer.body);
    }

    void takeLines(std::string_view lines)
    {
        for (auto end = lines.find('\n'); end != std::string_view::npos; end = lines.find('\n')) {
            const std::string_view line = lines.substr(0, end);
            if (line.find(R"("problem":{)") == std::string_view::npos)
                ++m_result.succeeded;
            else
                fail(std::string(line));
            lines.remove_prefix(end + 1);
        }
    }

    void fail(std::string answer)
    {
        if (m_result.failed++ == 0)
            m_result.firstFailure = std::move(answer);
    }

    boost::asio::io_context m_context{1};
    boost::asio::ssl::context m_tls;
    boost::asio::steady_timer m_timer{m_context};
    NextRequest m_next;
    const Interruption& m_interruption;
    std::vector<std::unique_ptr<HttpConnection>> m_connections;
    std::deque<std::size_t> m_idle;
    std::deque<Clock::time_point> m_due;
    bool m_closed = true;
    bool m_broken = false;
    Clock::time_point m_begin;
    Clock::time_point m_end;
    Clock::time_point m_nextDue;
    Clock::duration m_distance{};
    HttpLoadResult m_result;
};

void requireMostlySuccessful(const HttpLoadResult& result)
{
    if (result.succeeded == 0 || result.failed > result.succeeded / 99)
        throw std::runtime_error(std::to_string(result.failed) + " of " +
                                 std::to_string(result.failed + result.succeeded) +
                                 " requests failed, first: " + result.firstFailure);
}

HttpLoad::HttpLoad(const HttpTarget& target, std::size_t connections, NextRequest next,
                   const Interruption& interruption)
    : m_loop(std::make_unique<Loop>(target, connections, std::move(next), interruption))
{
}

HttpLoad::~HttpLoad() = default;

HttpLoadResult HttpLoad::closedLoop(std::chrono::milliseconds duration)
{
    return m_loop->closed(duration);
}

HttpLoadResult HttpLoad::openLoop(std::chrono::milliseconds duration, double perSecond)
{
    return m_loop->open(duration, perSecond);
}

} // namespace cf::bench
