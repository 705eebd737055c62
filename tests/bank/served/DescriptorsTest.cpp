// How many files a served bank may open, however low the limit it was started with.
#include "tests/support/BankProcess.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <fstream>
#include <sstream>

using namespace cf;
using namespace cf::test;

namespace {

//! Of the process, according to the kernel.
std::pair<std::string, std::string> openFilesOf(pid_t pid)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/limits");
    const std::string name = "Max open files";
    std::string soft;
    std::string hard;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(name))
            std::istringstream(line.substr(name.size())) >> soft >> hard;
    }
    return {soft, hard};
}

} // namespace

TEST(Descriptors, aBankThatIsStartedWithFewMayHaveAsManyAsTheSystemAllows)
{
    ServedBank bank;
    bank.stopServing();
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_max > 1'048'576) // the kernel's own limit, unless raised
        GTEST_SKIP() << "no process can use this machine's hard limit";
    const rlimit few{300, limit.rlim_max};
    ASSERT_GT(few.rlim_max, few.rlim_cur) << "otherwise there is nothing to raise";
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const BankProcess process(BANKD_PROGRAM, bank.settings(), bank.folder().path());
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const auto [soft, hard] = openFilesOf(process.pid());
    EXPECT_EQ(hard, std::to_string(limit.rlim_max));
    EXPECT_EQ(soft, hard);
}
