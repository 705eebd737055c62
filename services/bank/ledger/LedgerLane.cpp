#include "services/bank/ledger/LedgerLane.h"

#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/ledger/BrokenInvariant.h"

#include <algorithm>
#include <utility>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
using contract::ErrorCode;

constexpr int kAttempts = 3;

// An order whose account is locked is retried after this long, then twice as long … A retry costs a round trip and
// blocks nobody, and another bankd's batch takes milliseconds.
constexpr auto kFirstPause = 2ms;
constexpr auto kLongestPause = 50ms;

// Another session holds one of the locks: wait for it alone, not as a batch.
constexpr std::string_view kLockTimeout = "55P03";

} // namespace

LedgerLane::LedgerLane(std::size_t number, const LedgerConfig& config, const CustomerKeys& keys, LedgerQueue& queue,
                       LedgerAnswers& answers, std::mutex& telling)
    : m_number(number)
    , m_config(config)
    , m_keys(keys)
    , m_queue(queue)
    , m_answers(answers)
    , m_telling(telling)
    , m_thread([this] { run(); })
{
}

LedgerLane::~LedgerLane()
{
    m_thread.join();
}

void LedgerLane::run()
{
    for (;;) {
        std::vector<Pending> batch = m_queue.take(m_number);
        if (batch.empty())
            return;
        take(std::move(batch));
        m_queue.done(m_number);
    }
}

void LedgerLane::take(std::vector<Pending> batch)
{
    const auto now = m_config.environment.steady();
    // After waiting in the queue for the whole deadline, the sender has given up.
    const auto timely = std::stable_partition(batch.begin(), batch.end(), [&](const Pending& pending) {
        return pending.until <= now && pending.pause == 0ms;
    });
    Pending* const begin = batch.data() + (timely - batch.begin());
    guarded([&] { finish({batch.data(), begin}, ErrorCode::Unavailable); });
    const Part rest{begin, batch.data() + batch.size()};
    const bool answered = rest.size() == 0 || guarded([&] { process(rest, now + m_config.reading); });
    if (!answered) // unexpected: only the keys know the outcome
        guarded([&] { finish(rest, ErrorCode::OutcomeUnknown); });
}

void LedgerLane::process(Part part, Deadline deadline)
{
    if (m_config.environment.steady() >= deadline)
        return finish(part, ErrorCode::Unavailable);
    for (int attempt = 1;; ++attempt) {
        const bool reused = m_pipelined != nullptr;
        const auto failure = tryOnce(part, deadline);
        if (!failure)
            return;
        switch (failure->kind) {
        case db::ErrorKind::InDoubt:
            return finish(part, ErrorCode::OutcomeUnknown);
        case db::ErrorKind::Unavailable:
            if (reused && attempt == 1 && m_config.environment.steady() < deadline)
                continue; // the server may have been restarted since the last batch
            return finish(part, ErrorCode::Unavailable);
        case db::ErrorKind::Retry:
            if (!failure->waitedForLock && attempt < kAttempts)
                continue;
            return split(part, deadline, *failure);
        case db::ErrorKind::Conflict:
        case db::ErrorKind::Refused:
            return split(part, deadline, *failure);
        }
    }
}

//! Everything before the commit may fail and be retried; nothing after it may.
std::optional<LedgerLane::Failure> LedgerLane::tryOnce(Part part, Deadline deadline)
{
    std::optional<LedgerBatch> batch;
    std::vector<std::optional<OrderResult>> results;
    try {
        std::vector<const LedgerCommand*> commands;
        for (const Pending* pending = part.begin; pending != part.end; ++pending)
            commands.push_back(&pending->command);
        batch.emplace(pipelined(deadline), m_keys, m_config.environment, std::move(commands));
        results = batch->run({deadline, m_config.writing});
    } catch (const db::Error& error) {
        return failed(error.what(), error.kind(), error.sqlState(), deadline);
    } catch (const BrokenInvariant& broken) {
        tellBroken(broken.what());
        Failure failure = failed(broken.what(), db::ErrorKind::Refused, {}, deadline);
        failure.told = true;
        return failure;
    } catch (const std::exception& error) {
        return failed(error.what(), db::ErrorKind::Refused, {}, deadline);
    }
    const auto answered = static_cast<std::size_t>(
        std::count_if(results.begin(), results.end(), [](const auto& one) { return one.has_value(); }));
    if (batch->changes())
        guarded([&] { tellCommitted(batch->commit()); });
    finish(part, std::move(results));
    const std::lock_guard telling(m_telling);
    if (m_config.onBatch && answered > 0)
        guarded([&] { m_config.onBatch(answered); });
    if (m_config.onBooked && batch->books())
        guarded([&] { m_config.onBooked(); });
    return std::nullopt;
}

void LedgerLane::tellCommitted(LedgerCommit commit)
{
    if (!m_config.onCommitted)
        return;
    if (commit.watermark.isNone())
        commit.watermark = newWatermark();
    const std::lock_guard telling(m_telling);
    m_config.onCommitted(commit);
}

//! Any watermark taken after a commit is past it. None: the database is away.
db::WalPosition LedgerLane::newWatermark()
{
    const auto deadline = m_config.environment.steady() + m_config.writing;
    try {
        db::PipelinedConnection& pipelined = this->pipelined(deadline);
        pipelined.queue(db::kWatermark);
        return db::positionIn(pipelined.execute(deadline).at(0));
    } catch (const std::exception& error) {
        m_config.onTrouble(error.what());
        return {};
    }
}

LedgerLane::Failure LedgerLane::failed(const std::string& what, db::ErrorKind kind, const std::string& sqlState,
                                       Deadline deadline)
{
    m_config.onTrouble(what);
    if (m_pipelined)
        m_pipelined->rollback(deadline);
    if (m_pipelined && m_pipelined->broken()) {
        m_pipelined.reset();
        m_config.database.suspect();
    }
    return {kind, sqlState == kLockTimeout, what};
}

// Finds the order the database rejects by bisection; the others are booked.
void LedgerLane::split(Part part, Deadline deadline, const Failure& failure)
{
    if (part.size() > 1) {
        Pending* const middle = part.begin + part.size() / 2;
        process({part.begin, middle}, deadline);
        process({middle, part.end}, deadline);
        return;
    }
    if (failure.kind == db::ErrorKind::Retry)
        return finish(part, ErrorCode::Unavailable);
    // No rule covers this: the program and the database disagree.
    if (!failure.told)
        tellBroken(failure.what);
    finish(part, ErrorCode::InternalError);
}

void LedgerLane::tellBroken(const std::string& what)
{
    if (m_config.onBrokenInvariant)
        guarded([&] { m_config.onBrokenInvariant(firstLine(what)); });
}

void LedgerLane::wait(Pending& pending)
{
    const auto now = m_config.environment.steady();
    if (now >= pending.until)
        return finish(pending, ErrorCode::Unavailable);
    pending.pause = std::clamp<std::chrono::milliseconds>(2 * pending.pause, kFirstPause, kLongestPause);
    pending.again = std::min(now + pending.pause, pending.until);
    LedgerQueue::Answer answer = std::exchange(pending.answer, {}); // the moved-from entry answers nobody
    Pending later = std::move(pending);
    later.answer = std::move(answer);
    m_queue.retryLater(std::move(later));
}

void LedgerLane::finish(Part part, std::vector<std::optional<OrderResult>> results)
{
    std::vector<LedgerAnswers::Due> answers;
    for (std::size_t i = 0; i < results.size(); ++i) {
        Pending& pending = part.begin[i];
        if (!results[i])
            wait(pending);
        else if (pending.answer)
            answers.push_back(due(pending, *std::move(results[i])));
    }
    m_answers.give(std::move(answers));
}

void LedgerLane::finish(Part part, contract::ErrorCode code)
{
    if (code == ErrorCode::OutcomeUnknown && m_config.onUnknown) {
        const std::lock_guard telling(m_telling);
        guarded([&] { m_config.onUnknown(part.size()); });
    }
    for (Pending* pending = part.begin; pending != part.end; ++pending)
        finish(*pending, code);
}

void LedgerLane::finish(Pending& pending, contract::ErrorCode code)
{
    if (pending.answer)
        m_answers.give({due(pending, code)});
}

LedgerAnswers::Due LedgerLane::due(Pending& pending, OrderResult result)
{
    m_queue.forget(pending.command);
    return {std::exchange(pending.answer, {}), std::move(result)};
}

//! False: it threw, which was reported.
template <class Function>
bool LedgerLane::guarded(Function&& function) noexcept
{
    try {
        function();
        return true;
    } catch (const std::exception& error) {
        m_config.onTrouble(error.what());
    } catch (...) {
        m_config.onTrouble("something other than a std::exception was thrown");
    }
    return false;
}

db::PipelinedConnection& LedgerLane::pipelined(Deadline deadline)
{
    const std::uint64_t generation = m_config.database.generation();
    if (m_pipelined && !m_pipelined->broken() && m_generation == generation)
        return *m_pipelined;
    m_pipelined.reset();
    if (m_config.environment.steady() < m_closedUntil)
        throw db::Error(db::ErrorKind::Unavailable, "", "the database could not be reached a moment ago");
    try {
        m_pipelined = std::make_unique<db::PipelinedConnection>(m_config.database.conninfo(), deadline,
                                                                m_config.observer ? m_config.observer() : nullptr);
        m_generation = generation;
    } catch (const db::Error&) {
        m_config.database.suspect();
        m_closedUntil = m_config.environment.steady() + m_config.backoff;
        throw;
    }
    return *m_pipelined;
}

} // namespace cf::bank
