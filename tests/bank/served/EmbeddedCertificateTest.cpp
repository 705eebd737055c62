// The embedded bank renews its own certificate, at start and while running.
#include "app/bankd/CertificateRenewal.h"
#include "services/bank/platform/crypto/CertificateAuthority.h"
#include "tests/support/Eventually.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>

using namespace cf;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

class EmbeddedCertificate : public ::testing::Test
{
protected:
    std::string content(const char* name) const { return contentOf(m_tls / name); }

    //! Replaces the certificate: the new one expires then.
    void issue(std::chrono::hours left)
    {
        const auto now = std::chrono::system_clock::now();
        platform::saveCertificate(
            platform::CertificateAuthority::openOrCreate(m_tls).issueServer({"localhost"}, now - 1h, now + left),
            m_tls / "bank.pem", m_tls / "bank.key");
    }

    bool endsWithin(std::chrono::hours time) const { return platform::expiresWithin(m_tls / "bank.pem", time); }

    TestFolder m_folder;
    std::filesystem::path m_tls = m_folder.path() / "tls";
};

} // namespace

TEST_F(EmbeddedCertificate, isIssuedWeeksBeforeTheLastIsOver)
{
    EXPECT_TRUE(app::renewCertificate(m_tls)) << "there was none";
    const std::string authority = content("ca.pem");
    const std::string first = content("bank.pem");
    EXPECT_FALSE(app::renewCertificate(m_tls));
    EXPECT_EQ(content("bank.pem"), first);
    issue(app::kRenewBefore + 1h);
    EXPECT_FALSE(app::renewCertificate(m_tls));
    issue(app::kRenewBefore - 1h);
    EXPECT_TRUE(app::renewCertificate(m_tls));
    EXPECT_FALSE(endsWithin(24h * 390));
    EXPECT_EQ(content("ca.pem"), authority) << "what desktops trust";
}

TEST_F(EmbeddedCertificate, isRenewedWhileTheBankRunsHoweverOftenItFails)
{
    issue(24h);
    const std::string key = content("ca.key");
    std::filesystem::remove(m_tls / "ca.key");
    const auto logged = [&] { return contentOf(m_folder.path() / "bankd.log"); };
    platform::Log log({.file = m_folder.path() / "bankd.log"});
    const app::CertificateRenewal renewal(m_tls, log, 5ms);
    EXPECT_TRUE(eventually([&] { return logged().find("certificateNotIssued") != std::string::npos; }));
    EXPECT_TRUE(endsWithin(25h));
    std::ofstream(m_tls / "ca.key") << key;
    EXPECT_TRUE(eventually([&] { return !endsWithin(24h * 390); }));
    EXPECT_TRUE(eventually([&] { return logged().find("certificateIssued") != std::string::npos; }));
}
