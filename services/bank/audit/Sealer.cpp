// See Sealer.h.
#include "services/bank/audit/Sealer.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/audit/TrailRows.h"

namespace cf::bank {
namespace {

constexpr std::int64_t kLookAheadEvery = kPartitionEvents / 8;

} // namespace

void sealLeaves(db::Transaction& transaction, WaitingLeaves waiting, std::int64_t epoch, MerkleTree& tree,
                const TrailKey& key)
{
    const std::int64_t from = tree.size();
    std::vector<SealedEvent> events;
    events.reserve(waiting.leaves.size());
    for (WaitingLeaves::Leaf& leaf : waiting.leaves)
        events.push_back(sealLeaf(std::move(leaf.bytes), leaf.recordedAt, key, tree));
    // First, so that a second sealer waits here and then finds the other epoch.
    if (!advanceSeal(transaction, epoch, from, tree, key))
        throw Fenced();
    insertEvents(transaction, events);
    if (!removeFromInbox(transaction, waiting.rows))
        throw std::runtime_error("a row that was being sealed has left the audit inbox");
}

struct Sealer::Office
{
    std::int64_t epoch;
    MerkleTree tree;
    std::int64_t lookAheadAt = 0;
};

Sealer::Sealer(SealerConfig config, const TrailKey& key, db::Watchdog& watchdog)
    : m_config(std::move(config))
    , m_key(key)
    , m_watchdog(watchdog)
    , m_thread([this] { run(); })
{
}

Sealer::~Sealer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

bool Sealer::elected() const
{
    const std::lock_guard lock(m_mutex);
    return m_elected;
}

bool Sealer::ending() const
{
    const std::lock_guard lock(m_mutex);
    return m_ending;
}

template <class Function>
auto Sealer::transaction(Function&& function)
{
    return m_connection->transaction(m_config.deadline, std::forward<Function>(function));
}

void Sealer::run()
{
    while (!ending()) {
        auto pause = m_config.breather;
        try {
            work();
            m_told.clear();
            if (m_office)
                pause = m_config.pause;
        } catch (const std::exception& error) {
            // Whatever it was, nothing is known to have been sealed: the state is read again by the next one elected.
            m_office.reset();
            m_connection.reset();
            tell(db::wholeOf(error));
        }
        std::unique_lock lock(m_mutex);
        m_elected = m_office != nullptr;
        m_changed.wait_for(lock, pause, [&] { return m_ending; });
    }
}

void Sealer::work()
{
    if (!m_connection)
        m_connection = std::make_unique<db::Connection>(m_config.conninfo, m_watchdog);
    if (!m_office && !elect())
        return;
    do {
        keepAhead();
    } while (sealSome() && !ending());
}

bool Sealer::elect()
{
    m_office = transaction([&](db::Transaction& transaction) -> std::unique_ptr<Office> {
        if (!tryTakeForTheSession(transaction, AdvisoryLock::Sealer))
            return nullptr;
        const std::int64_t epoch = raiseEpoch(transaction);
        SealState state = readSeal(transaction);
        // Going on would give a forged state the seal that it lacks.
        if (state.tree.size() > 0 && state.seal != viewOf(m_key.sealOf(state.tree)))
            throw std::runtime_error("audit_seal was changed by somebody else, or sealed under another master key: "
                                     "nothing is sealed until `bankd verify` has been heeded");
        return std::make_unique<Office>(Office{epoch, std::move(state.tree)});
    });
    return m_office != nullptr;
}

bool Sealer::sealSome()
{
    WaitingLeaves waiting =
        transaction([&](db::Transaction& transaction) { return readInbox(transaction, m_config.batchBytes); });
    const std::size_t count = waiting.leaves.size();
    if (m_config.onWaiting)
        m_config.onWaiting(count);
    if (count == 0)
        return false;
    MerkleTree tree = m_office->tree;
    transaction([&](db::Transaction& transaction) {
        sealLeaves(transaction, std::move(waiting), m_office->epoch, tree, m_key);
    });
    m_office->tree = std::move(tree);
    if (m_config.onSealed)
        m_config.onSealed(count);
    return true;
}

// A partition more than is needed is always there, so a reader that holds things up for hours holds up nothing here.
void Sealer::keepAhead()
{
    const std::int64_t size = m_office->tree.size();
    if (size < m_office->lookAheadAt)
        return;
    m_office->lookAheadAt = size + kLookAheadEvery;
    try {
        transaction([&](db::Transaction& transaction) {
            transaction.query("SELECT bank.ensure_audit_partitions($1)", size + kPartitionEvents);
        });
    } catch (const db::Error& error) {
        if (m_connection->broken())
            throw;
        tell(db::wholeOf(error));
    }
}

void Sealer::tell(const std::string& trouble)
{
    if (trouble != m_told && m_config.onTrouble)
        m_config.onTrouble(trouble);
    m_told = trouble;
}

} // namespace cf::bank
