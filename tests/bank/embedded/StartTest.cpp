// Starting: what the first start creates, what later ones find, and each rejection with its sentence.
#include "tests/bank/embedded/ClusterFixture.h"
#include "tests/bank/embedded/OwnerProcess.h"

#include <csignal>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>

namespace cf::test {

namespace fs = std::filesystem;

class Start : public ClusterFixture
{
};

TEST_F(Start, theFirstOneMakesAWorkingBankDatabase)
{
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_EQ(ask("SELECT concat_ws('|', pg_encoding_to_char(encoding), datcollate, pg_get_userbyid(datdba))"
                  " FROM pg_database WHERE datname = 'bank'"),
              "UTF8|C.UTF-8|bank_owner");
    EXPECT_EQ(ask("SELECT concat_ws('|', current_setting('data_checksums'), current_setting('fsync'),"
                  " current_setting('synchronous_commit'))"),
              "on|on|on");
    EXPECT_EQ(ask("SELECT concat_ws('|', unaccent('Dvořák'), 'Привет' % 'Привет')"), "Dvorak|t");
    EXPECT_EQ(
        ask("SELECT rolname FROM pg_roles WHERE rolname LIKE 'bank%' AND NOT rolsuper AND rolcanlogin ORDER BY 1"),
        "bank_app|bank_monitor|bank_owner");
    EXPECT_EQ(askAt(m_cluster->connectionString("bank_app"), "SELECT current_user"), "bank_app");
}

TEST_F(Start, nothingListensOnTheNetworkAndNobodyElseComesIn)
{
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_EQ(askAt(m_cluster->connectionString("bank_superuser"), "SHOW listen_addresses"), "");
    EXPECT_EQ(askAt(m_cluster->connectionString("bank_superuser"), "ALTER SYSTEM SET listen_addresses = '*'"), "");
    ASSERT_NO_FATAL_FAILURE(restart());
    EXPECT_EQ(askAt(m_cluster->connectionString("bank_superuser"), "SHOW listen_addresses"), "");
    EXPECT_EQ(askAt(m_cluster->connectionString("bank_superuser"),
                    "SELECT count(*) FROM pg_hba_file_rules WHERE type <> 'local' OR auth_method <> 'peer'"),
              "0");
    struct stat found
    {
    };
    ASSERT_EQ(::stat(m_cluster->folder().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0700U);
    ASSERT_EQ(::stat((m_cluster->folder() / "sockets").c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0700U);
}

TEST_F(Start, theSecondOneFindsTheData)
{
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_EQ(ask("CREATE TABLE note (text text); INSERT INTO note VALUES ('kept')"), "");
    ASSERT_NO_FATAL_FAILURE(restart());
    EXPECT_EQ(ask("SELECT text FROM note"), "kept");
}

TEST_F(Start, aFolderWithALongOrAwkwardNameWorks)
{
    m_config.folder = m_folder.path() / (std::string(100, 'x') + ", a bank's \\ folder");
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_EQ(ask("SELECT 1"), "1");
    std::ifstream in(m_cluster->folder() / "sockets.path");
    std::string sockets;
    std::getline(in, sockets);
    EXPECT_EQ(sockets.rfind("/tmp/counterfoil-", 0) == 0 || sockets.rfind("/run/", 0) == 0, true) << sockets;
    m_cluster.reset();
    fs::remove_all(sockets);
}

TEST_F(Start, aSecondOwnerIsRefusedWithTheFirstOnesNumber)
{
    OwnerProcess first(m_config.folder, false, true);
    ASSERT_TRUE(eventually([&] { return first.acknowledged() > 0; }));
    const std::string sentence = refusal();
    EXPECT_NE(sentence.find("process " + std::to_string(first.pid())), std::string::npos) << sentence;
    const int before = first.acknowledged();
    EXPECT_TRUE(eventually([&] { return first.acknowledged() > before; })) << "the first owner must not notice";
}

TEST_F(Start, aDatabaseOfAnotherPostgresIsRefusedWithItsVersion)
{
    fs::create_directories(m_config.folder / "primary");
    std::ofstream(m_config.folder / "primary" / "PG_VERSION") << "9\n";
    giveFolderToServers();
    const std::string sentence = refusal();
    EXPECT_NE(sentence.find("made by PostgreSQL 9"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("apt-get install postgresql-9"), std::string::npos) << sentence;
}

TEST_F(Start, foreignFilesAreNeverOverwritten)
{
    fs::create_directories(m_config.folder / "primary");
    std::ofstream(m_config.folder / "primary" / "letter.txt") << "mine\n";
    giveFolderToServers();
    EXPECT_NE(refusal().find("is not a PostgreSQL database"), std::string::npos);
    EXPECT_TRUE(fs::exists(m_config.folder / "primary" / "letter.txt"));
}

TEST_F(Start, withoutPostgresTheSentenceSaysWhatToInstall)
{
    m_config.programs = m_folder.path();
    EXPECT_NE(refusal().find("apt-get install postgresql"), std::string::npos) << refusal();
}

TEST_F(Start, someoneElsesFolderIsRefused)
{
    if (!m_config.runAs)
        GTEST_SKIP() << "only root can change a folder's owner";
    fs::create_directories(m_config.folder); // root's
    const std::string sentence = refusal();
    EXPECT_NE(sentence.find("belongs to root"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("chown -R"), std::string::npos) << sentence;
}

TEST_F(Start, aForeignProcessInAStalePidFileIsLeftAlone)
{
    ASSERT_NO_FATAL_FAILURE(start());
    m_cluster.reset();
    const pid_t stranger = ::fork();
    if (stranger == 0) {
        // Owned by the servers' user, or PostgreSQL would see by itself that it is no server.
        if (m_config.runAs && ::setuid(m_config.runAs->uid) != 0)
            ::_exit(127);
        ::execl("/bin/sleep", "sleep", "60", nullptr);
        ::_exit(127);
    }
    // As after a power cut, when another program has since got the number.
    std::ofstream(m_config.folder / "primary" / "postmaster.pid")
        << stranger << "\n"
        << (m_config.folder / "primary").string() << "\n1700000000\n5432\n\n\n  1234567   1234567\n";
    start();
    EXPECT_EQ(::kill(stranger, 0), 0);
    EXPECT_EQ(::waitpid(stranger, nullptr, WNOHANG), 0) << "the stranger was ended";
    EXPECT_EQ(ask("SELECT 1"), "1");
    ::kill(stranger, SIGKILL);
    ::waitpid(stranger, nullptr, 0);
}

} // namespace cf::test
