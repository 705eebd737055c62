#include "tests/bench/ledger/BenchBank.h"

#include "services/bank/platform/embedded/AdminSession.h"
#include "tests/bench/ledger/History.h"
#include "tests/support/DurableBank.h"
#include "tests/support/LedgerCheck.h"

#include <iostream>

namespace cf::bench {
namespace {

using namespace std::chrono_literals;

void tellProgress(const std::string& sentence)
{
    std::cerr << sentence << std::endl;
}

} // namespace

BenchBank::BenchBank(const BenchOptions& options, const Interruption& interruption)
    : m_accounts(options.accounts)
    , m_folder(options.folder)
    , m_bankFolder(options.folder)
    , m_cluster(test::startCluster(m_folder.path() / "bank"))
    , m_bank(test::makeBank(*m_cluster))
{
    std::filesystem::create_directory(scratch());
    test::giveToServerUser(m_bank->folder().path()); // bankd reads its keys there
    writeHistory(*m_bank, {options.accounts, options.transfers, m_cluster->connectionString(platform::kSuperuser)},
                 interruption, tellProgress);
    tellProgress("Vacuuming.");
    // A teller orders for years here in a day: orders must not come to wait for approval. The limits are still checked.
    maintain({"UPDATE bank.limit_rule SET most = 1000000000000000000 WHERE measure IN ('perDay', 'perHour')",
              "VACUUM (ANALYZE)"});
}

std::string BenchBank::appDatabase() const
{
    return m_bank->settings().appDatabase;
}

void BenchBank::settle()
{
    maintain({"TRUNCATE bank.audit_inbox, bank.outbox", "VACUUM bank.account", "VACUUM bank.idempotency_key",
              "VACUUM bank.audit_inbox", "VACUUM bank.outbox", "CHECKPOINT"});
}

std::chrono::milliseconds BenchBank::awaitRest()
{
    const auto begin = std::chrono::steady_clock::now();
    const auto took = [&] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    };
    while (m_bank->query("SELECT EXISTS (SELECT FROM bank.audit_inbox) OR EXISTS (SELECT FROM bank.outbox)")
               .value<bool>()) {
        if (took() > 1min)
            throw std::runtime_error("The bank did not seal or tell within a minute what it booked.");
        std::this_thread::sleep_for(20ms);
    }
    return took();
}

void BenchBank::define(const std::string& sql)
{
    maintain({sql});
}

void BenchBank::maintain(const std::vector<std::string>& statements)
{
    auto session = platform::AdminSession::connect(m_cluster->connectionString(platform::kSuperuser), 10s);
    if (!session)
        throw std::runtime_error("The benchmark's PostgreSQL is not responding: " + session.error());
    for (const std::string& statement : statements) {
        if (const auto done = session.value().run(statement, 10min); !done)
            throw std::runtime_error("The benchmark's PostgreSQL refused a statement: " + done.error());
    }
}

std::vector<std::string> BenchBank::describe()
{
    std::vector<std::string> lines;
    const auto version = m_bank->query("SELECT current_setting('server_version')");
    lines.push_back("PostgreSQL " + version.value<std::string>());
    for (const auto& row :
         m_bank->query("SELECT name, current_setting(name) AS value FROM unnest(ARRAY['fsync', 'full_page_writes',"
                       " 'synchronous_commit', 'shared_buffers', 'wal_compression', 'max_wal_size', 'wal_level',"
                       " 'checkpoint_timeout', 'autovacuum']) AS name"))
        lines.push_back(row.get<std::string>("name") + " = " + row.get<std::string>("value"));
    return lines;
}

std::vector<std::string> BenchBank::violations()
{
    maintain({"ANALYZE"}); // of tables that grew, so that they are joined sensibly
    db::Watchdog watchdog;
    db::Connection connection(appDatabase(), watchdog);
    return connection.transaction(1h, [](db::Transaction& transaction) { return test::bookViolations(transaction); });
}

} // namespace cf::bench
