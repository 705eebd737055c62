#include "services/bank/audit/TrailWatch.h"

#include "services/bank/api/DatabaseProblem.h"

#include <algorithm>
#include <bit>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A pass counts as overdue only at this multiple: under load it takes somewhat longer.
constexpr int kMuchLonger = 4;

} // namespace

TrailWatch::TrailWatch(TrailWatchConfig config, const TrailKey& key, TrailCheckpoint& checkpoint, InboxSigner& signer,
                       TrailHealth& health, db::Watchdog& watchdog)
    : m_config(std::move(config))
    , m_key(key)
    , m_checkpoint(checkpoint)
    , m_signer(signer)
    , m_health(health)
    , m_watchdog(watchdog)
    , m_thread([this] {
        once();
        return platform::PeriodicThread::Pause{m_config.sealCheck};
    })
{
}

TrailWatch::~TrailWatch() = default;

void TrailWatch::once()
{
    std::string trouble;
    try {
        attempt();
    } catch (const std::exception& error) {
        // An unfinished check is neither a pass nor a fault.
        m_connection.reset();
        m_rows.reset();
        m_pass.reset();
        trouble = firstLine(error.what());
    }
    tell(trouble);
    judgeProgress(trouble);
}

void TrailWatch::attempt()
{
    const std::uint64_t generation = m_config.database.generation();
    if (!m_connection || m_generation != generation) {
        m_pass.reset();
        m_rows.reset();
        m_connection.reset();
        m_connection =
            std::make_unique<db::Connection>(m_config.database.conninfo(), m_watchdog, 5s, m_signer.writer());
        m_generation = generation;
    }
    checkSeal();
    if (m_config.eventsPerSecond > 0)
        verify();
}

// Blocking its reads must not silence it: lack of progress is a fault, unless there is nothing to read from.
void TrailWatch::judgeProgress(const std::string& trouble)
{
    const auto now = std::chrono::steady_clock::now();
    const auto sinceLast = now - std::exchange(m_judgedAt, now);
    if (m_config.primaryDown && m_config.primaryDown()) {
        // The time does not count, but resets nothing: else ending connections now and then would hide failures for
        // ever.
        if (m_troubledSince)
            *m_troubledSince += sinceLast;
        m_passEndedAt += sinceLast;
        return;
    }
    if (trouble.empty())
        m_troubledSince.reset();
    else if (!m_troubledSince)
        m_troubledSince = now;
    std::optional<std::string> fault;
    if (m_troubledSince && now - *m_troubledSince > m_config.timeout)
        fault = "The trail cannot be watched, though the database answers: " + trouble;
    else if (m_config.eventsPerSecond > 0 && now - m_passEndedAt > passTakesAtMost())
        fault = "The watch over the trail does not finish: something keeps stopping it.";
    m_health.checked(TrailCheckKind::Watch, fault);
}

// Including the rest before it.
std::chrono::milliseconds TrailWatch::passTakesAtMost() const
{
    const std::int64_t steps = std::max(m_passEvents, m_seen) / chunkSize() + 1;
    return kMuchLonger * (m_config.rest + steps * m_config.sealCheck) + m_config.timeout;
}

void TrailWatch::checkSeal()
{
    try {
        const SealState state = m_checkpoint.follow(*m_connection);
        m_seen = state.tree.size();
        m_health.checked(TrailCheckKind::Checkpoint, {});
        if (state.hasValidWritersSeal(m_key)) {
            m_signer.sealed(state.writers);
            m_health.checked(TrailCheckKind::Writers, {});
        } else {
            m_health.checked(TrailCheckKind::Writers,
                             "The rows of audit_writer were changed: they are not those that the sequencer left.");
        }
    } catch (const TrailFault& fault) {
        m_health.checked(TrailCheckKind::Checkpoint, fault.what());
    } catch (const db::Error&) {
        throw;
    } catch (const CheckpointUnreadable&) {
        throw;
    } catch (const std::runtime_error& error) {
        m_health.checked(TrailCheckKind::Checkpoint,
                         error.what()); // missing row, invalid frontier, or unwritable checkpoint
    }
}

void TrailWatch::verify()
{
    if (!m_pass) {
        if (std::chrono::steady_clock::now() < m_passAt)
            return;
        beginPass();
    }
    step();
}

void TrailWatch::beginPass()
{
    std::optional<MerkleTree> checkpoint;
    try {
        checkpoint = m_checkpoint.read();
    } catch (const TrailFault&) {
        // look() has reported it; the rows can be proved without it.
    }
    m_pass =
        std::make_unique<TrailProof>(readSnapshot(*m_connection, m_key), std::move(checkpoint), m_checkpoint.file());
    m_passEvents = m_pass->end() - m_pass->first();
}

// The events allowed by the time since the last read; a power of two.
std::int64_t TrailWatch::chunkSize() const
{
    const std::int64_t allowed =
        std::max<std::int64_t>(1, m_config.eventsPerSecond * m_config.sealCheck.count() / 1'000);
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(allowed)));
}

void TrailWatch::step()
{
    TrailProof& proof = *m_pass;
    // At once: a pass takes an hour, too long for a fault that shows at its start.
    if (const auto beyond = proof.beyondFault())
        return endPass(beyond);
    if (proof.size() < proof.end()) {
        if (!m_rows)
            m_rows = std::make_unique<db::CopyOut>(m_config.database.conninfo(), m_watchdog);
        TrailChunk chunk{proof.size(), std::min(proof.end(), (proof.size() / chunkSize() + 1) * chunkSize())};
        chunk.checkpoint = proof.checkpointSize();
        if (const auto fault = proof.join(verifyChunk(*m_rows, chunk, m_key)))
            return wentByPolicy() ? m_pass.reset() : endPass(fault);
        m_health.verified(proof.size() - proof.first(), proof.end() - proof.first());
    }
    if (proof.size() == proof.end())
        endPass(proof.fault(m_key));
}

void TrailWatch::endPass(const std::optional<std::string>& fault)
{
    m_health.checked(TrailCheckKind::Rows, fault);
    if (!fault)
        m_health.passEnded(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
    m_pass.reset();
    m_passEndedAt = std::chrono::steady_clock::now();
    m_passAt = m_passEndedAt + m_config.rest;
}

// A partition removed while being read is not a fault.
bool TrailWatch::wentByPolicy()
{
    return readSnapshot(*m_connection, m_key).archived.size() > m_pass->first();
}

void TrailWatch::tell(const std::string& trouble)
{
    if (!trouble.empty() && trouble != m_told && m_config.onTrouble)
        m_config.onTrouble(trouble);
    m_told = trouble;
}

} // namespace cf::bank
