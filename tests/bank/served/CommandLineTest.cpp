// bankd as an operator uses it at a terminal: its commands, and a helpful sentence for every mistake.
#include "services/bank/identity/Totp.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "services/contract/AsyncApi.h"
#include "services/contract/OpenApi.h"
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/MigratedDatabase.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

namespace fs = std::filesystem;

struct Ended
{
    int status = -1; //!< Exit status; -1: killed by a signal.
    std::string out;
    std::string err;
};

std::string quoted(const std::string& text)
{
    return json::serialize(json::string(text)); // TOML's basic strings escape alike
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

class CommandLine : public ::testing::Test
{
protected:
    //! Runs bankd to its end.
    Ended run(std::vector<std::string> arguments)
    {
        const fs::path out = m_folder.path() / "out";
        const fs::path err = m_folder.path() / "err";
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files, 1, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_addopen(&files, 2, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        arguments.insert(arguments.begin(), BANKD_PROGRAM);
        std::vector<char*> pointers;
        for (auto& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        pid_t pid = 0;
        const int spawned = ::posix_spawn(&pid, BANKD_PROGRAM, &files, nullptr, pointers.data(), environ);
        posix_spawn_file_actions_destroy(&files);
        Ended ended;
        EXPECT_EQ(spawned, 0);
        if (int status = 0; spawned == 0 && ::waitpid(pid, &status, 0) == pid && WIFEXITED(status))
            ended.status = WEXITSTATUS(status);
        ended.out = contentOf(out);
        ended.err = contentOf(err);
        return ended;
    }

    //! Expects a clean failure whose output contains this.
    void expectFailure(const std::vector<std::string>& arguments, const std::string& sentence)
    {
        const Ended ended = run(arguments);
        EXPECT_GT(ended.status, 0) << ended.err;
        EXPECT_LT(ended.status, 128) << ended.err;
        EXPECT_TRUE(has(ended.err, sentence)) << ended.err << "\nshould say: " << sentence;
        for (const char* inside : {"terminate called", "what():", "std::", "pqxx", "SELECT", ".cpp"})
            EXPECT_FALSE(has(ended.err, inside)) << ended.err;
    }

    //! A configuration for a database; the path of its file. Without a served bank's settings all is in m_folder.
    std::string configFor(const std::string& app, const std::string& owner, const platform::Settings* served = nullptr)
    {
        const fs::path key = served ? served->masterKey : m_folder.path() / "master.key";
        const fs::path spool = served ? served->spool : m_folder.path() / "spool";
        const fs::path file = m_folder.path() / "bankd.toml";
        std::ofstream(file) << "[database]\napp = " << quoted(app) << "\nowner = " << quoted(owner)
                            << "\n[keys]\nmaster = " << quoted(key.string())
                            << "\n[audit]\nspool = " << quoted(spool.string())
                            << "\n[objects]\nfolder = " << quoted((m_folder.path() / "objects").string())
                            << "\n[http]\nport = 0\ncertificate = '/nowhere/bank.pem'\nkey = '/nowhere/bank.key'\n"
                            << "[log]\nfile = " << quoted((m_folder.path() / "bankd.log").string()) << "\n"
                            << processSettings();
        return file.string();
    }
    std::string configFor(const TestDatabase& database) { return configFor(database.app, database.owner); }

    TestFolder m_folder;
};

//! Next to an open bank.
class CommandLineBesideABank : public CommandLine
{
protected:
    std::vector<std::string> staffAdd(const std::string& user, const std::string& role, const std::string& branch)
    {
        return {"staff", "add", user, "--name", "Eva Nová", "--role", role, "--branch", branch, "--config", m_config};
    }

    ServedBank m_bank;
    std::string m_config =
        configFor(m_bank.settings().appDatabase, m_bank.settings().ownerDatabase, &m_bank.settings());
};

} // namespace

TEST_F(CommandLine, whatIsNoCommandIsExplained)
{
    expectFailure({}, "subcommand is required");
    expectFailure({"srve"}, "srve is not a command of bankd. Run: bankd --help");
    expectFailure({"serve", "--prot", "1", "--config", "x"}, "--prot");
    expectFailure({"staff"}, "subcommand is required");
    expectFailure({"import"}, "subcommand is required");
    EXPECT_EQ(run({"--help"}).status, 0);
    EXPECT_TRUE(has(run({"--help"}).out, "migrate"));
    EXPECT_EQ(run({"--version"}).out, COUNTERFOIL_VERSION "\n");
}

TEST_F(CommandLine, aBankIsEitherAFolderOrAConfiguration)
{
    const std::string folder = m_folder.path() / "bank";
    for (const char* command : {"serve", "migrate"}) {
        expectFailure({command}, "--embedded");
        expectFailure({command, "--embedded", folder, "--config", "x.toml"}, "--embedded");
    }
    expectFailure({"serve", "--demo", "--config", "x.toml"}, "--demo goes with --embedded");
    expectFailure({"serve", "--port", "65536", "--config", "x.toml"}, "--port must lie between 0 and 65535");
    EXPECT_FALSE(fs::exists(folder)) << "nothing was started";
}

TEST_F(CommandLine, aConfigurationThatCannotBeReadIsNamed)
{
    const std::string missing = m_folder.path() / "missing.toml";
    for (const char* command : {"serve", "migrate"})
        expectFailure({command, "--config", missing}, missing + ": it cannot be opened: No such file or directory.");
    const fs::path wrong = m_folder.path() / "wrong.toml";
    std::ofstream(wrong) << "[database]\nap = 'x'\n";
    expectFailure({"serve", "--config", wrong}, "database.ap (line 2) is not a setting of bankd.");
}

TEST_F(CommandLine, aDatabaseThatCannotBeReachedIsASentence)
{
    auto& cluster = TemporaryPostgres::instance().cluster();
    const std::string config =
        configFor(cluster.connectionString("bank_app", "nowhere"), cluster.connectionString("bank_owner", "nowhere"));
    expectFailure({"serve", "--config", config}, "database \"nowhere\" does not exist");
    expectFailure({"migrate", "--config", config}, "database \"nowhere\" does not exist");
    expectFailure({"serve", "--config", configFor("host=/nowhere user=bank_app", "")}, "The database cannot be used");
    expectFailure({"serve", "--config", configFor("no connection string", "")}, "is no connection string of libpq");
    expectFailure({"migrate", "--config", configFor("host=/nowhere user=bank_app", "")}, "database.owner is missing");
}

TEST_F(CommandLine, aNewDatabaseIsMigratedBeforeItIsServed)
{
    const std::string config = configFor(TemporaryPostgres::instance().createDatabase());
    expectFailure({"serve", "--config", config}, "Run: bankd migrate --config FILE");
    expectFailure({"staff", "add", "eva", "--name", "Eva", "--role", "teller", "--config", config},
                  "Run: bankd migrate --config FILE");
    const Ended first = run({"migrate", "--config", config});
    EXPECT_EQ(first.status, 0) << first.err;
    EXPECT_TRUE(has(first.out, "0001_foundation")) << first.out;
    EXPECT_TRUE(has(first.out, "The schema is now up to date.")) << first.out;
    const Ended second = run({"migrate", "--config", config});
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(second.out, "The schema is up to date.\n");
    expectFailure({"serve", "--config", config},
                  "/nowhere/bank.pem"); // the schema exists now; the certificate does not
}

TEST_F(CommandLine, theBanksLanguageIsSaidAndSet)
{
    const TestDatabase database = migratedDatabase();
    const std::string config = configFor(database);
    const auto said = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "language");
        arguments.insert(arguments.end(), {"--config", config});
        const Ended ended = run(arguments);
        EXPECT_EQ(ended.status, 0) << ended.err;
        return ended.out;
    };
    EXPECT_EQ(said({}), "und\n");
    EXPECT_EQ(said({"cs"}), "cs\n");
    EXPECT_EQ(said({"DE-at"}), "de-AT\n");
    EXPECT_EQ(said({"de-AT"}), "de-AT\n");
    for (const char* none : {"czech", "c", "\"; DROP TABLE bank.staff; --", "ucs_basic"})
        expectFailure({"language", none, "--config", config}, std::string("There is no language \"") + none + "\".");
    EXPECT_EQ(said({}), "de-AT\n");
    expectFailure({"language", "cs", "--config", configFor(database.app, "")}, "database.owner is missing");
}

TEST_F(CommandLine, theDocumentsAreTheContracts)
{
    const Ended ended = run({"openapi"});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.out, openApiDocument());
    EXPECT_EQ(ended.err, "");
    EXPECT_EQ(run({"asyncapi"}).out, asyncApiDocument());
}

TEST_F(CommandLineBesideABank, aNewColleagueEnrolsOnceWithThePrintedCode)
{
    const Ended added = run(staffAdd("eva", "teller", "MAIN"));
    ASSERT_EQ(added.status, 0) << added.err;
    EXPECT_TRUE(has(added.out, "Enrolment code for eva")) << added.out;
    const auto line = added.out.find('\n');
    const std::string code = added.out.substr(line + 1, added.out.find('\n', line + 1) - line - 1);

    ApiClient client = m_bank.client();
    const EnrolmentStart start{"eva", code, "correct horse battery staple"};
    const auto enrolment = client.call<StartEnrolment>(start);
    ASSERT_TRUE(enrolment.ok()) << enrolment.body;
    const std::string totp = bank::totp::codeOf(bank::totp::secretOf(enrolment.value().secret),
                                                bank::totp::stepAt(std::chrono::system_clock::now()));
    const auto enrolled = client.call<ConfirmEnrolment>({enrolment.value().challenge, totp});
    ASSERT_TRUE(enrolled.ok()) << enrolled.body;
    EXPECT_EQ(enrolled.value().recoveryCodes.size(), 10U);
    client.useToken(enrolled.value().session.token);
    const auto session = client.call<GetSession>({});
    ASSERT_TRUE(session.ok()) << session.body;
    EXPECT_EQ(session.value().staff.userName, "eva");
    EXPECT_EQ(session.value().staff.role, Role::Teller);
    EXPECT_EQ(session.value().staff.branch.code, "MAIN");

    EXPECT_EQ(m_bank.client().call<StartEnrolment>(start).status, 401) << "a code is good once";
    expectFailure(staffAdd("ＥＶＡ", "teller", "MAIN"), "There is somebody with the user name eva already.");
    expectFailure(staffAdd("eva", "teller", "MAIN"), "There is somebody with the user name eva already.");
}

TEST_F(CommandLine, aBankIsFoundedByFlagsAndItsAdministratorEnrols)
{
    const auto database = migratedDatabase();
    const std::string config = configFor(database);
    std::vector<std::string> init = {
        "init",          "--config",      config,        "--name",          "Bank of Linz", "--country", "at",
        "--bank-code",   "20320",         "--bic",       "aspkat2l",        "--currency",   "EUR",       "--time-zone",
        "Europe/Vienna", "--branch-name", "Main square", "--administrator", "jana"};
    expectFailure(init, "There is no terminal to ask at: --administrator-name must be given.");
    init.insert(init.end(), {"--administrator-name", "Jana Nová"});
    std::vector<std::string> wrong = init;
    wrong[8] = "123";
    expectFailure(wrong, "The bank code \"123\" must be 5 digits");
    const Ended founded = run(init);
    EXPECT_EQ(founded.status, 0) << founded.err;
    EXPECT_TRUE(has(founded.out, "Bank of Linz is founded. Enrolment code for jana, valid once")) << founded.out;
    expectFailure(init, "This bank was founded already: Bank of Linz.");
    EXPECT_EQ(run({"staff", "invite", "jana", "--config", config}).status, 0) << "she may get another code";
}

TEST_F(CommandLineBesideABank, aLockIsEndedWithoutEndingAnythingElse)
{
    ApiClient client = m_bank.client();
    m_bank.signIn(client, Role::Teller, m_bank.mainBranch()); // person1
    const std::vector<std::string> unlock = {"staff", "unlock", "Person1", "--config", m_config};
    EXPECT_TRUE(has(run(unlock).out, "nothing to unlock"));
    m_bank.query("UPDATE bank.staff SET locked_until = now() + interval '1 hour' RETURNING id");
    const Ended unlocked = run(unlock);
    EXPECT_EQ(unlocked.status, 0) << unlocked.err;
    EXPECT_TRUE(has(unlocked.out, "Unlocked.")) << unlocked.out;
    EXPECT_EQ(m_bank.query("SELECT count(*) FROM bank.staff WHERE locked_until IS NOT NULL").value<int>(), 0);
    EXPECT_EQ(client.call<GetSession>({}).status, 200);
    expectFailure({"staff", "unlock", "nobody", "--config", m_config}, "There is nobody with the user name nobody.");
}

TEST_F(CommandLineBesideABank, aColleagueWhoCannotBeIsRefusedInASentence)
{
    expectFailure(staffAdd("eva", "boss", "MAIN"),
                  "The role boss is not one of teller, supervisor, compliance, administrator.");
    expectFailure(staffAdd("eva", "teller", "MOON"), "There is no branch with the code MOON.");
    expectFailure(staffAdd("Eva!", "teller", "MAIN"), "The user name \"Eva!\" must be 2 to 64 of a-z");
    expectFailure({"staff", "reissue", "nobody", "--config", m_config}, "There is nobody with the user name nobody.");
    EXPECT_EQ(m_bank.query("SELECT count(*) FROM bank.staff").value<int>(), 0);
}

TEST_F(CommandLineBesideABank, anImportFromNowhereIsRefusedInASentence)
{
    const std::string missing = m_folder.path() / "missing";
    expectFailure({"import", "berka", missing, "--branch", "MAIN", "--config", m_config},
                  "The folder " + missing + " cannot be opened: No such file or directory.");
    expectFailure({"import", "berka", m_folder.path(), "--branch", "MOON", "--config", m_config},
                  "There is no branch with the code MOON.");
    expectFailure({"import", "berka", m_folder.path(), "--branch", "MAIN", "--config", m_config}, ".asc");
}

TEST_F(CommandLineBesideABank, aMissingOrWrongMasterKeyIsRefusedByEveryCommandThatNeedsIt)
{
    const fs::path key = m_bank.settings().masterKey;
    const std::vector<std::vector<std::string>> commands{{"serve", "--port", "0", "--config", m_config},
                                                         {"verify", "--config", m_config},
                                                         {"demo", "--customers", "10", "--config", m_config},
                                                         {"import", "berka", m_folder.path(), "--config", m_config},
                                                         staffAdd("eva", "teller", "MAIN")};
    fs::rename(key, m_folder.path() / "kept.key");
    giveToServerUser(m_bank.folder().path());
    for (const auto& command : commands) {
        expectFailure(command, "The master key " + key.string() + " is missing");
        EXPECT_FALSE(fs::exists(key)) << command.front();
    }
    ASSERT_TRUE(platform::EncryptionKey::make(key).ok());
    giveToServerUser(m_bank.folder().path());
    for (const auto& command : commands)
        expectFailure(command, "The master key in " + key.string() + " is not the one");
    fs::rename(m_folder.path() / "kept.key", key);
    EXPECT_EQ(run(staffAdd("eva", "teller", "MAIN")).status, 0);
}

TEST_F(CommandLineBesideABank, theTrailIsProvedAsFarAsItCanBe)
{
    ASSERT_EQ(run(staffAdd("eva", "teller", "MAIN")).status, 0);
    const auto sealed = [&] { return m_bank.query("SELECT next_seq FROM bank.audit_seal").value<int>(); };
    const fs::path checkpoint = m_bank.settings().spool / "mark";
    ASSERT_TRUE(eventually([&] { return sealed() > 0 && fs::exists(checkpoint); }));
    m_bank.stopServing();
    const Ended whole = run({"verify", "--config", m_config});
    EXPECT_EQ(whole.status, 0) << whole.err;
    EXPECT_TRUE(has(whole.out, "The audit trail is as it was sealed")) << whole.out;
    fs::remove(checkpoint);
    expectFailure({"verify", "--config", m_config},
                  "Whether newer ones were removed cannot be determined: the audit checkpoint " + checkpoint.string() +
                      " is missing.");
}
