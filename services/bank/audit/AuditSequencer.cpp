#include "services/bank/audit/AuditSequencer.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/audit/TrailRows.h"

#include <utility>

namespace cf::bank {
namespace {

constexpr std::int64_t kLookAheadEvery = kPartitionEvents / 8;
constexpr std::int64_t kSummarizeEvery = 1 << 14; // events: a few megabytes
constexpr std::size_t kMany = 100;                // events of one poll
constexpr const char* kOverdue =
    "SELECT EXISTS (SELECT FROM bank.audit_inbox WHERE recorded_at < now() - interval '10 s')";

//! A row of bank.audit_writer.
struct WriterRow
{
    Uuid writer;
    std::int64_t next = 0;
};
BOOST_DESCRIBE_STRUCT(WriterRow, (), (writer, next))

// Deletes the writers not listed.
void writeWriters(db::Transaction& transaction, const NextNumbers& writers)
{
    std::vector<WriterRow> rows;
    std::vector<std::string> ids;
    for (const auto& [writer, next] : writers) {
        rows.push_back({writer, next});
        ids.push_back(writer.toString());
    }
    transaction.query("DELETE FROM bank.audit_writer WHERE writer <> ALL ($1::uuid[])", db::array(ids));
    db::queryWithRows(transaction,
                      db::insertInto<WriterRow>("bank.audit_writer AS w") +
                          " ON CONFLICT (writer) DO UPDATE SET next = excluded.next WHERE w.next <> excluded.next",
                      rows);
}

Instant timeIn(db::Transaction& transaction)
{
    return transaction.query("SELECT now()").value<Instant>();
}

} // namespace

void sealIntake(db::Transaction& transaction, Intake intake, const NextNumbers& writers, std::int64_t epoch,
                MerkleTree& tree, const TrailKey& key)
{
    const std::int64_t from = tree.size();
    std::vector<SealedEvent> events;
    events.reserve(intake.leaves.size());
    for (Intake::Leaf& leaf : intake.leaves)
        events.push_back(sealLeaf(std::move(leaf.bytes), leaf.recordedAt, key, tree));
    // First, so that a second sequencer blocks here and then sees the new epoch.
    if (!advanceSeal(transaction, epoch, from, tree, key, {digestOf(writers), intake.takenUpTo}))
        throw Fenced();
    insertEvents(transaction, events);
    writeWriters(transaction, writers);
    intake.rows.first = from;
    if (!removeFromInbox(transaction, intake.rows))
        throw std::runtime_error("a row being sealed has disappeared from the audit inbox");
}

struct AuditSequencer::Leadership
{
    std::int64_t epoch;
    MerkleTree tree;
    InboxIntake intake;
    std::int64_t lookAheadAt = 0;
    std::int64_t summarizeAt = 0;
};

AuditSequencer::AuditSequencer(AuditSequencerConfig config, const TrailKey& key, db::Watchdog& watchdog)
    : m_config(std::move(config))
    , m_key(key)
    , m_watchdog(watchdog)
    , m_thread([this] { return round(); }, [this](const std::exception& error) { return afterTrouble(error); })
{
}

AuditSequencer::~AuditSequencer()
{
    m_ending = true;
    m_thread.end();
    sealTheRest();
    stepDown();
}

template <class Function>
auto AuditSequencer::transaction(Function&& function)
{
    return m_connection->transaction(m_config.deadline, std::forward<Function>(function));
}

platform::PeriodicThread::Pause AuditSequencer::round()
{
    work();
    m_told.clear();
    if (m_config.health && (m_leadership || !somethingIsOverdue()))
        m_config.health->sequencerTroubled(false);
    m_elected = m_leadership != nullptr;
    if (!m_leadership)
        return {m_config.backoff};
    return {std::exchange(m_found, 0) < kMany ? m_config.pause : m_config.shortPause};
}

// After any failure, nothing more is known to be sealed: the next one elected rereads the state.
platform::PeriodicThread::Pause AuditSequencer::afterTrouble(const std::exception& error)
{
    stepDown();
    m_elected = false;
    m_connection.reset();
    tell(db::fullMessage(error));
    if (m_config.health)
        m_config.health->sequencerTroubled(true);
    return {m_config.backoff};
}

// Once this process is gone, nothing remembers writing these rows: they could be deleted unnoticed.
void AuditSequencer::sealTheRest()
{
    const auto giveUpAt = std::chrono::steady_clock::now() + m_config.deadline;
    try {
        while (m_leadership && std::chrono::steady_clock::now() < giveUpAt && sealSome()) {
        }
    } catch (const std::exception& error) {
        tell(db::fullMessage(error));
    }
}

// Otherwise the loss of what it sealed in its last second would go unnoticed.
void AuditSequencer::stepDown()
{
    try {
        if (m_leadership && m_config.checkpoint)
            m_config.checkpoint->flush(m_leadership->tree);
    } catch (const std::exception& error) {
        tell(error.what());
    }
    m_leadership.reset();
}

void AuditSequencer::work()
{
    const std::uint64_t generation = m_config.database.generation();
    if (m_connection && m_generation != generation) {
        stepDown(); // the lock was held at a server that takes orders no more
        m_connection.reset();
    }
    if (!m_connection) {
        m_connection =
            std::make_unique<db::Connection>(m_config.database.conninfo(), m_watchdog, std::chrono::seconds(5),
                                             m_config.observer ? m_config.observer() : nullptr);
        m_generation = generation;
    }
    if (!m_leadership && !elect())
        return;
    do {
        keepUp();
    } while (sealSome() && !m_ending);
    if (m_config.checkpoint)
        m_config.checkpoint->sealed(m_leadership->tree);
}

// The elected one may be this server's own lost connection, blocked and still holding the lock.
bool AuditSequencer::somethingIsOverdue()
{
    return transaction([](db::Transaction& transaction) { return transaction.query(kOverdue).value<bool>(); });
}

bool AuditSequencer::elect()
{
    const auto epoch = transaction([&](db::Transaction& transaction) -> std::optional<std::int64_t> {
        if (!tryTakeForSession(transaction, kSequencerLock))
            return std::nullopt;
        // Check the state before taking over: otherwise an epoch set by somebody else would be signed.
        if (!readSeal(transaction).hasValidEpochSeal(m_key) && m_config.health)
            m_config.health->reportIncident("the epoch in audit_seal was raised by somebody without the bank's key");
        return raiseEpoch(transaction, m_key);
    });
    if (!epoch)
        return false;
    SealState state = admitted();
    if (state.epoch != *epoch)
        throw Fenced();
    const bool trusted = state.hasValidWritersSeal(m_key);
    m_leadership = std::make_unique<Leadership>(Leadership{
        *epoch, std::move(state.tree), InboxIntake(m_key, std::move(state.writers), state.takenUpTo, trusted)});
    return true;
}

// Continuing would give a forged or shortened state the seal that it lacks.
SealState AuditSequencer::admitted()
{
    try {
        if (m_config.checkpoint)
            return m_config.checkpoint->follow(*m_connection);
        SealState state = transaction([](db::Transaction& transaction) { return readSeal(transaction); });
        if (!state.hasValidSeal(m_key))
            throw TrailFault(unsealedSentence());
        return state;
    } catch (const TrailFault& fault) {
        if (m_config.health)
            m_config.health->checked(TrailCheckKind::Checkpoint, fault.what());
        throw;
    }
}

//! False: nothing that was in the inbox is left. What came meanwhile waits for the next round, and is sealed together.
bool AuditSequencer::sealSome()
{
    Instant readAt;
    const InboxPart part = transaction([&](db::Transaction& transaction) {
        readAt = timeIn(transaction);
        return readInbox(transaction, m_config.batchBytes);
    });
    Intake intake = m_leadership->intake.check(part.rows, readAt);
    m_found += intake.leaves.size();
    if (m_config.onWaiting)
        m_config.onWaiting(intake.leaves.size());
    if (!intake.leaves.empty())
        seal(std::move(intake));
    if (part.whole)
        m_leadership->intake.wasEmpty(readAt);
    if (part.whole && m_config.onWaiting)
        m_config.onWaiting(0);
    return !part.whole;
}

void AuditSequencer::seal(Intake intake)
{
    // Before sealing: killing this server right after the COMMIT must not hide the incidents.
    for (const std::string& incident : intake.incidents)
        if (m_config.health)
            m_config.health->reportIncident(incident);
    MerkleTree tree = m_leadership->tree;
    const NextNumbers writers = m_leadership->intake.nextWith(intake);
    try {
        transaction([&](db::Transaction& transaction) {
            sealIntake(transaction, intake, writers, m_leadership->epoch, tree, m_key);
        });
    } catch (const Fenced&) {
        fenced();
        throw;
    }
    m_leadership->intake.keep(intake);
    const auto count = static_cast<std::size_t>(tree.size() - m_leadership->tree.size());
    m_leadership->tree = std::move(tree);
    if (m_config.checkpoint)
        m_config.checkpoint->sealed(m_leadership->tree);
    if (m_config.onSealed)
        m_config.onSealed(count);
}

// The connection lives, so it still holds the lock: only a bulk load, which has the key, may have interfered.
void AuditSequencer::fenced()
{
    const SealState state = transaction([](db::Transaction& transaction) { return readSeal(transaction); });
    const bool byTheBank =
        state.epoch > m_leadership->epoch && state.hasValidEpochSeal(m_key) && state.hasValidSeal(m_key);
    if (!byTheBank && m_config.health)
        m_config.health->reportIncident(
            "audit_seal was changed by somebody else while this server was the elected sequencer");
}

void AuditSequencer::keepUp()
{
    const std::int64_t size = m_leadership->tree.size();
    try {
        // There is always one partition to spare, so a reader that blocks for hours does not block sealing.
        if (size >= m_leadership->lookAheadAt) {
            m_leadership->lookAheadAt = size + kLookAheadEvery;
            transaction([&](db::Transaction& transaction) {
                transaction.query("SELECT bank.ensure_audit_partitions($1)", size + kPartitionEvents);
            });
        }
        if (size >= m_leadership->summarizeAt) {
            m_leadership->summarizeAt = size + kSummarizeEvery;
            transaction(
                [](db::Transaction& transaction) { transaction.query("SELECT bank.summarize_audit_indexes()"); });
        }
    } catch (const db::Error& error) {
        if (m_connection->broken())
            throw;
        tell(db::fullMessage(error));
    }
}

void AuditSequencer::tell(const std::string& trouble)
{
    if (trouble != m_told && m_config.onTrouble)
        m_config.onTrouble(trouble);
    m_told = trouble;
}

} // namespace cf::bank
