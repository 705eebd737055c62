// The desktop's handling of servers that answer, refuse, hang up, stay silent or send garbage.
#include "services/bank/platform/http/Server.h"
#include "services/contract/Administration.h"
#include "tests/client/ClientFixture.h"
#include "tests/qt/QtTests.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <algorithm>

using namespace cf;
using namespace cf::client;
using namespace cf::test;
using contract::ErrorCode;
using contract::GetLiveness;
using contract::PostTransfer;

class HttpTransportTest : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;
    ServerFiles m_good = m_certificates.make(CertificateKind::Good);
    QObject m_context;

    HttpTransport transportTo(quint16 port) { return {settingsFor(port), policyFor(m_certificates)}; }

    static RawTlsServer::Behaviour saying(const QByteArray& text)
    {
        return [text](QSslSocket* socket, const QByteArray&) { socket->write(text); };
    }
    static void hangUp(QSslSocket* socket, const QByteArray&) { socket->disconnectFromHost(); }
    static void reset(QSslSocket* socket, const QByteArray&) { socket->abort(); }
    static void keepSilent(QSslSocket*, const QByteArray&) {}

    //! Posts one order and waits for its only callback.
    Probe<contract::OrderOutcome> post(RawTlsServer& server, TransportSettings settings)
    {
        HttpTransport transport(settings, policyFor(m_certificates));
        Probe<contract::OrderOutcome> probe;
        transport.call<PostTransfer>(sampleOrder(), withKey(), &m_context, probe.callback());
        [&] { QTRY_COMPARE_WITH_TIMEOUT(probe.calls, 1, 10'000); }();
        (void)server;
        return probe;
    }
    Probe<contract::OrderOutcome> post(RawTlsServer& server) { return post(server, settingsFor(server.serverPort())); }

private Q_SLOTS:
    void cleanupTestCase();
    void aBookedTransferArrivesWithItsHeaders();
    void theRealServerSeesTheDeviceKey();
    void aServerThatReadsAndHangsUpGetsOneCopyAndTheOutcomeIsUnknown_data();
    void aServerThatReadsAndHangsUpGetsOneCopyAndTheOutcomeIsUnknown();
    void aSilentServerLeavesTheOutcomeUnknownAtTheDeadline();
    void anAnswerThatIsNotTheContractsLeavesTheOutcomeUnknown_data();
    void anAnswerThatIsNotTheContractsLeavesTheOutcomeUnknown();
    void aProblemIsDefiniteOrNotAsItsCodeSays_data();
    void aProblemIsDefiniteOrNotAsItsCodeSays();
    void nobodyListeningMeansNotSent();
    void aConnectionEndedBeforeTheOrderLeftMeansNotSent();
    void aRedirectIsNotFollowed_data();
    void aRedirectIsNotFollowed();
    void aLookIsTriedAgainAndAnOrderNever();
    void theEndOfASessionIsTold();
    void whatTheBankHasShownGoesWithTheNextCallAndNeverLess();
    void aChangeNamesTheVersionItWasMadeFromAndLearnsTheNext();
    void anAddressWithoutTlsIsRefusedAndStillAnsweredLater();
    void noCallbackComesOnceTheContextIsGoneOrTheCallCancelled();
    void anOversizedAnswerIsCutOff();
    void aStaleConnectionIsNotUsedForMoney_data();
    void aStaleConnectionIsNotUsedForMoney();
};

// Qt's connection thread counts as ended before OpenSSL has freed its memory, which would be reported as a leak.
void HttpTransportTest::cleanupTestCase()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const auto isConnection = [](const QFileInfo& thread) {
        QFile name(thread.filePath() + QStringLiteral("/comm"));
        return name.open(QIODevice::ReadOnly) && name.readAll().startsWith("Qt HTTP thread");
    };
    QTRY_VERIFY(([&] {
        const auto threads = QDir(QStringLiteral("/proc/self/task")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        return std::none_of(threads.begin(), threads.end(), isConnection);
    }()));
}

void HttpTransportTest::aBookedTransferArrivesWithItsHeaders()
{
    RawTlsServer server(m_good, saying(booked()));
    HttpTransport transport = transportTo(server.serverPort());
    transport.setToken("secret-token");
    const CallOptions options = withKey();
    Probe<contract::OrderOutcome> probe;
    transport.call<PostTransfer>(sampleOrder(), options, &m_context, probe.callback());
    QCOMPARE(probe.calls, 0);
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(probe.result->ok());
    QCOMPARE((*probe.result)->transfer->amount->decimal(), std::string("123.45"));
    const QByteArray request = server.requests().at(0);
    QVERIFY(request.startsWith("POST /v1/transfers HTTP/1.1\r\n"));
    QCOMPARE(headerOf(request, "Idempotency-Key"), QByteArray::fromStdString(options.key->toString()));
    QCOMPARE(headerOf(request, "Authorization"), QByteArray("Bearer secret-token"));
    QVERIFY(headerOf(request, "Accept-Language").startsWith("en"));
    QVERIFY(!headerOf(request, "X-Request-ID").isEmpty());
    QVERIFY(QRegularExpression(QStringLiteral("\r\ntraceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01\r\n"))
                .match(QString::fromLatin1(request))
                .hasMatch());
    QVERIFY(!request.contains("chunked"));
}

void HttpTransportTest::theRealServerSeesTheDeviceKey()
{
    std::string seen;
    http::ServerConfig config;
    config.certificateChain = m_good.chain;
    config.privateKey = m_good.key;
    http::Server server(config, [&seen](const http::Request& request, const http::Respond& respond) {
        seen = request.clientCertificateSha256;
        respond({.status = 200, .headers = {}, .body = R"({"status":"pass","version":"1"})"});
    });
    HttpTransport transport = transportTo(server.port());
    const DeviceKey key = DeviceKey::generate();
    Probe<contract::Health> without;
    transport.call<GetLiveness>({}, {}, &m_context, without.callback());
    QTRY_COMPARE(without.calls, 1);
    QVERIFY(without.result->ok());
    QCOMPARE(seen, std::string());
    transport.setDeviceKey(key);
    Probe<contract::Health> with;
    transport.call<GetLiveness>({}, {}, &m_context, with.callback());
    QTRY_COMPARE(with.calls, 1);
    QVERIFY(with.result->ok());
    const QSslCertificate certificate(key.certificatePem);
    QCOMPARE(seen, certificate.digest(QCryptographicHash::Sha256).toHex().toStdString());
}

void HttpTransportTest::aServerThatReadsAndHangsUpGetsOneCopyAndTheOutcomeIsUnknown_data()
{
    QTest::addColumn<bool>("byReset");
    QTest::newRow("closes") << false;
    QTest::newRow("resets") << true;
}

void HttpTransportTest::aServerThatReadsAndHangsUpGetsOneCopyAndTheOutcomeIsUnknown()
{
    QFETCH(const bool, byReset);
    RawTlsServer server(m_good, byReset ? reset : hangUp);
    const auto probe = post(server);
    QVERIFY(probe.failedAs(FailureKind::Unknown, FailureCause::ConnectionLost));
    // A second copy would follow at once; if a later call succeeds, none is pending.
    server.behave(saying(booked()));
    QVERIFY(post(server).result->ok());
    QCOMPARE(server.copiesOf("POST"), 2);
}

void HttpTransportTest::aSilentServerLeavesTheOutcomeUnknownAtTheDeadline()
{
    RawTlsServer server(m_good, keepSilent);
    TransportSettings settings = settingsFor(server.serverPort());
    settings.postDeadline = std::chrono::seconds(3); // time enough to connect and send, however slow the machine
    QVERIFY(post(server, settings).failedAs(FailureKind::Unknown, FailureCause::TimedOut));
    QCOMPARE(server.copiesOf("POST"), 1);
}

void HttpTransportTest::anAnswerThatIsNotTheContractsLeavesTheOutcomeUnknown_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("not HTTP") << QByteArray("\x01\x02 what is this?\r\n\r\n");
    QTest::newRow("201 without JSON") << RawTlsServer::answer(201, "hello");
    QTest::newRow("201 of something else") << RawTlsServer::answer(201, R"({"status":"pass"})");
    QTest::newRow("203, which no client of today knows") << booked().replace("HTTP/1.1 201", "HTTP/1.1 203");
    QTest::newRow("500 from a stranger") << RawTlsServer::answer(500, "<html>oops</html>");
    QTest::newRow("404 from a stranger") << RawTlsServer::answer(404, "<html>not here</html>");
    QTest::newRow("a problem nobody knows") << RawTlsServer::answer(422, R"({"code":"brandNew","status":422})");
    QTest::newRow("cut in the middle") << booked().chopped(20);
    QTest::newRow("cut in the headers") << booked().left(20);
}

void HttpTransportTest::anAnswerThatIsNotTheContractsLeavesTheOutcomeUnknown()
{
    QFETCH(const QByteArray, answer);
    RawTlsServer server(m_good, [&](QSslSocket* socket, const QByteArray&) {
        socket->write(answer);
        socket->disconnectFromHost();
    });
    const auto probe = post(server);
    QCOMPARE(probe.calls, 1);
    QVERIFY(!probe.result->ok());
    QCOMPARE(probe.result->error().kind, FailureKind::Unknown);
    QCOMPARE(server.copiesOf("POST"), 1);
}

void HttpTransportTest::aProblemIsDefiniteOrNotAsItsCodeSays_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, ErrorCode code, FailureKind kind) {
        QTest::newRow(name) << static_cast<int>(code) << static_cast<int>(kind);
    };
    row("too little money", ErrorCode::InsufficientFunds, FailureKind::Refused);
    row("not allowed", ErrorCode::Forbidden, FailureKind::Refused);
    row("mistakes", ErrorCode::InvalidRequest, FailureKind::Refused);
    row("too many requests", ErrorCode::TooManyRequests, FailureKind::Refused);
    row("no room", ErrorCode::StoreFull, FailureKind::Refused);
    row("closed key", ErrorCode::KeyAbandoned, FailureKind::Refused);
    row("session over", ErrorCode::Unauthenticated, FailureKind::Unauthenticated);
    row("key in flight", ErrorCode::KeyInFlight, FailureKind::Unknown);
    row("outcome unknown", ErrorCode::OutcomeUnknown, FailureKind::Unknown);
    row("too slow", ErrorCode::DeadlineExceeded, FailureKind::Unknown);
    row("unavailable", ErrorCode::Unavailable, FailureKind::Unknown);
    row("broken", ErrorCode::InternalError, FailureKind::Unknown);
}

void HttpTransportTest::aProblemIsDefiniteOrNotAsItsCodeSays()
{
    QFETCH(const int, code);
    QFETCH(const int, kind);
    RawTlsServer server(m_good, saying(problem(static_cast<ErrorCode>(code))));
    const auto probe = post(server);
    QVERIFY(probe.failedAs(static_cast<FailureKind>(kind), FailureCause::Problem));
    QCOMPARE(static_cast<int>(probe.result->error().problem->code), code);
}

void HttpTransportTest::nobodyListeningMeansNotSent()
{
    RawTlsServer server(m_good, keepSilent);
    const TransportSettings settings = settingsFor(server.serverPort());
    server.close();
    QVERIFY(post(server, settings).failedAs(FailureKind::NotSent, FailureCause::CouldNotConnect));
}

void HttpTransportTest::aConnectionEndedBeforeTheOrderLeftMeansNotSent()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] { server.nextPendingConnection()->abort(); });
    HttpTransport transport = transportTo(server.serverPort());
    Probe<contract::OrderOutcome> probe;
    transport.call<PostTransfer>(sampleOrder(), withKey(), &m_context, probe.callback());
    QTRY_COMPARE(probe.calls, 1);
    const FailureKind kind = probe.result->error().kind;
    QVERIFY(kind == FailureKind::NotSent || kind == FailureKind::TlsRefused);
}

void HttpTransportTest::aRedirectIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void HttpTransportTest::aRedirectIsNotFollowed()
{
    QFETCH(const int, status);
    RawTlsServer other(m_good, saying(booked()));
    const QByteArray location =
        "Location: https://127.0.0.1:" + QByteArray::number(other.serverPort()) + "/v1/transfers\r\n";
    RawTlsServer server(m_good, saying(RawTlsServer::answer(status, "", location)));
    const auto probe = post(server);
    QVERIFY(probe.failedAs(FailureKind::Unknown, FailureCause::Redirected));
    QCOMPARE(server.copiesOf("POST"), 1);
    QCOMPARE(other.connections(), 0);
}

void HttpTransportTest::aLookIsTriedAgainAndAnOrderNever()
{
    RawTlsServer server(m_good, reset);
    HttpTransport transport = transportTo(server.serverPort());
    Probe<contract::Health> probe;
    transport.call<GetLiveness>({}, {}, &m_context, probe.callback());
    QTRY_VERIFY(!server.requests().empty());
    server.behave(saying(healthy()));
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(probe.result->ok());
    QVERIFY(server.copiesOf("GET") >= 2);
}

void HttpTransportTest::theEndOfASessionIsTold()
{
    RawTlsServer server(m_good, saying(problem(ErrorCode::Unauthenticated)));
    HttpTransport transport = transportTo(server.serverPort());
    QSignalSpy ended(&transport, &HttpTransport::sessionEnded);
    Probe<contract::Session> old;
    transport.setToken("old");
    transport.call<contract::GetSession>({}, {}, &m_context, old.callback());
    transport.setToken("new");
    QTRY_COMPARE(old.calls, 1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(ended.size(), 0); // a message about an old session does not end the new one
    Probe<contract::Session> current;
    transport.call<contract::GetSession>({}, {}, &m_context, current.callback());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(current.calls, 1);
}

void HttpTransportTest::whatTheBankHasShownGoesWithTheNextCallAndNeverLess()
{
    QByteArray shown;
    RawTlsServer server(m_good, [&](QSslSocket* socket, const QByteArray&) {
        const QByteArray header = shown.isEmpty() ? QByteArray() : "X-Consistency-Token: " + shown + "\r\n";
        socket->write(RawTlsServer::answer(200, R"({"status":"pass","version":"1"})", header));
    });
    HttpTransport transport = transportTo(server.serverPort());
    const auto sentWhenTold = [&](const QByteArray& told) {
        shown = told;
        Probe<contract::Health> probe;
        transport.call<GetLiveness>({}, {}, &m_context, probe.callback());
        [&] { QTRY_COMPARE_WITH_TIMEOUT(probe.calls, 1, 10'000); }();
        return headerOf(server.requests().back(), "X-Consistency-Token");
    };
    QCOMPARE(sentWhenTold("000000010000000000000300"), QByteArray());
    QCOMPARE(sentWhenTold("000000010000000000000200"), QByteArray("000000010000000000000300"));
    QCOMPARE(sentWhenTold("000000020000000000000100"), QByteArray("000000010000000000000300"));
    QCOMPARE(sentWhenTold({}), QByteArray("000000020000000000000100"));
    transport.setToken("somebody else");
    QCOMPARE(sentWhenTold({}), QByteArray());
}

void HttpTransportTest::aChangeNamesTheVersionItWasMadeFromAndLearnsTheNext()
{
    RawTlsServer server(m_good, [](QSslSocket* socket, const QByteArray&) {
        const auto row = QByteArray::fromStdString(contract::encodeDocument(contract::StaffRow()));
        socket->write(RawTlsServer::answer(200, row, "ETag: \"v2\"\r\n"));
    });
    HttpTransport transport = transportTo(server.serverPort());
    CallOptions options;
    options.match = "v1";
    Probe<Versioned<contract::StaffRow>> probe;
    transport.callVersioned<contract::UpdateStaff>({}, options, &m_context, probe.callback());
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(probe.result->ok());
    QCOMPARE((*probe.result)->etag, std::string("v2"));
    QCOMPARE(headerOf(server.requests().at(0), "If-Match"), QByteArray("\"v1\""));
    Probe<Versioned<contract::StaffRow>> look;
    transport.callVersioned<contract::GetStaffMember>({}, {}, &m_context, look.callback());
    QTRY_COMPARE(look.calls, 1);
    QVERIFY(headerOf(server.requests().back(), "If-Match").isEmpty());
}

void HttpTransportTest::anAddressWithoutTlsIsRefusedAndStillAnsweredLater()
{
    TransportSettings settings;
    settings.bank = QUrl(QStringLiteral("http://127.0.0.1:1"));
    HttpTransport transport(settings, policyFor(m_certificates));
    Probe<contract::Health> probe;
    transport.call<GetLiveness>({}, {}, &m_context, probe.callback());
    QCOMPARE(probe.calls, 0);
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(probe.failedAs(FailureKind::NotSent, FailureCause::NotHttps));
}

void HttpTransportTest::noCallbackComesOnceTheContextIsGoneOrTheCallCancelled()
{
    RawTlsServer server(m_good, saying(healthy()));
    HttpTransport transport = transportTo(server.serverPort());
    Probe<contract::Health> gone;
    Probe<contract::Health> cancelled;
    Probe<contract::Health> kept;
    {
        QObject context;
        transport.call<GetLiveness>({}, {}, &context, gone.callback());
    }
    transport.call<GetLiveness>({}, {}, &m_context, cancelled.callback()).cancel();
    CallHandle handle = transport.call<GetLiveness>({}, {}, &m_context, kept.callback());
    QTRY_COMPARE(kept.calls, 1);
    QTRY_VERIFY(server.copiesOf("GET") >= 2);
    Probe<contract::Health> last;
    transport.call<GetLiveness>({}, {}, &m_context, last.callback());
    QTRY_COMPARE(last.calls, 1);
    handle.cancel();
    QCOMPARE(gone.calls, 0);
    QCOMPARE(cancelled.calls, 0);
    QCOMPARE(kept.calls, 1);
}

void HttpTransportTest::anOversizedAnswerIsCutOff()
{
    RawTlsServer server(m_good, saying(RawTlsServer::answer(200, QByteArray(9 * 1024 * 1024, ' '))));
    HttpTransport transport = transportTo(server.serverPort());
    Probe<contract::Health> probe;
    transport.call<GetLiveness>({}, {}, &m_context, probe.callback());
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(probe.failedAs(FailureKind::NotSent, FailureCause::Unreadable));
}

void HttpTransportTest::aStaleConnectionIsNotUsedForMoney_data()
{
    QTest::addColumn<int>("renewAfter");
    QTest::addColumn<bool>("isBooked");
    QTest::newRow("renewed") << 200 << true;
    // The control: without renewing, the same server leaves the outcome unknown.
    QTest::newRow("kept") << 3'600'000 << false;
}

void HttpTransportTest::aStaleConnectionIsNotUsedForMoney()
{
    QFETCH(const int, renewAfter);
    QFETCH(const bool, isBooked);
    // After a second of idleness the server has closed the connection; a later request is lost, as in the race between
    // its FIN and our request.
    RawTlsServer server(m_good, [](QSslSocket* socket, const QByteArray&) {
        if (socket->property("stale").toBool())
            return socket->disconnectFromHost();
        socket->write(booked());
        QTimer::singleShot(1'000, socket, [socket] { socket->setProperty("stale", true); });
    });
    TransportSettings settings = settingsFor(server.serverPort());
    settings.renewAfter = std::chrono::milliseconds(renewAfter);
    HttpTransport transport(settings, policyFor(m_certificates));
    Probe<contract::OrderOutcome> first;
    transport.call<PostTransfer>(sampleOrder(), withKey(), &m_context, first.callback());
    QTRY_COMPARE(first.calls, 1);
    QVERIFY(first.result->ok());
    auto* socket = server.findChild<QSslSocket*>();
    QTRY_VERIFY(socket->property("stale").toBool());
    Probe<contract::OrderOutcome> second;
    transport.call<PostTransfer>(sampleOrder(), withKey(), &m_context, second.callback());
    QTRY_COMPARE(second.calls, 1);
    QCOMPARE(second.result->ok(), isBooked);
}

COUNTERFOIL_QTEST(HttpTransportTest)
#include "tst_HttpTransport.moc"
