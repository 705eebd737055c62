// Every certificate that is not the bank's ends the connection, each with its own reason, before anything is sent.
#include "services/bank/platform/http/Server.h"
#include "tests/client/ClientFixture.h"
#include "tests/qt/QtTests.h"

#include <openssl/ssl.h>

#include <atomic>
#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace cf;
using namespace cf::client;
using namespace cf::test;
using contract::PostTransfer;

namespace {

//! A server that speaks no protocol later than `latest`; one connection.
class OldServer
{
public:
    OldServer(const ServerFiles& files, int latest)
    {
        m_tls = SSL_CTX_new(TLS_server_method());
        SSL_CTX_set_security_level(m_tls, 0);
        SSL_CTX_set_min_proto_version(m_tls, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(m_tls, latest);
        SSL_CTX_use_certificate_chain_file(m_tls, files.chain.c_str());
        SSL_CTX_use_PrivateKey_file(m_tls, files.key.c_str(), SSL_FILETYPE_PEM);
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_listener, 1);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~OldServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
        SSL_CTX_free(m_tls);
    }
    quint16 port() const { return m_port; }
    bool shookHands() const { return m_shookHands; }

private:
    void serve()
    {
        const int connection = ::accept(m_listener, nullptr, nullptr);
        if (connection < 0)
            return;
        SSL* session = SSL_new(m_tls);
        SSL_set_fd(session, connection);
        m_shookHands = SSL_accept(session) == 1;
        if (m_shookHands) {
            char request[4096];
            SSL_read(session, request, sizeof request);
            const QByteArray answer = healthy();
            SSL_write(session, answer.constData(), static_cast<int>(answer.size()));
            SSL_shutdown(session);
        }
        SSL_free(session);
        ::close(connection);
    }

    SSL_CTX* m_tls = nullptr;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_shookHands = false;
    std::thread m_thread;
};

} // namespace

class TlsPolicyTest : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;
    QObject m_context;

private Q_SLOTS:
    void aBadCertificateIsRefusedWithItsReason_data();
    void aBadCertificateIsRefusedWithItsReason();
    void theReasonsComeWithTheFacts();
    void aServerWithoutTls12IsRefused();
    void aMissingOrEmptyAuthorityFileIsAnError();
    void onlyTheBanksAuthorityAndTls12AreGoodEnough();
};

void TlsPolicyTest::aBadCertificateIsRefusedWithItsReason_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, CertificateKind kind, TlsReason reason) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(reason);
    };
    row("self-signed", CertificateKind::SelfSigned, TlsReason::SelfSigned);
    row("unknown authority", CertificateKind::UnknownAuthority, TlsReason::UnknownAuthority);
    row("expired", CertificateKind::Expired, TlsReason::Expired);
    row("not yet valid", CertificateKind::NotYetValid, TlsReason::NotYetValid);
    row("wrong host", CertificateKind::WrongHost, TlsReason::WrongHost);
}

void TlsPolicyTest::aBadCertificateIsRefusedWithItsReason()
{
    QFETCH(const int, kind);
    QFETCH(const int, reason);
    std::atomic<int> requests = 0;
    const ServerFiles files = m_certificates.make(static_cast<CertificateKind>(kind));
    http::ServerConfig config;
    config.certificateChain = files.chain;
    config.privateKey = files.key;
    http::Server server(config, [&](const http::Request&, const http::Respond& respond) {
        ++requests;
        respond({});
    });
    HttpTransport transport(settingsFor(server.port()), policyFor(m_certificates));
    transport.setToken("must not leave this machine");
    Probe<contract::OrderOutcome> probe;
    transport.call<PostTransfer>(sampleOrder(), withKey(), &m_context, probe.callback());
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(probe.failedAs(FailureKind::TlsRefused, FailureCause::Tls));
    QCOMPARE(static_cast<int>(probe.result->error().tls->reason), reason);
    QCOMPARE(probe.result->error().tls->host, QStringLiteral("127.0.0.1"));
    QVERIFY(!probe.result->error().tls->certificateNames.isEmpty());
    QCOMPARE(requests.load(), 0);
}

void TlsPolicyTest::theReasonsComeWithTheFacts()
{
    const ServerFiles files = m_certificates.make(CertificateKind::WrongHost);
    RawTlsServer server(files, [](QSslSocket*, const QByteArray&) {});
    HttpTransport transport(settingsFor(server.serverPort()), policyFor(m_certificates));
    Probe<contract::Health> probe;
    transport.call<contract::GetLiveness>({}, {}, &m_context, probe.callback());
    QTRY_COMPARE(probe.calls, 1);
    const TlsRefusal& refusal = *probe.result->error().tls;
    QVERIFY(refusal.certificateNames.contains(QStringLiteral("bank.example")));
    QCOMPARE(refusal.issuer, QStringLiteral("Test authority"));
    QVERIFY(refusal.validFrom < QDateTime::currentDateTime() && refusal.validUntil > QDateTime::currentDateTime());
    QVERIFY(server.requests().empty());
}

void TlsPolicyTest::aServerWithoutTls12IsRefused()
{
    const ServerFiles files = m_certificates.make(CertificateKind::Good);
    for (const int latest : {TLS1_1_VERSION, TLS1_2_VERSION}) { // 1.2 shows that the server works
        OldServer server(files, latest);
        HttpTransport transport(settingsFor(server.port()), policyFor(m_certificates));
        Probe<contract::Health> probe;
        CallOptions options;
        options.retries = 0;
        transport.call<contract::GetLiveness>({}, options, &m_context, probe.callback());
        QTRY_COMPARE(probe.calls, 1);
        QCOMPARE(probe.result->ok(), latest == TLS1_2_VERSION);
        if (latest == TLS1_2_VERSION)
            continue;
        QCOMPARE(probe.result->error().kind, FailureKind::TlsRefused);
        QCOMPARE(probe.result->error().tls->reason, TlsReason::HandshakeFailed);
        QVERIFY(!server.shookHands());
    }
}

void TlsPolicyTest::aMissingOrEmptyAuthorityFileIsAnError()
{
    QCOMPARE(TlsPolicy::fromFile(QStringLiteral("/nonexistent/ca.pem")).error(), TlsPolicyError::Unreadable);
    QTemporaryFile empty;
    QVERIFY(empty.open());
    QCOMPARE(TlsPolicy::fromFile(empty.fileName()).error(), TlsPolicyError::NoCertificate);
}

void TlsPolicyTest::onlyTheBanksAuthorityAndTls12AreGoodEnough()
{
    const QSslConfiguration configuration = policyFor(m_certificates).configuration(std::nullopt);
    QCOMPARE(configuration.caCertificates().size(), 1);
    QCOMPARE(configuration.peerVerifyMode(), QSslSocket::VerifyPeer);
    // Current OpenSSL also refuses TLS 1.1 by itself; we do not rely on it.
    QCOMPARE(configuration.protocol(), QSsl::TlsV1_2OrLater);
}

COUNTERFOIL_QTEST(TlsPolicyTest)
#include "tst_TlsPolicy.moc"
