// How signals control a running bank, and which user it runs as when root started it.
#include "services/contract/Operations.h"
#include "tests/support/BankProcess.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class Signals : public ::testing::Test
{
protected:
    Signals()
    {
        m_bank.stopServing();
        m_process.emplace(BANKD_PROGRAM, m_bank.settings(), m_bank.folder().path());
    }

    bool answers()
    {
        ApiClient client(m_process->port(), m_bank.caCertificate());
        return client.call<GetLiveness>({}).status == 200;
    }

    //! The value of a field of /proc/PID/status.
    std::string statusOf(const std::string& word)
    {
        std::ifstream in("/proc/" + std::to_string(m_process->pid()) + "/status");
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with(word + ":"))
                return line.substr(word.size() + 1);
        }
        return {};
    }

    ServedBank m_bank;
    std::optional<BankProcess> m_process;
};

} // namespace

TEST_F(Signals, noneButAStopEndsTheBank)
{
    for (const int number : {SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE, SIGHUP}) {
        m_process->signal(number);
        EXPECT_TRUE(answers()) << number;
    }
    EXPECT_TRUE(m_process->isRunning());
}

TEST_F(Signals, aHangUpGoesOnInANewLogFile)
{
    const auto log = m_bank.settings().log.file;
    const auto moved = log.string() + ".moved";
    ASSERT_TRUE(answers());
    std::filesystem::rename(log, moved);
    m_process->signal(SIGHUP);
    EXPECT_TRUE(eventually([&] { return contentOf(log).find("certificateRead") != std::string::npos; }));
    EXPECT_TRUE(answers());
    EXPECT_TRUE(eventually([&] { return contentOf(log).find("GetLiveness") != std::string::npos; }));
    EXPECT_NE(contentOf(moved).find("serving"), std::string::npos) << "earlier lines are in the moved file";
}

TEST_F(Signals, aHangUpReadsTheCertificateAnew)
{
    const auto authority = platform::CertificateAuthority::openOrCreate(m_bank.folder().path() / "tls");
    platform::saveCertificate(authority.issueServer({"renewed.example"}), m_bank.settings().http.certificateChain,
                              m_bank.settings().http.privateKey);
    giveToServerUser(m_bank.folder().path());
    m_process->signal(SIGHUP);
    EXPECT_TRUE(eventually([&] {
        const TlsClient client(m_process->port(),
                               {.certificate = {}, .trust = m_bank.caCertificate(), .host = "renewed.example"});
        return client.isConnected() && client.verifyResult() == 0;
    }));
}

TEST_F(Signals, rootIsGivenUpAndNoMemoryIsDumped)
{
    std::ifstream limits("/proc/" + std::to_string(m_process->pid()) + "/limits");
    std::string core;
    for (std::string line; std::getline(limits, line);) {
        if (line.starts_with("Max core file size"))
            core = line;
    }
    EXPECT_NE(core.find(" 0 "), std::string::npos) << core;
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root has privileges to drop";
    const auto user = serverUser();
    const std::string id = std::to_string(user->uid);
    EXPECT_EQ(statusOf("Uid"), "\t" + id + "\t" + id + "\t" + id + "\t" + id) << "real, effective, saved, of files";
    EXPECT_EQ(statusOf("NoNewPrivs"), "\t1");
    EXPECT_EQ(statusOf("CapEff"), "\t0000000000000000");
}
