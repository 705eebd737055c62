#include "services/bank/audit/AuditVerify.h"

#include "services/bank/audit/TrailCheckpoint.h"
#include "services/bank/audit/TrailProof.h"

#include <map>
#include <mutex>
#include <thread>

namespace cf::bank {
namespace {

//! Hands chunks of the trail out to threads and joins the results in order.
class Work
{
public:
    Work(const TrailCheck& check, TrailProof& proof)
        : m_check(check)
        , m_proof(proof)
        , m_next(proof.first())
    {
    }

    //! Empty: none are left, or an earlier one was faulty.
    std::optional<TrailChunk> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_next >= m_proof.end() || m_fault || m_broken)
            return std::nullopt;
        TrailChunk chunk{m_next, std::min(m_proof.end(), (m_next / m_check.chunk + 1) * m_check.chunk)};
        chunk.withContents = chunk.end > m_check.from;
        chunk.checkpoint = m_proof.checkpointSize();
        m_next = chunk.end;
        return chunk;
    }

    void give(const TrailChunk& chunk, ChunkProof proof)
    {
        const std::lock_guard lock(m_mutex);
        m_done += chunk.end - chunk.begin;
        m_waiting.emplace(chunk.begin, std::move(proof));
        // Joins only contiguous chunks, so that the first fault in row order is reported.
        for (auto next = m_waiting.begin(); next != m_waiting.end() && next->first == m_proof.size() && !m_fault;
             next = m_waiting.erase(next))
            if ((m_fault = m_proof.join(next->second)))
                return;
        if (m_check.onProgress)
            m_check.onProgress(m_done, m_proof.end() - m_proof.first());
    }

    void fail(std::exception_ptr error)
    {
        const std::lock_guard lock(m_mutex);
        m_broken = std::move(error);
    }

    void rethrow() const
    {
        if (m_broken && !m_fault)
            std::rethrow_exception(m_broken);
    }
    const std::optional<std::string>& fault() const { return m_fault; }

private:
    const TrailCheck& m_check;
    std::mutex m_mutex;
    TrailProof& m_proof;
    std::int64_t m_next;
    std::int64_t m_done = 0;
    std::map<std::int64_t, ChunkProof> m_waiting;
    std::optional<std::string> m_fault;
    std::exception_ptr m_broken;
};

void prove(Work& work, const TrailCheck& check, const TrailKey& key, db::Watchdog& watchdog)
{
    try {
        db::CopyOut database(check.conninfo, watchdog);
        while (const auto chunk = work.take())
            work.give(*chunk, verifyChunk(database, *chunk, key));
    } catch (const std::exception&) {
        work.fail(std::current_exception());
    }
}

// The first number of a chunk whose leaves are read.
std::int64_t readFrom(const TrailCheck& check)
{
    return check.from / check.chunk * check.chunk;
}

} // namespace

TrailReport verifyTrail(const TrailCheck& check, const TrailKey& key, db::Watchdog& watchdog)
{
    TrailReport report;
    std::optional<MerkleTree> checkpoint;
    try {
        if (!check.checkpoint.empty())
            checkpoint =
                TrailCheckpoint(check.checkpoint, key).read(); // read before the trail, which only grows meanwhile
    } catch (const TrailFault& fault) {
        report.fault = fault.what();
        return report;
    }
    db::Connection connection(check.conninfo, watchdog);
    report.hasCheckpoint = checkpoint.has_value();
    TrailProof proof(readSnapshot(connection, key), std::move(checkpoint), check.checkpoint, readFrom(check));
    Work work(check, proof);
    std::vector<std::thread> threads;
    for (int i = 0; i < check.threads; ++i)
        threads.emplace_back([&] { prove(work, check, key, watchdog); });
    for (std::thread& thread : threads)
        thread.join();
    work.rethrow();
    report.first = proof.first();
    report.sealed = proof.end();
    report.root = platform::hex(platform::viewOf(proof.tree().root()));
    report.fault = work.fault() ? work.fault() : proof.fault(key);
    return report;
}

} // namespace cf::bank
