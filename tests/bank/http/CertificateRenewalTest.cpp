// New connections get a certificate renewed on disk; an unusable one changes nothing.
#include "tests/bank/http/ServerFixture.h"

#include <fstream>

namespace cf::test {
namespace {

using http::Server;

class Renewal : public ServerFixture
{
protected:
    Renewal()
    {
        issue({"localhost"}, 10h);
        m_config = config();
        m_config.certificateChain = m_chain;
        m_config.privateKey = m_key;
        m_config.certificatePoll = 20ms;
        m_config.onCertificate = [this](const std::string& trouble) {
            const std::lock_guard lock(m_mutex);
            m_said.push_back(trouble);
        };
    }

    void issue(const std::vector<std::string>& names, std::chrono::hours lasting)
    {
        const auto now = std::chrono::system_clock::now();
        platform::saveCertificate(m_authority.issueServer(names, now - 1h, now + lasting), m_chain, m_key);
    }

    static std::chrono::hours left(const Server& server)
    {
        return std::chrono::round<std::chrono::hours>(server.certificateEnd() - std::chrono::system_clock::now());
    }

    bool isFor(const Server& server, const std::string& host)
    {
        const TlsClient client(server.port(),
                               {.certificate = {}, .trust = m_folder.path() / "ca" / "ca.pem", .host = host});
        return client.isConnected() && client.verifyResult() == 0;
    }

    std::vector<std::string> said()
    {
        const std::lock_guard lock(m_mutex);
        return m_said;
    }

    TestFolder m_folder;
    std::filesystem::path m_chain = m_folder.path() / "bank.pem";
    std::filesystem::path m_key = m_folder.path() / "bank.key";
    platform::CertificateAuthority m_authority =
        platform::CertificateAuthority::create(m_folder.path() / "ca", "Test authority");
    http::ServerConfig m_config;
    std::mutex m_mutex;
    std::vector<std::string> m_said;
};

} // namespace

TEST_F(Renewal, newConnectionsGetTheNewOneWithoutARestart)
{
    Server server(m_config, answerOk);
    EXPECT_EQ(left(server), 10h);
    TlsClient before(server.port());
    ASSERT_TRUE(before.get("/"));
    issue({"bank.example"}, 99h);
    EXPECT_TRUE(eventually([&] { return isFor(server, "bank.example"); }));
    EXPECT_EQ(left(server), 99h);
    EXPECT_TRUE(before.get("/")) << "existing connections stay open";
    EXPECT_TRUE(eventually([&] { return said() == std::vector<std::string>{""}; }));
}

TEST_F(Renewal, whatCannotBeUsedIsSaidOnceAndTheOldOneStays)
{
    Server server(m_config, answerOk);
    std::ofstream(m_chain) << "no certificate";
    EXPECT_TRUE(eventually([&] { return said().size() == 1; }));
    EXPECT_NE(said()[0].find(m_chain.string()), std::string::npos);
    EXPECT_TRUE(isFor(server, "localhost"));
    EXPECT_FALSE(server.reloadCertificate().ok());
    issue({"bank.example"}, 99h);
    EXPECT_TRUE(eventually([&] { return isFor(server, "bank.example"); }));
    EXPECT_EQ(said().size(), 2U);
}

TEST_F(Renewal, itsEndIsSaidWeeksBefore)
{
    std::atomic<int> warned = 0;
    m_config.onCertificateExpiring = [&](std::chrono::system_clock::time_point end) {
        EXPECT_LT(end - std::chrono::system_clock::now(), 31 * 24h);
        ++warned;
    };
    m_config.certificatePoll = 5ms;
    issue({"localhost"}, 29 * 24h);
    {
        Server server(m_config, answerOk);
        EXPECT_TRUE(eventually([&] { return warned == 1; }));
        issue({"localhost"}, 300 * 24h);
        EXPECT_TRUE(eventually([&] { return left(server) > 299 * 24h; }));
        issue({"localhost"}, 20 * 24h);
        EXPECT_TRUE(eventually([&] { return warned == 2; })) << "again for the next one";
    }
    EXPECT_EQ(warned, 2) << "and not every few milliseconds";
}

TEST_F(Renewal, itIsReadWhenAskedFor)
{
    std::atomic<bool> looked = false;
    m_config.certificateMargin = 24h;
    m_config.onCertificateExpiring = [&](auto) { looked = true; };
    m_config.certificatePoll = 10h;
    Server server(m_config, answerOk);
    ASSERT_TRUE(eventually([&] { return looked.load(); })) << "as it does once when it starts";
    issue({"bank.example"}, 99h);
    EXPECT_TRUE(isFor(server, "localhost"));
    EXPECT_TRUE(server.reloadCertificate().ok());
    EXPECT_TRUE(isFor(server, "bank.example"));
}

} // namespace cf::test
