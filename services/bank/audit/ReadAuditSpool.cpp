#include "services/bank/audit/ReadAuditSpool.h"

#include "services/bank/audit/AuditInbox.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMovedAtOnce = 512 << 10; // bytes
constexpr auto kArrivalEvery = 1s;

constexpr const char* kPosition =
    "SELECT segment, position, mac FROM bank.audit_spool_position WHERE spool = $1 FOR UPDATE";
constexpr const char* kMoved =
    "INSERT INTO bank.audit_spool_position (spool, segment, position, mac) VALUES ($1, $2, $3, $4::bytea)"
    " ON CONFLICT (spool) DO UPDATE SET segment = excluded.segment, position = excluded.position, mac = excluded.mac,"
    " moved_at = now()";

} // namespace

ReadAuditSpool::ReadAuditSpool(SpoolConfig config, db::Pool& pool)
    : ReadAudit(config.environment)
    , m_config(std::move(config))
    , m_pool(pool)
    , m_folder(m_config.folder)
{
    if (const auto begun = m_folder.oldestBegun())
        m_arrivals.push_back(
            {{}, Clock::now() - std::max(0ns, std::chrono::nanoseconds(std::chrono::system_clock::now() - *begun))});
    m_writer = std::thread([this] { write(); });
    m_mover = std::thread([this] { move(); });
}

ReadAuditSpool::~ReadAuditSpool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_toWrite.notify_one();
    m_writer.join();
    {
        const std::lock_guard lock(m_mutex);
        m_writerEnded = true;
    }
    m_toMove.notify_one();
    m_mover.join();
}

std::chrono::milliseconds ReadAuditSpool::oldestAge() const
{
    const std::lock_guard lock(m_mutex);
    if (m_arrivals.empty())
        return 0ms;
    return std::max(1ms, std::chrono::ceil<std::chrono::milliseconds>(Clock::now() - m_arrivals.front().at));
}

std::shared_ptr<Recording> ReadAuditSpool::begin(const AuditEvent& event)
{
    std::string leaf = canonicalLeaf(event);
    if (m_folder.bytes() > m_config.mostBytes)
        throw ReadNotRecorded("the audit spool is full");
    std::unique_lock lock(m_mutex);
    if (m_ending || m_group.records.size() >= m_config.mostWaiting)
        throw ReadNotRecorded("too many requests are waiting for the audit spool");
    m_group.records.push_back(std::move(leaf));
    const bool first = m_group.records.size() == 1;
    auto recording = m_group.recording;
    lock.unlock();
    if (first)
        m_toWrite.notify_one();
    return recording;
}

void ReadAuditSpool::write()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending || !m_group.records.empty()) {
        m_toWrite.wait(lock, [&] { return m_ending || !m_group.records.empty(); });
        if (m_group.records.empty())
            continue;
        const Group group = std::exchange(m_group, Group());
        lock.unlock();
        const SpoolPosition before = m_folder.end();
        std::string failure = tryAppend(group.records);
        if (failure.empty())
            noteArrival(before);
        group.recording->finish(std::move(failure));
        lock.lock();
    }
}

std::string ReadAuditSpool::tryAppend(const std::vector<std::string>& records)
{
    try {
        m_folder.append(records);
        return {};
    } catch (const std::exception& error) {
        if (m_config.onTrouble)
            m_config.onTrouble(db::fullMessage(error));
        return std::string("the audit spool cannot be written: ") + error.what();
    }
}

void ReadAuditSpool::noteArrival(SpoolPosition before)
{
    const std::lock_guard lock(m_mutex);
    const bool first = m_arrivals.empty();
    if (first || Clock::now() - m_arrivals.back().at > kArrivalEvery)
        m_arrivals.push_back({before, Clock::now()});
    if (first)
        m_toMove.notify_one();
}

void ReadAuditSpool::move()
{
    bool troubled = false;
    std::unique_lock lock(m_mutex);
    while (true) {
        const bool last = m_writerEnded;
        lock.unlock();
        bool more = false;
        bool failed = false;
        try {
            more = moveSome();
            troubled = false;
        } catch (const std::exception& error) {
            failed = true;
            if (!std::exchange(troubled, true) && m_config.onTrouble)
                m_config.onTrouble(db::fullMessage(error));
        }
        tellAge();
        lock.lock();
        if (last && (failed || !more))
            return;
        const auto pause = failed ? m_config.backoff : more ? 0ms : m_config.pause;
        m_toMove.wait_for(lock, pause, [&] { return m_writerEnded; });
        if (!failed && !more)
            m_toMove.wait_for(lock, kArrivalEvery, [&] { return m_writerEnded || !m_arrivals.empty(); });
    }
}

bool ReadAuditSpool::moveSome()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_arrivals.empty())
            return false;
    }
    SpoolFolder::Batch batch;
    // Whether it commits is not yet certain: until then the database's position is used, which is MACed.
    const auto known = std::exchange(m_moved, std::nullopt);
    m_pool.transaction([&](db::Transaction& transaction) {
        batch = m_folder.read(standing(transaction, known), kMovedAtOnce);
        if (batch.records.empty())
            return;
        recordLeaves(transaction, batch.records);
        writePosition(transaction, batch.next);
    });
    m_moved = batch.next;
    moved(batch.next);
    return !batch.records.empty();
}

// A position advanced by somebody else would hide reads. Moving records twice is harmless.
SpoolPosition ReadAuditSpool::standing(db::Transaction& transaction, const std::optional<SpoolPosition>& known) const
{
    const auto rows = transaction.query(kPosition, m_folder.id().toString());
    SpoolPosition said;
    bool ours = true;
    if (!rows.empty()) {
        const db::Row row = rows.front();
        said = {row.get<std::int64_t>("segment"), row.get<std::int64_t>("position")};
        ours = !m_config.key || row.getOr<db::Bytea>("mac", "") ==
                                    viewOf(m_config.key->positionSealOf(m_folder.id(), said.segment, said.offset));
    }
    ours = ours && (!known || *known == said);
    if (ours)
        return said;
    if (m_config.health)
        m_config.health->reportIncident("the audit spool's position in the database was changed by somebody else");
    return known.value_or(SpoolPosition());
}

void ReadAuditSpool::writePosition(db::Transaction& transaction, SpoolPosition position) const
{
    std::optional<std::string> mac;
    if (m_config.key)
        mac = db::bytea(viewOf(m_config.key->positionSealOf(m_folder.id(), position.segment, position.offset)));
    transaction.query(kMoved, m_folder.id().toString(), position.segment, position.offset, mac);
}

void ReadAuditSpool::moved(SpoolPosition position)
{
    m_folder.removeBefore(position);
    const std::lock_guard lock(m_mutex);
    // What the writer appends from now on gets its own mark.
    if (!m_folder.hasAfter(position))
        m_arrivals.clear();
    while (m_arrivals.size() > 1 && m_arrivals[1].from <= position)
        m_arrivals.pop_front();
}

void ReadAuditSpool::tellAge()
{
    if (!m_config.onAge || Clock::now() - m_toldAt < kArrivalEvery)
        return;
    m_toldAt = Clock::now();
    m_config.onAge(std::chrono::duration<double>(oldestAge()).count());
}

} // namespace cf::bank
