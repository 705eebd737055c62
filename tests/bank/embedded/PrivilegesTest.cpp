// Started as root, the bank drops root. Each test does so in a child process, because it is irreversible.
#include "services/bank/platform/process/Privileges.h"
#include "services/bank/platform/process/UserIds.h"
#include "tests/support/TestFolder.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cf::test {

namespace fs = std::filesystem;

namespace {

//! The result of `body` in a child process.
std::string inChild(const std::function<std::string()>& body)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return "no pipe";
    const pid_t pid = ::fork();
    if (pid == 0) {
        const std::string text = body();
        ::_exit(::write(ends[1], text.data(), text.size()) < 0 ? 1 : 0);
    }
    ::close(ends[1]);
    char buffer[2000];
    const ssize_t got = ::read(ends[0], buffer, sizeof buffer);
    ::close(ends[0]);
    ::waitpid(pid, nullptr, 0);
    return {buffer, static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
}

std::string dropped(const fs::path& folder, const std::vector<fs::path>& files = {}, const std::string& user = {})
{
    const auto done = platform::dropToServiceUser({folder}, files, user);
    return done ? "dropped" : done.error().message;
}

} // namespace

class Privileges : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (::geteuid() != 0)
            GTEST_SKIP() << "only root has privileges to drop";
        ASSERT_EQ(::chmod(m_folder.path().c_str(), 0755), 0);
    }
    TestFolder m_folder;
};

TEST_F(Privileges, rootIsGoneForGoodAndTheFolderIsTheUsers)
{
    const fs::path bank = m_folder.path() / "bank";
    const std::string seen = inChild([&] {
        ::setenv("XDG_RUNTIME_DIR", "/run/user/0", 1);
        std::string result = dropped(bank);
        struct stat found
        {
        };
        rlimit core{};
        ::stat(bank.c_str(), &found);
        ::getrlimit(RLIMIT_CORE, &core);
        result += ::geteuid() != 0 && ::setuid(0) != 0 ? ", not root" : ", ROOT";
        result += found.st_uid == ::geteuid() && (found.st_mode & 0777) == 0700 ? ", owner" : ", NOT OWNER";
        result += ::open((bank / "x").c_str(), O_CREAT | O_WRONLY, 0600) >= 0 ? ", writes" : ", CANNOT WRITE";
        result += core.rlim_max == 0 && !std::getenv("XDG_RUNTIME_DIR") && ::getgroups(0, nullptr) == 1 ? ", clean"
                                                                                                        : ", NOT CLEAN";
        return result;
    });
    EXPECT_EQ(seen, "dropped, not root, owner, writes, clean");
}

TEST_F(Privileges, aFolderBelowAnotherUsersHomeIsRefusedInASentence)
{
    const fs::path home = m_folder.path() / "root";
    fs::create_directory(home);
    ASSERT_EQ(::chmod(home.c_str(), 0700), 0);
    const std::string sentence = inChild([&] { return dropped(home / "bank"); });
    EXPECT_NE(sentence.find("cannot enter " + home.string()), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("/var/lib/counterfoil"), std::string::npos) << sentence;
    EXPECT_FALSE(fs::exists(home / "bank"));
}

TEST_F(Privileges, aFolderWithSomeonesFilesIsNotTakenOver)
{
    const fs::path folder = m_folder.path() / "documents";
    fs::create_directory(folder);
    std::ofstream(folder / "letter.txt") << "mine\n";
    const std::string sentence = inChild([&] { return dropped(folder); });
    EXPECT_NE(sentence.find("holds files of root"), std::string::npos) << sentence;
    struct stat found
    {
    };
    ASSERT_EQ(::stat(folder.c_str(), &found), 0);
    EXPECT_EQ(found.st_uid, 0U);
}

TEST_F(Privileges, theDefaultFolderIsTheUsersOwn)
{
    EXPECT_EQ(platform::defaultBankFolder(), "/var/lib/counterfoil");
    const std::string other = inChild([] {
        if (::setuid(65534) != 0)
            return std::string("still root");
        ::setenv("XDG_DATA_HOME", "/data", 1);
        std::string result = platform::defaultBankFolder().string();
        ::unsetenv("XDG_DATA_HOME");
        ::setenv("HOME", "/home/anna", 1);
        return result + " " + platform::defaultBankFolder().string();
    });
    EXPECT_EQ(other, "/data/counterfoil /home/anna/.local/share/counterfoil");
}

TEST_F(Privileges, aKeyThatTheUserCannotReadIsNamedBeforeAnythingIsChanged)
{
    const fs::path key = m_folder.path() / "bank.key";
    std::ofstream(key) << "secret";
    ASSERT_EQ(::chmod(key.c_str(), 0600), 0);
    const fs::path bank = m_folder.path() / "bank";
    const std::string said = inChild([&] { return dropped(bank, {m_folder.path() / "missing", key}); });
    EXPECT_NE(said.find("cannot read " + key.string() + ". Run: chown "), std::string::npos) << said;
    EXPECT_FALSE(fs::exists(bank));
}

TEST_F(Privileges, anotherUserIsTakenWhenNamedAndNeverRoot)
{
    const fs::path bank = m_folder.path() / "bank";
    const auto user = serverUser();
    const std::string name = platform::userName(user->uid);
    const std::string seen = inChild([&] {
        const std::string said = dropped(bank, {}, name);
        return said + (::geteuid() == user->uid ? ", is" : ", is not");
    });
    EXPECT_EQ(seen, "dropped, is");
    EXPECT_NE(inChild([&] { return dropped(bank, {}, "root"); }).find("There is no user root"), std::string::npos);
    EXPECT_NE(inChild([&] { return dropped(bank, {}, "nobody-here"); }).find("There is no user"), std::string::npos);
}

} // namespace cf::test
