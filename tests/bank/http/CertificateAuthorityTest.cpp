// The local authority's certificates, as OpenSSL sees them over real TLS and in files.
#include "tests/bank/http/ServerFixture.h"
#include "tests/support/TestFolder.h"

#include <openssl/x509_vfy.h>

#include <fstream>

namespace cf::test {

using platform::CertificateAuthority;
namespace fs = std::filesystem;

class CertificateAuthorityTest : public ServerFixture
{
protected:
    //! How a client that trusts the test authority judges a server with such a certificate.
    static long verdict(CertificateKind kind, const std::string& host = "localhost")
    {
        const ServerFiles files = certificates().make(kind);
        http::ServerConfig config = ServerFixture::config();
        config.certificateChain = files.chain;
        config.privateKey = files.key;
        http::Server server(config, answerOk);
        TlsClient::Options options;
        options.trust = certificates().authorityFile();
        options.host = host;
        return TlsClient(server.port(), options).verifyResult();
    }
};

TEST_F(CertificateAuthorityTest, aGoodCertificateIsAcceptedByNameAndByAddress)
{
    EXPECT_EQ(verdict(CertificateKind::Good), X509_V_OK);
    EXPECT_EQ(verdict(CertificateKind::Good, "127.0.0.1"), X509_V_OK);
    EXPECT_EQ(verdict(CertificateKind::Good, "::1"), X509_V_OK);
}

TEST_F(CertificateAuthorityTest, everyBadKindIsRefusedForItsOwnReason)
{
    EXPECT_EQ(verdict(CertificateKind::SelfSigned), X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT);
    EXPECT_EQ(verdict(CertificateKind::UnknownAuthority), X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    EXPECT_EQ(verdict(CertificateKind::Expired), X509_V_ERR_CERT_HAS_EXPIRED);
    EXPECT_EQ(verdict(CertificateKind::NotYetValid), X509_V_ERR_CERT_NOT_YET_VALID);
    EXPECT_EQ(verdict(CertificateKind::WrongHost), X509_V_ERR_HOSTNAME_MISMATCH);
    EXPECT_EQ(verdict(CertificateKind::WrongHost, "127.0.0.1"), X509_V_ERR_IP_ADDRESS_MISMATCH);
}

TEST_F(CertificateAuthorityTest, theAuthorityIsFoundAgainWithItsKeyKeptPrivate)
{
    const TestFolder folder;
    const fs::path ca = folder.path() / "ca";
    const std::string made = CertificateAuthority::openOrCreate(ca).certificate();
    EXPECT_EQ(CertificateAuthority::openOrCreate(ca).certificate(), made);
    EXPECT_EQ(contentOf(ca / "ca.pem"), made);
    EXPECT_EQ(fs::status(ca / "ca.key").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(ca).permissions(), fs::perms::owner_all);
    EXPECT_EQ(std::distance(fs::directory_iterator(ca), {}), 2); // no temporary file remains
}

TEST_F(CertificateAuthorityTest, anAuthorityWhoseKeyIsLostSaysSo)
{
    const TestFolder folder;
    CertificateAuthority::create(folder.path(), "A");
    fs::remove(folder.path() / "ca.key");
    try {
        CertificateAuthority::openOrCreate(folder.path());
        FAIL() << "opened without a key";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find(folder.path().string()), std::string::npos);
    }
}

TEST_F(CertificateAuthorityTest, aLostAuthorityIsNotReplacedByOneThatNobodyTrusts)
{
    const TestFolder folder;
    const fs::path ca = folder.path() / "ca";
    const auto authority = CertificateAuthority::openOrCreate(ca);
    platform::saveCertificate(authority.issueServer({"localhost"}), ca / "bank.pem", ca / "bank.key");
    const auto objection = [&]() -> std::string {
        try {
            CertificateAuthority::openOrCreate(ca);
            return {};
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    };
    ASSERT_EQ(objection(), "");
    fs::rename(ca / "ca.pem", folder.path() / "kept.pem");
    EXPECT_NE(objection().find((ca / "ca.pem").string() + " is missing"), std::string::npos) << objection();
    fs::rename(ca / "ca.key", folder.path() / "kept.key");
    EXPECT_NE(objection().find((ca / "ca.pem").string() + " is missing"), std::string::npos) << "both are gone";
    fs::rename(folder.path() / "kept.pem", ca / "ca.pem");
    EXPECT_NE(objection().find((ca / "ca.key").string() + " is missing"), std::string::npos) << objection();
    fs::rename(folder.path() / "kept.key", ca / "ca.key");
    EXPECT_EQ(objection(), "");
    EXPECT_EQ(CertificateAuthority::openOrCreate(ca).certificate(), authority.certificate());
}

TEST_F(CertificateAuthorityTest, aFirstStartThatWasCutShortIsMadeAgain)
{
    const TestFolder folder;
    CertificateAuthority::openOrCreate(folder.path());
    fs::remove(folder.path() / "ca.pem"); // its key was written first
    EXPECT_NE(CertificateAuthority::openOrCreate(folder.path()).certificate(), "");
}

TEST_F(CertificateAuthorityTest, aCertificateNearItsEndIsFoundForRenewal)
{
    const TestFolder folder;
    const auto authority = CertificateAuthority::create(folder.path(), "A");
    const fs::path chain = folder.path() / "server.pem";
    const fs::path key = folder.path() / "server.key";
    EXPECT_TRUE(platform::expiresWithin(chain, 0s)); // missing
    const auto now = std::chrono::system_clock::now();
    platform::saveCertificate(authority.issueServer({"localhost"}, now - 1h, now + 240h), chain, key);
    EXPECT_EQ(fs::status(key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_FALSE(platform::expiresWithin(chain, 239h));
    EXPECT_TRUE(platform::expiresWithin(chain, 241h));
    std::ofstream(chain) << "no certificate";
    EXPECT_TRUE(platform::expiresWithin(chain, 0s));
}

TEST_F(CertificateAuthorityTest, aNameThatWouldAddAnotherEntryIsRefused)
{
    const TestFolder folder;
    const auto authority = CertificateAuthority::create(folder.path(), "A");
    EXPECT_THROW(authority.issueServer({"localhost,DNS:bank.example"}), std::runtime_error);
    EXPECT_THROW(authority.issueServer({}), std::runtime_error);
}

} // namespace cf::test
