// The bank that is measured: a PostgreSQL of its own with the settings of an embedded bank (fsync, full-page writes and
// synchronous commit on), its history, and bankd on request. All of it is removed at the end.
#pragma once

#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/bench/ledger/BenchOptions.h"
#include "tests/bench/ledger/Interruption.h"
#include "tests/support/ServedBank.h"

namespace cf::bench {

class BenchBank
{
public:
    //! Starts the server and writes the history, which takes minutes. Throws Interrupted and std::runtime_error.
    BenchBank(const BenchOptions& options, const Interruption& interruption);

    std::int64_t accounts() const { return m_accounts; }
    //! Not serving.
    test::ServedBank& bank() { return *m_bank; }
    std::string appDatabase() const;
    pid_t postmaster() const { return m_cluster->primaryPid(); }
    //! On the disk that is measured; for bankd's spool.
    const std::filesystem::path& bankFolder() const { return m_bankFolder.path(); }
    //! For pgbench's files.
    std::filesystem::path scratch() const { return m_folder.path() / "pgbench"; }

    //! Before each measurement, so that both sides begin alike: removes what nobody takes out of inbox and outbox here,
    //! vacuums what bookings update, and writes a checkpoint. No bank may run.
    void settle();
    //! Waits until a serving bank has sealed and told all that it booked, and returns how long that took. Throws
    //! std::runtime_error after a minute.
    std::chrono::milliseconds awaitRest();

    //! Defines something as superuser.
    void define(const std::string& sql);

    //! Server version and settings, one per line.
    std::vector<std::string> describe();

    //! Sentences about books that do not agree; reads all of them.
    std::vector<std::string> violations();

private:
    void maintain(const std::vector<std::string>& statements);

    std::int64_t m_accounts;
    test::TestFolder m_folder;
    test::TestFolder m_bankFolder;
    std::unique_ptr<platform::EmbeddedCluster> m_cluster;
    std::unique_ptr<test::ServedBank> m_bank;
};

} // namespace cf::bench
