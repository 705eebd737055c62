// `bankd demo` as an operator runs it: its messages, Ctrl-C, and its memory use.
#include "tests/bank/demo/DemoFixture.h"
#include "tests/support/TestFolder.h"

#include <boost/json.hpp>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

using namespace cf;
using namespace cf::test;

namespace {

const std::vector<std::string> kSmallest = {"--customers", "10", "--transfers", "0", "--audit-rows", "0"};

struct Ended
{
    int status = -1;
    long peakKilobytes = 0;
    std::string said;
};

class DemoCommand : public testing::Test
{
protected:
    //! `interruptAt`: Ctrl-C is sent when this was printed.
    Ended run(const std::vector<std::string>& options, const std::string& interruptAt = "",
              const std::vector<std::string>& command = {"demo"})
    {
        const std::filesystem::path config = m_folder.path() / "bankd.toml";
        const auto quoted = [](const std::string& text) { return boost::json::serialize(boost::json::string(text)); };
        std::ofstream(config) << "[database]\napp = " << quoted(m_bank.database().app)
                              << "\nowner = " << quoted(m_bank.database().owner)
                              << "\n[keys]\nmaster = " << quoted((m_folder.path() / "master.key").string())
                              << "\n[audit]\nspool = " << quoted((m_folder.path() / "spool").string())
                              << "\n[http]\nport = 0\ncertificate = '/none.pem'\nkey = '/none.key'\n[log]\nfile = "
                              << quoted((m_folder.path() / "bankd.log").string()) << "\n";
        std::vector<std::string> arguments{BANKD_PROGRAM};
        arguments.insert(arguments.end(), command.begin(), command.end());
        arguments.insert(arguments.end(), {"--config", config.string()});
        arguments.insert(arguments.end(), options.begin(), options.end());
        std::vector<char*> pointers;
        for (auto& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        const std::filesystem::path said = m_folder.path() / "said";
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 1, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
        posix_spawn_file_actions_adddup2(&files, 1, 2);
        pid_t pid = 0;
        EXPECT_EQ(::posix_spawn(&pid, BANKD_PROGRAM, &files, nullptr, pointers.data(), environ), 0);
        posix_spawn_file_actions_destroy(&files);
        Ended ended;
        int status = 0;
        rusage used{};
        while (::wait4(pid, &status, interruptAt.empty() ? 0 : WNOHANG, &used) == 0) {
            if (contentOf(said).find(interruptAt) != std::string::npos)
                ::kill(pid, SIGINT);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        if (WIFEXITED(status))
            ended.status = WEXITSTATUS(status);
        ended.peakKilobytes = used.ru_maxrss;
        ended.said = contentOf(said);
        return ended;
    }

    TestFolder m_folder;
    DemoDatabase m_bank{m_folder.path() / "master.key"};
};

} // namespace

TEST_F(DemoCommand, saysWhatItAddedAndThatThereIsOneAlready)
{
    const std::vector<std::string> small{"--customers", "50", "--transfers", "400", "--audit-rows", "500"};
    const Ended first = run(small);
    EXPECT_EQ(first.status, 0) << first.said;
    EXPECT_NE(first.said.find("50 customers, 98 accounts, 400 transfers and 500 audit events were added."),
              std::string::npos)
        << first.said;
    EXPECT_NE(first.said.find("writing history"), std::string::npos);
    const Ended second = run(small);
    EXPECT_EQ(second.status, 0);
    EXPECT_NE(second.said.find("This bank has its demo already; nothing was added."), std::string::npos) << second.said;
    EXPECT_EQ(m_bank.count("bank.transfer"), 400);
}

TEST_F(DemoCommand, aBankWithoutALanguageSpeaksThatOfTheDemo)
{
    EXPECT_EQ(run(kSmallest).status, 0);
    EXPECT_EQ(run({}, "", {"language"}).said, "cs\n");
}

TEST_F(DemoCommand, aLanguageThatWasChosenStays)
{
    EXPECT_EQ(run({}, "", {"language", "de-AT"}).said, "de-AT\n");
    EXPECT_EQ(run(kSmallest).status, 0);
    EXPECT_EQ(run({}, "", {"language"}).said, "de-AT\n");
}

TEST_F(DemoCommand, verifyLedgerSaysThatAllAgreesAndNamesWhatDoesNot)
{
    ASSERT_EQ(run({"--customers", "50", "--transfers", "400", "--audit-rows", "500"}).status, 0);
    const Ended whole = run({}, "", {"verify", "ledger"});
    EXPECT_EQ(whole.status, 0) << whole.said;
    EXPECT_NE(whole.said.find("The ledger agrees with itself and with the audit trail: "), std::string::npos);
    EXPECT_NE(whole.said.find(" 800 entries, 400 transfers, "), std::string::npos) << whole.said;
    EXPECT_EQ(run({}, "", {"verify"}).status, 0); // the trail, as usual
    EXPECT_EQ(run({}, "", {"rebuild", "--check"}).status, 0);
    const std::string account = m_bank.ask("SELECT id FROM bank.account WHERE status <> 'closed' ORDER BY id LIMIT 1");
    db::Watchdog watchdog;
    db::Connection(m_bank.database().superuser, watchdog)
        .transaction(std::chrono::seconds(10), [&](db::Transaction& transaction) {
            transaction.script("SET LOCAL session_replication_role = replica; UPDATE bank.account"
                               " SET balance = balance + 100000000 WHERE id = '" +
                               account + "'");
        });
    const Ended rebuilt = run({}, "", {"rebuild", "--check"});
    EXPECT_EQ(rebuilt.status, 1);
    EXPECT_NE(rebuilt.said.find("balances of " + account + ": stored "), std::string::npos) << rebuilt.said;
    const Ended harmed = run({}, "", {"verify", "ledger"});
    EXPECT_EQ(harmed.status, 1);
    EXPECT_NE(harmed.said.find("Account " + AccountId(*Uuid::parse(account)).toString() + ": its balance is "),
              std::string::npos)
        << harmed.said;
    EXPECT_NE(run({}, "", {"verify", "money"}).status, 0);
}

TEST_F(DemoCommand, ctrlCLeavesNothingHalf)
{
    const Ended ended = run({"--customers", "500", "--transfers", "2000000"}, "writing history");
    EXPECT_EQ(ended.status, 1) << ended.said;
    EXPECT_NE(ended.said.find("The demo was stopped before it was complete; nothing was kept."), std::string::npos)
        << ended.said;
    for (const std::string& table : kDemoTables)
        EXPECT_EQ(m_bank.count("bank." + table), 0) << table;
}

TEST_F(DemoCommand, whatCannotBeIsRefusedInASentence)
{
    for (const auto& [arguments, sentence] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"--customers", "9"}, "--customers"},
             {{"--transfers", "-1"}, "--transfers"},
             {{"--until", "yesterday"}, "--until must be a date such as 2026-11-22."},
             {{"--until", "9999-01-01"}, "--until must not lie in the future."}}) {
        const Ended ended = run(arguments);
        EXPECT_GT(ended.status, 0);
        EXPECT_NE(ended.said.find(sentence), std::string::npos) << ended.said;
    }
    EXPECT_EQ(m_bank.count("bank.customer"), 0);
}

TEST(DemoMemory, doesNotGrowWithTheTransfers)
{
    class Run : public DemoCommand
    {
    public:
        long peakOf(const std::string& transfers)
        {
            const Ended ended = run({"--customers", "300", "--transfers", transfers, "--audit-rows", transfers});
            EXPECT_EQ(ended.status, 0) << ended.said;
            return ended.peakKilobytes;
        }
        void TestBody() override {}
    };
    // Enough to fill the queue of chunks in both.
    const long few = Run().peakOf("75000");
    const long many = Run().peakOf("150000");
    EXPECT_LT(many - few, 40'000) << few << " and " << many << " kB"; // 75,000 transfers are about 90 MB of rows
}
