#include "tests/bank/audit/TrailFixture.h"

#include "tests/support/MigratedDatabase.h"

#include <map>

namespace cf::test {

using namespace bank;

TrailFixture::TrailFixture()
    : m_database(migratedDatabase())
    , m_master(platform::EncryptionKey::make(m_folder.path() / "master.key").value())
    , m_key(m_master)
    , m_pool({.database = m_database.app, .observer = m_signer.maker()}, m_watchdog)
{
    m_pool.transaction([&](db::Transaction& transaction) { beginTrail(transaction, m_key); });
}

AuditEvent TrailFixture::newEvent(std::string action)
{
    AuditEvent event;
    event.action = std::move(action);
    event.at = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    event.actor = StaffId::make();
    event.role = Role::Teller;
    event.branch = BranchId::make();
    event.customer = CustomerId::make();
    event.objectId = AccountId::make().toString();
    event.related = {AccountId::make().toString(), event.objectId};
    event.traceId = "0af7651916cd43dd8448eb211c80319c";
    return event;
}

std::vector<AuditEvent> TrailFixture::recordEvents(int rows, int each)
{
    std::vector<AuditEvent> all;
    for (int row = 0; row < rows; ++row) {
        std::vector<AuditEvent> events;
        for (int i = 0; i < each; ++i)
            events.push_back(newEvent());
        m_pool.transaction([&](db::Transaction& transaction) { record(transaction, events); });
        for (AuditEvent& event : events) {
            m_recorded.push_back(event.id);
            all.push_back(std::move(event));
        }
    }
    return all;
}

AuditSequencerConfig TrailFixture::config(const std::string& conninfo)
{
    AuditSequencerConfig config;
    config.database = conninfo;
    config.pause = 2ms;
    config.backoff = 10ms;
    config.observer = m_signer.maker();
    return config;
}

void TrailFixture::sealAll()
{
    const AuditSequencer sequencer(config(), m_key, m_watchdog);
    EXPECT_TRUE(eventually([&] { return inboxRows() == 0; }));
}

std::int64_t TrailFixture::sealedEvents()
{
    return query("SELECT next_seq FROM bank.audit_seal").value<std::int64_t>();
}

std::int64_t TrailFixture::inboxRows()
{
    return query("SELECT count(*) FROM bank.audit_inbox").value<std::int64_t>();
}

std::vector<std::string> TrailFixture::check()
{
    std::vector<std::string> faults;
    std::map<Uuid, int> found;
    const auto count = [&](const db::Row& row) {
        if (const auto event = parseLeaf(row.get<db::Bytea>("leaf")))
            ++found[event->id];
    };
    std::int64_t next = 0;
    for (const auto& row : query("SELECT seq, leaf FROM bank.audit_event ORDER BY seq")) {
        const auto seq = row.get<std::int64_t>("seq");
        if (seq != next)
            faults.push_back("a gap at " + std::to_string(next));
        next = seq + 1;
        count(row);
    }
    if (next != sealedEvents())
        faults.push_back("audit_seal says " + std::to_string(sealedEvents()));
    for (const auto& row : query("SELECT l.leaf FROM bank.audit_inbox i, unnest(i.leaves) AS l (leaf)"))
        count(row);
    for (const Uuid& id : m_recorded)
        if (const int times = std::exchange(found[id], 1); times != 1)
            faults.push_back(times == 0 ? "one is lost" : "one is there twice");
    if (found.size() != m_recorded.size())
        faults.push_back("one that was never recorded");
    return faults;
}

SealState TrailFixture::sealState()
{
    return m_pool.transaction([](db::Transaction& transaction) { return readSeal(transaction); });
}

void TrailFixture::sealRows(const std::vector<InboxRow>& rows, SealState state)
{
    const InboxIntake intake(m_key, state.writers, state.takenUpTo, true);
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    Intake judged = intake.check(rows, now);
    const NextNumbers writers = intake.nextWith(judged);
    m_pool.transaction([&](db::Transaction& transaction) {
        sealIntake(transaction, judged, writers, state.epoch, state.tree, m_key);
    });
}

std::string TrailFixture::verified(std::int64_t from, std::int64_t chunk, const std::filesystem::path& checkpoint)
{
    TrailCheck check;
    check.conninfo = m_database.app;
    check.chunk = chunk;
    check.from = from;
    check.checkpoint = checkpoint;
    return verifyTrail(check, m_key, m_watchdog).fault.value_or("");
}

void TrailFixture::tamper(const std::string& sql)
{
    db::Connection connection(m_database.superuser, m_watchdog);
    connection.transaction(30s, [&](db::Transaction& transaction) { transaction.script(sql); });
}

} // namespace cf::test
