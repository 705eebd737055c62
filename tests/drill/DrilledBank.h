// What is drilled: a PostgreSQL of its own, two `bankd serve` that share it, each behind a relay on either side, and
// the staff and accounts of the drill. All of it ends with this object.
#pragma once

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/drill/Disk.h"
#include "tests/drill/DrillWishes.h"
#include "tests/drill/Drilled.h"
#include "tests/drill/HttpPassage.h"
#include "tests/drill/SteppedClock.h"
#include "tests/drill/WirePassage.h"
#include "tests/support/BankProcess.h"
#include "tests/support/ServedBank.h"

namespace cf::drill {

class DrilledBank : public Drilled
{
public:
    static constexpr std::size_t kServers = 2;

    //! Makes it below the folder, which PostgreSQL's user can reach. What bankd says to PostgreSQL is rewritten so.
    //! Throws std::runtime_error.
    DrilledBank(const std::filesystem::path& folder, std::size_t staff, simulation::Chance& chance,
                std::vector<Rewriting> rewrites);
    ~DrilledBank() override;

    std::size_t ways() const override { return kServers; }
    test::ApiClient clientOf(const Staff& staff, std::size_t server) const override;

    test::BankProcess& server(std::size_t number) { return *m_servers[number]->process; }
    //! On the way to PostgreSQL.
    Trap& statements() { return m_statements; }
    Gate& gate() { return m_gate; }
    SteppedClock& clockOf(std::size_t server) { return m_servers[server]->clock; }
    SteppedClock& clockOfPostgres() { return m_clock; }
    platform::EmbeddedCluster& cluster() { return *m_cluster; }
    //! PostgreSQL's; null: it has none of its own, nor have the spools.
    Disk* disk() { return m_disk.get(); }
    //! The read audit's folder of a server.
    std::filesystem::path spool(std::size_t server) const { return m_servers[server]->folder.path() / "process-spool"; }
    std::string conninfo(const char* role) const { return m_cluster->connectionString(role); }
    //! Of PostgreSQL.
    std::string socket() const;

    db::Rows run(const std::string& sql, std::chrono::milliseconds timeout = std::chrono::seconds(20)) const override;
    //! The same in another database.
    db::Rows runIn(const std::string& database, const std::string& sql,
                   std::chrono::milliseconds timeout = std::chrono::seconds(20)) const;

    //! Starts whatever of it is not running, and returns once a client could be answered. Throws std::runtime_error if
    //! that is not so in time.
    void recover(std::chrono::seconds timeout);
    int command(const std::vector<std::string>& arguments) const override;

private:
    struct Server
    {
        test::TestFolder folder;
        SteppedClock clock{folder.path() / "clock"};
        std::unique_ptr<SmallDisk> spool; //!< Null: it has no disk of its own.
        std::unique_ptr<Relay> database;
        std::unique_ptr<test::BankProcess> process;
        std::unique_ptr<Relay> http;
        std::uint16_t port = 0;
    };

    void addServer(std::size_t number);
    void openAccounts();
    void hire(std::size_t staff, simulation::Chance& chance);

    std::vector<Rewriting> m_rewrites;
    std::unique_ptr<Disk> m_disk;
    SteppedClock m_clock;        //!< PostgreSQL's.
    test::TestFolder m_programs; //!< Of PostgreSQL.
    std::unique_ptr<platform::EmbeddedCluster> m_cluster;
    std::unique_ptr<test::ServedBank> m_bank; //!< Makes accounts; does not serve.
    Trap m_statements;
    Gate m_gate;
    std::vector<std::unique_ptr<Server>> m_servers;
};

} // namespace cf::drill
