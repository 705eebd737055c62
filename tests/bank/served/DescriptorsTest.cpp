// How many files a served bank may have open, however few whoever started it had.
#include "tests/support/BankProcess.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <fstream>
#include <sstream>

using namespace cf;
using namespace cf::test;

namespace {

//! Of the process, as the kernel says them.
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
    if (limit.rlim_max > 1'048'576) // the kernel's own bound, unless it was raised
        GTEST_SKIP() << "the hard limit of this machine is none that a process can take";
    const rlimit few{300, limit.rlim_max};
    ASSERT_GT(few.rlim_max, few.rlim_cur) << "or there is nothing to raise";
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const BankProcess process(BANKD_PROGRAM, bank.settings(), bank.folder().path());
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const auto [soft, hard] = openFilesOf(process.pid());
    EXPECT_EQ(hard, std::to_string(limit.rlim_max));
    EXPECT_EQ(soft, hard);
}
