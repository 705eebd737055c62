#include "tests/cluster/load/LoadRun.h"

#include "services/contract/Operations.h"

#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <future>
#include <random>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kThreads = 1'000; // as many calls as may be under way at once
// As in the demo, money flows to a few employers, landlords and shops, whom hardly anyone looks up.
constexpr std::size_t kPayees = 10;

struct DueCall
{
    CallKind kind;
    std::size_t session;
    Clock::time_point due;
    std::size_t account; //!< That is read, or pays.
    std::size_t payee;
};

//! Which account is whose turn: the n-th is looked up 1/n as often as the first (Zipf's law).
class Accounts
{
public:
    explicit Accounts(std::size_t count)
        : m_read(count - kPayees)
    {
        std::vector<double> weights;
        for (std::size_t n = 1; n <= m_read; ++n)
            weights.push_back(1.0 / static_cast<double>(n));
        m_pick = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
    }

    std::size_t next() { return m_pick(m_random); }
    std::size_t payee() { return m_read + m_random() % kPayees; }

private:
    const std::size_t m_read;
    std::mt19937 m_random{1};
    std::discrete_distribution<std::size_t> m_pick;
};

CallKind kindOf(std::size_t number, int readsPerTransfer)
{
    if (number % static_cast<std::size_t>(readsPerTransfer + 1) == 0)
        return CallKind::Transfer;
    return number * 5 % 8 < 5 ? CallKind::Balance : CallKind::History;
}

template <class Reply>
CallEnd endOf(const Reply& reply)
{
    if (reply.status == 503 || reply.status == 429)
        return reply.headers.contains("retry-after") ? CallEnd::Shed : CallEnd::Failed;
    return reply.answered() && reply.status < 500 ? CallEnd::Answered : CallEnd::Failed;
}

template <class Reply>
std::string faultOf(const Reply& reply)
{
    return endOf(reply) != CallEnd::Failed ? "" : reply.status == 0 ? "no answer" : std::to_string(reply.status);
}

class Loop
{
public:
    Loop(LoadedBank& bank, Clock::time_point begin)
        : m_bank(bank)
        , m_begin(begin)
        , m_busy(bank.sessions())
    {
        for (std::size_t i = 0; i < kThreads; ++i)
            m_threads.emplace_back([this] { work(); });
    }

    void add(DueCall call)
    {
        const std::lock_guard lock(m_mutex);
        m_due.push_back(call);
        m_changed.notify_one();
    }

    std::vector<CallMade> finish()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
            m_changed.notify_all();
        }
        for (auto& thread : m_threads)
            thread.join();
        return std::move(m_made);
    }

private:
    void work()
    {
        for (;;) {
            DueCall call{};
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_ending || !m_due.empty(); });
                if (m_due.empty())
                    return;
                call = m_due.front();
                m_due.pop_front();
            }
            CallMade made = make(call);
            const std::lock_guard lock(m_mutex);
            m_made.push_back(std::move(made));
        }
    }

    CallMade make(const DueCall& call)
    {
        const std::lock_guard session(m_busy[call.session]); // a desktop's next call waits for its last one
        const auto& from = m_bank.accounts()[call.account];
        const auto& to = m_bank.accounts()[call.payee];
        CallMade made{call.kind, CallEnd::Failed, since(m_begin, call.due), {}, "no connection"};
        switch (made.kind) {
        case CallKind::Transfer: {
            const contract::PostTransfer::Request order{from.iban, to.iban, Money{1, Currency::parse("EUR").value()},
                                                        "Load"};
            tell(made, [&] { return m_bank.client(call.session).call<contract::PostTransfer>(order, Uuid::v7()); });
            break;
        }
        case CallKind::Balance:
            read(made, [&] { return m_bank.client(call.session).call<contract::GetAccount>({from.id}); });
            break;
        case CallKind::History:
            read(made, [&] { return m_bank.client(call.session).call<contract::ListEntries>({from.id}); });
            break;
        case CallKind::Arrival:
            read(made, [&] { return m_bank.client(call.session).call<contract::GetSession>({}); });
            break;
        }
        made.took = since(call.due, Clock::now());
        return made;
    }

    //! Whether there was an answer.
    template <class Send>
    static bool tell(CallMade& made, const Send& send)
    {
        try {
            const auto reply = send();
            made.end = endOf(reply);
            made.why = faultOf(reply);
            if (reply.status == 0 && made.kind == CallKind::Transfer)
                made.end = CallEnd::Unknown;
            return reply.status != 0;
        } catch (const std::runtime_error& error) {
            made.why = error.what();
            return false;
        }
    }

    template <class Send>
    static void read(CallMade& made, const Send& send)
    {
        made.again = !tell(made, send);
        if (made.again)
            tell(made, send);
    }

    static std::chrono::milliseconds since(Clock::time_point begin, Clock::time_point end)
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(end - begin);
    }

    LoadedBank& m_bank;
    const Clock::time_point m_begin;
    std::vector<std::mutex> m_busy;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<DueCall> m_due;
    std::vector<CallMade> m_made;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

std::chrono::nanoseconds stepOf(double perSecond)
{
    return std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / perSecond));
}

double shareOf(std::chrono::nanoseconds passed, std::chrono::nanoseconds whole)
{
    return std::min(1.0, static_cast<double>(passed.count()) / static_cast<double>(whole.count()));
}

} // namespace

std::string_view nameOf(CallKind kind)
{
    switch (kind) {
    case CallKind::Transfer:
        return "transfer";
    case CallKind::Balance:
        return "balance";
    case CallKind::History:
        return "history";
    case CallKind::Arrival:
        return "arrival";
    }
    return {};
}

LoadResult runLoad(LoadedBank& bank, const std::vector<LoadPhase>& phases, const bench::Interruption& interruption)
{
    LoadResult result;
    const auto begin = Clock::now();
    const auto elapsed = [&] { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin); };
    Loop loop(bank, begin);
    Accounts accounts(bank.accounts().size());
    std::size_t number = 0;
    auto due = begin;
    for (const LoadPhase& phase : phases) {
        std::future<int> command;
        if (!phase.command.empty())
            command = std::async(std::launch::async, [&] { return std::system(phase.command.c_str()); });
        LoadResult::Phase done{phase.name, elapsed(), {}, 0, {}};
        const auto start = Clock::now();
        const auto end = start + phase.time;
        const auto step = stepOf(phase.perSecond);
        due = std::max(due, start);
        std::size_t arrived = 0;
        while (due < end || (command.valid() && command.wait_for(0s) != std::future_status::ready)) {
            std::this_thread::sleep_until(due);
            for (const auto share = shareOf(due - start, phase.time);
                 arrived < share * static_cast<double>(phase.arrivals); ++arrived)
                loop.add({CallKind::Arrival, phase.sessions + arrived, due, 0, 0});
            loop.add({kindOf(number, phase.readsPerTransfer), number % phase.sessions, due, accounts.next(),
                      accounts.payee()});
            ++number;
            due += step;
            if (interruption.pending())
                break;
        }
        if (command.valid())
            done.status = command.get();
        done.end = elapsed();
        done.servers = bank.servers();
        result.phases.push_back(done);
    }
    result.calls = loop.finish();
    interruption.check();
    return result;
}

} // namespace cf::cluster
