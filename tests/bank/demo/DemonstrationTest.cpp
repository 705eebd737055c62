// A bank to try things in, as made by `serve --embedded DIR --demo`: it says that it is one, its people's file lets
// them sign in, and no other bank becomes one.
#include "app/bankd/DemoStaff.h"
#include "services/bank/identity/Totp.h"
#include "services/contract/Operations.h"
#include "tests/support/ApiClient.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>
#include <thread>

namespace cf::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

//! bankd with its own embedded bank, one command at a time.
class Demonstration : public ::testing::Test
{
protected:
    Demonstration()
    {
        ::chmod(m_folder.path().c_str(), 0755); // started as root, the bank switches users
    }
    ~Demonstration() override { stop(); }

    void begin(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), BANKD_PROGRAM);
        arguments.insert(arguments.end(), {"--embedded", m_bank.string()});
        std::vector<char*> pointers;
        for (std::string& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        for (const int descriptor : {1, 2})
            posix_spawn_file_actions_addopen(&files, descriptor, m_said.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::setenv("COUNTERFOIL_DEMO", "none", 1);
        ASSERT_EQ(::posix_spawn(&m_pid, BANKD_PROGRAM, &files, nullptr, pointers.data(), environ), 0);
        posix_spawn_file_actions_destroy(&files);
    }

    int end()
    {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    //! Serves; false if it ended instead.
    bool serve(bool demo)
    {
        std::error_code ignored;
        fs::remove(ready(), ignored);
        std::vector<std::string> arguments{"serve", "--port", "0", "--ready-file", ready().string()};
        if (demo)
            arguments.emplace_back("--demo");
        begin(arguments);
        while (!fs::exists(ready())) {
            if (::waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
                m_pid = 0;
                return false;
            }
            std::this_thread::sleep_for(20ms);
        }
        return true;
    }

    void stop()
    {
        if (m_pid == 0)
            return;
        ::kill(m_pid, SIGTERM);
        end();
    }

    ApiClient client() const
    {
        const std::string url(boost::json::parse(contentOf(ready())).at("url").as_string());
        return {static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))), m_bank / "tls" / "ca.pem"};
    }

    std::optional<bool> isDemonstration() const
    {
        return client().call<contract::GetLiveness>({}).value().demonstration;
    }

    app::DemoPeople people() const { return contract::decodeDocument<app::DemoPeople>(contentOf(file())).value(); }

    //! A session of the first person, from the file alone.
    ApiReply<contract::Session> signIn(const app::DemoPerson& person) const
    {
        ApiClient desk = client();
        const auto begun = desk.call<contract::SignInWithPassword>({person.userName, person.password});
        EXPECT_TRUE(begun.ok()) << begun.body;
        // The enrolment used up its TOTP step; the next one is accepted already.
        const auto step = bank::totp::stepAt(std::chrono::system_clock::now()) + 1;
        return desk.call<contract::SignInWithCode>(
            {begun.value().challenge, bank::totp::codeOf(bank::totp::secretOf(person.authenticatorSecret), step)});
    }

    fs::path ready() const { return m_bank / "ready.json"; }
    fs::path file() const { return m_bank / "demo" / "people.json"; }

    TestFolder m_folder;
    fs::path m_bank = m_folder.path() / "bank";
    fs::path m_said = m_folder.path() / "said";
    pid_t m_pid = 0;
};

} // namespace

TEST_F(Demonstration, itsPeopleSignInByWhatTheirFileSays)
{
    ASSERT_TRUE(serve(true)) << contentOf(m_said);
    EXPECT_EQ(isDemonstration(), true);
    struct stat status = {};
    ASSERT_EQ(::stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    const auto all = people();
    EXPECT_EQ(all.version, 1);
    EXPECT_EQ(all.bank, "Counterfoil Bank");
    ASSERT_EQ(all.people.size(), 5U);
    std::set<std::string> roles;
    for (const auto& person : all.people) {
        roles.insert(person.role);
        EXPECT_FALSE(person.displayName.empty());
        EXPECT_EQ(person.recoveryCodes.size(), 10U);
    }
    EXPECT_EQ(roles, (std::set<std::string>{"teller", "supervisor", "compliance", "administrator"}));
    EXPECT_EQ(all.people[0].branch, "Praha");
    const auto session = signIn(all.people[0]);
    ASSERT_TRUE(session.ok()) << session.body;
    EXPECT_EQ(session.value().staff.userName, all.people[0].userName);
}

TEST_F(Demonstration, theFileOfAnEarlierVersionBecomesTheNewOne)
{
    ASSERT_TRUE(serve(true)) << contentOf(m_said);
    const auto before = people();
    stop();
    boost::json::array former;
    for (const auto& person : before.people)
        former.push_back({{"userName", person.userName},
                          {"displayName", person.displayName},
                          {"role", person.role},
                          {"password", person.password},
                          {"totpSecret", person.authenticatorSecret},
                          {"recoveryCodes", boost::json::value_from(person.recoveryCodes)}});
    std::ofstream(m_bank / "demo" / "staff.json") << boost::json::serialize(former);
    fs::permissions(m_bank / "demo" / "staff.json", fs::perms(0644)); // the user running this test owns it
    fs::remove(file());
    ASSERT_TRUE(serve(true)) << contentOf(m_said);
    const auto after = people();
    ASSERT_EQ(after.people.size(), before.people.size());
    for (std::size_t i = 0; i < after.people.size(); ++i) {
        EXPECT_EQ(after.people[i].password, before.people[i].password);
        EXPECT_EQ(after.people[i].authenticatorSecret, before.people[i].authenticatorSecret);
        EXPECT_EQ(after.people[i].branch, before.people[i].branch);
    }
    EXPECT_FALSE(fs::exists(m_bank / "demo" / "staff.json"));
}

TEST(DemonstrationMark, aBankOfSomebodysNeverBecomesOne)
{
    ServedBank bank;
    app::OpenedBank opened;
    opened.settings = bank.settings();
    const app::EmbeddedFolder folder(bank.folder().path() / "embedded");
    fs::create_directories(folder.demo);
    const auto isOne = [&] {
        bank.stopServing();
        bank.startServing();
        return bank.client().call<contract::GetReadiness>({}).value().demonstration;
    };
    EXPECT_EQ(isOne(), false);
    ApiClient colleague = bank.client();
    bank.signIn(colleague, Role::Administrator, bank.mainBranch());
    bank.query("UPDATE bank.staff SET user_name = 'admin', password_hash = 'x' RETURNING id");
    EXPECT_THROW(app::beginDemonstration(opened, folder), std::runtime_error);
    EXPECT_EQ(isOne(), false);
    bank.query("UPDATE bank.staff SET password_hash = NULL, status = 'invited' RETURNING id");
    bank.query("INSERT INTO bank.staff_enrolment_code SELECT id, '\\x00', now() FROM bank.staff RETURNING staff_id");
    EXPECT_THROW(app::beginDemonstration(opened, folder), std::runtime_error) << "somebody is about to enrol";
    EXPECT_EQ(isOne(), false);
}

TEST(DemonstrationMark, anEmptyBankBecomesOneAndStaysOne)
{
    ServedBank bank;
    app::OpenedBank opened;
    opened.settings = bank.settings();
    const app::EmbeddedFolder folder(bank.folder().path() / "embedded");
    app::beginDemonstration(opened, folder);
    app::beginDemonstration(opened, folder);
    bank.stopServing();
    bank.startServing();
    EXPECT_EQ(bank.client().call<contract::GetLiveness>({}).value().demonstration, true);
    EXPECT_EQ(bank.client().call<contract::GetReadiness>({}).value().demonstration, true);
}

} // namespace cf::test
