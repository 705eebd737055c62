// See LedgerWriter.h.
#include "services/bank/ledger/LedgerWriter.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::ErrorCode;

constexpr int kAttempts = 3;

// Lines behind the first quote rows, and so may hold personal data.
std::string firstLine(std::string_view text)
{
    return std::string(text.substr(0, text.find('\n')));
}

// Another session holds one of the locks: who waits for it should wait alone.
constexpr std::string_view kLockTimeout = "55P03";

} // namespace

LedgerWriter::LedgerWriter(LedgerConfig config, const CustomerKeys& keys)
    : m_config(std::move(config))
    , m_keys(keys)
    , m_thread([this] { run(); })
{
}

LedgerWriter::~LedgerWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LedgerWriter::submit(TransferCommand command, Answer answer)
{
    std::unique_lock lock(m_mutex);
    std::optional<ErrorCode> turnedAway;
    if (m_ending || m_queue.size() >= m_config.queue)
        turnedAway = ErrorCode::Unavailable;
    else if (!m_inFlight.emplace(command.by.staff, command.key).second)
        turnedAway = ErrorCode::KeyInFlight;
    if (!turnedAway) {
        m_queue.push_back({std::move(command), std::move(answer)});
        m_changed.notify_one();
        return;
    }
    lock.unlock();
    answer(*turnedAway);
}

void LedgerWriter::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return !m_queue.empty() || m_ending; });
        if (m_queue.empty())
            return;
        std::vector<Pending> batch;
        while (!m_queue.empty() && batch.size() < m_config.batch) {
            batch.push_back(std::move(m_queue.front()));
            m_queue.pop_front();
        }
        lock.unlock();
        settle({batch.data(), batch.data() + batch.size()}, db::Lane::Clock::now() + m_config.reading);
        lock.lock();
    }
}

void LedgerWriter::settle(Part part, Deadline deadline)
{
    for (int attempt = 1;; ++attempt) {
        const bool reused = m_lane != nullptr;
        const auto failure = tryOnce(part, deadline);
        if (!failure)
            return;
        switch (failure->kind) {
        case db::ErrorKind::InDoubt:
            return finish(part, ErrorCode::OutcomeUnknown);
        case db::ErrorKind::Unavailable:
            if (reused && attempt == 1 && db::Lane::Clock::now() < deadline)
                continue; // the server may have been restarted since the last batch
            return finish(part, ErrorCode::Unavailable);
        case db::ErrorKind::Retry:
            if (!failure->waitedForLock && attempt < kAttempts)
                continue;
            return split(part, deadline, ErrorCode::Unavailable);
        case db::ErrorKind::Conflict:
        case db::ErrorKind::Refused:
            return split(part, deadline, ErrorCode::InternalError);
        }
    }
}

std::optional<LedgerWriter::Failure> LedgerWriter::tryOnce(Part part, Deadline deadline)
{
    std::vector<Settlement> settlements;
    bool books = false;
    try {
        std::vector<const TransferCommand*> commands;
        for (const Pending* pending = part.begin; pending != part.end; ++pending)
            commands.push_back(&pending->command);
        LedgerBatch batch(lane(deadline), m_keys, std::move(commands));
        settlements = batch.run({deadline, m_config.writing});
        books = batch.books();
        if (books && m_config.onCommitted)
            m_config.onCommitted(batch.commit());
    } catch (const db::Error& error) {
        return failed(error.what(), error.kind(), error.sqlState(), deadline);
    } catch (const std::exception& error) {
        return failed(error.what(), db::ErrorKind::Refused, {}, deadline);
    }
    finish(part, std::move(settlements));
    if (m_config.onBatch)
        m_config.onBatch(part.size());
    if (books && m_config.onBooked)
        m_config.onBooked();
    return std::nullopt;
}

LedgerWriter::Failure LedgerWriter::failed(const std::string& what, db::ErrorKind kind, const std::string& sqlState,
                                           Deadline deadline)
{
    if (m_config.onTrouble)
        m_config.onTrouble(firstLine(what));
    if (m_lane)
        m_lane->rollback(deadline);
    if (m_lane && m_lane->broken())
        m_lane.reset();
    return {kind, sqlState == kLockTimeout};
}

// The order that the database rejects is found by halves; the others are booked.
void LedgerWriter::split(Part part, Deadline deadline, contract::ErrorCode alone)
{
    if (part.size() == 1)
        return finish(part, alone);
    Pending* const middle = part.begin + part.size() / 2;
    settle({part.begin, middle}, deadline);
    settle({middle, part.end}, deadline);
}

void LedgerWriter::finish(Part part, std::vector<Settlement> settlements)
{
    {
        // Before the answer: who is told may come again with the same key at once.
        const std::lock_guard lock(m_mutex);
        for (const Pending* pending = part.begin; pending != part.end; ++pending)
            m_inFlight.erase({pending->command.by.staff, pending->command.key});
    }
    for (std::size_t i = 0; i < settlements.size(); ++i)
        part.begin[i].answer(std::move(settlements[i]));
}

void LedgerWriter::finish(Part part, contract::ErrorCode code)
{
    finish(part, std::vector<Settlement>(part.size(), code));
}

db::Lane& LedgerWriter::lane(Deadline deadline)
{
    if (m_lane && !m_lane->broken())
        return *m_lane;
    m_lane.reset();
    if (db::Lane::Clock::now() < m_closedUntil)
        throw db::Error(db::ErrorKind::Unavailable, "", "the database could not be reached a moment ago");
    try {
        m_lane = std::make_unique<db::Lane>(m_config.conninfo, deadline,
                                            m_config.companion ? m_config.companion() : nullptr);
    } catch (const db::Error&) {
        m_closedUntil = db::Lane::Clock::now() + m_config.breather;
        throw;
    }
    return *m_lane;
}

} // namespace cf::bank
