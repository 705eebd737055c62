// See TrailWatch.h.
#include "services/bank/audit/TrailWatch.h"

#include "services/bank/audit/TrailClaim.h"

#include <algorithm>
#include <bit>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

} // namespace

struct TrailWatch::Pass
{
    TrailProof proof;
    std::int64_t chunk; //!< Events in a step; a power of two.
};

TrailWatch::TrailWatch(TrailWatchConfig config, const TrailKey& key, TrailMark& mark, InboxSigner& signer,
                       TrailHealth& health, db::Watchdog& watchdog)
    : m_config(std::move(config))
    , m_key(key)
    , m_mark(mark)
    , m_signer(signer)
    , m_health(health)
    , m_watchdog(watchdog)
    , m_thread([this] { run(); })
{
}

TrailWatch::~TrailWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void TrailWatch::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        lock.unlock();
        once();
        lock.lock();
        m_changed.wait_for(lock, m_config.look, [&] { return m_ending; });
    }
}

void TrailWatch::once()
{
    try {
        if (!m_connection)
            m_connection = std::make_unique<db::Connection>(m_config.conninfo, m_watchdog, 5s, m_signer.writer());
        look();
        if (m_config.eventsPerSecond > 0)
            verify();
        m_told.clear();
    } catch (const std::exception& error) {
        // What could not be looked at is neither whole nor wrong.
        m_connection.reset();
        m_rows.reset();
        m_pass.reset();
        tell(error.what());
    }
}

void TrailWatch::look()
{
    try {
        const SealState state = m_mark.follow(*m_connection);
        m_health.checked(TrailCheckKind::Mark, {});
        if (state.bearsWritersSeal(m_key)) {
            m_signer.sealed(state.writers);
            m_health.checked(TrailCheckKind::Writers, {});
        } else {
            m_health.checked(TrailCheckKind::Writers,
                             "The rows of audit_writer were changed: they are not those that the sealer left.");
        }
    } catch (const TrailFault& fault) {
        m_health.checked(TrailCheckKind::Mark, fault.what());
    } catch (const db::Error&) {
        throw;
    } catch (const std::runtime_error& error) {
        m_health.checked(TrailCheckKind::Mark, error.what()); // no row, no frontier, a mark that cannot be written
    }
}

// As many events as the time since the last look allows.
void TrailWatch::verify()
{
    if (!m_pass) {
        if (Clock::now() < m_passAt)
            return;
        std::optional<MerkleTree> mark;
        try {
            mark = m_mark.read();
        } catch (const TrailFault&) {
            // look() has told; the rows can be proved without it.
        }
        const std::int64_t allowed =
            std::max<std::int64_t>(1, m_config.eventsPerSecond * m_config.look.count() / 1'000);
        const auto chunk = static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(allowed)));
        m_pass =
            std::make_unique<Pass>(Pass{TrailProof(readClaim(*m_connection), std::move(mark), m_mark.file()), chunk});
    }
    step();
}

void TrailWatch::step()
{
    TrailProof& proof = m_pass->proof;
    if (proof.size() < proof.end()) {
        if (!m_rows)
            m_rows = std::make_unique<db::CopyOut>(m_config.conninfo, m_watchdog);
        Stretch stretch{proof.size(), std::min(proof.end(), (proof.size() / m_pass->chunk + 1) * m_pass->chunk)};
        stretch.mark = proof.markSize();
        if (const auto fault = proof.join(verifyStretch(*m_rows, stretch, m_key)))
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
    m_passAt = Clock::now() + m_config.rest;
}

// A partition that was removed while it was looked at is no fault.
bool TrailWatch::wentByPolicy()
{
    return readClaim(*m_connection).archived.size() > m_pass->proof.first();
}

void TrailWatch::tell(const std::string& trouble)
{
    if (trouble != m_told && m_config.onTrouble)
        m_config.onTrouble(trouble);
    m_told = trouble;
}

} // namespace cf::bank
