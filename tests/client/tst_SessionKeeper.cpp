// Who is signed in, until when, and whether the bank is reachable.
#include "services/client/ConnectionMonitor.h"
#include "services/client/SessionKeeper.h"
#include "tests/client/ClientFixture.h"
#include "tests/qt/QtTests.h"

#include <QSignalSpy>

using namespace cf;
using namespace cf::client;
using namespace cf::test;
using contract::ErrorCode;
using Kind = ConnectionState::Kind;

namespace {

contract::Session sampleSession(int idleSeconds = 900)
{
    contract::Session session;
    session.token = "the-token";
    session.idleSeconds = idleSeconds;
    session.staff.id = StaffId::make();
    session.staff.branch.id = BranchId::make();
    session.staff.permissions = {Permission::CustomersRead};
    return session;
}

} // namespace

class SessionKeeperTest : public QObject
{
    Q_OBJECT

private:
    Certificates m_certificates;
    QByteArray m_answer = healthy();
    RawTlsServer m_server{m_certificates.make(CertificateKind::Good),
                          [this](QSslSocket* socket, const QByteArray&) { socket->write(m_answer); }};
    HttpTransport m_transport{settingsFor(m_server.serverPort()), policyFor(m_certificates)};

    static SessionKeeper::End reasonOf(const QSignalSpy& ended)
    {
        return ended.at(0).at(0).value<SessionKeeper::End>();
    }
    int copiesWithToken(const QByteArray& start) const
    {
        int copies = 0;
        for (const QByteArray& request : m_server.requests())
            copies += request.startsWith(start) && headerOf(request, "Authorization") == "Bearer the-token" ? 1 : 0;
        return copies;
    }

private Q_SLOTS:
    void init() { m_answer = healthy(); }

    void aSessionGivesItsPermissionsAndItsToken();
    void signingOutTellsTheBankAndDropsTheToken();
    void idlenessEndsTheSessionAndActivityDoesNot();
    void sleepCountsAsTimeWithoutTheUser_data();
    void sleepCountsAsTimeWithoutTheUser();
    void theFirstKeyAfterALongSleepIsForNobody();
    void aShortSleepIsTold();
    void theBanksShorterIdleTimeWins();
    void theBankEndsTheSession();
    void theMonitorSeesTheBankComeAndGo();
    void theMonitorTellsAStrangerFromTheBank();
};

void SessionKeeperTest::aSessionGivesItsPermissionsAndItsToken()
{
    SessionKeeper keeper(m_transport, std::chrono::minutes(15));
    QVERIFY(!keeper.isSignedIn() && !keeper.may(Permission::CustomersRead));
    keeper.begin(sampleSession());
    QVERIFY(keeper.isSignedIn() && keeper.may(Permission::CustomersRead) && !keeper.may(Permission::TransfersCreate));
}

void SessionKeeperTest::signingOutTellsTheBankAndDropsTheToken()
{
    SessionKeeper keeper(m_transport, std::chrono::minutes(15));
    QSignalSpy ended(&keeper, &SessionKeeper::ended);
    keeper.begin(sampleSession());
    const int before = copiesWithToken("POST /v1/session/sign-out");
    keeper.signOut();
    keeper.signOut();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(reasonOf(ended), SessionKeeper::End::SignedOut);
    QVERIFY(!keeper.isSignedIn() && !keeper.may(Permission::CustomersRead));
    QTRY_COMPARE(copiesWithToken("POST /v1/session/sign-out"), before + 1);
    Probe<contract::Health> probe;
    m_transport.call<contract::GetLiveness>({}, {}, this, probe.callback());
    QTRY_COMPARE(probe.calls, 1);
    QVERIFY(headerOf(m_server.requests().back(), "Authorization").isEmpty());
}

void SessionKeeperTest::idlenessEndsTheSessionAndActivityDoesNot()
{
    SessionKeeper keeper(m_transport, std::chrono::milliseconds(300));
    QSignalSpy ended(&keeper, &SessionKeeper::ended);
    keeper.begin(sampleSession());
    QElapsedTimer timer;
    timer.start();
    QTimer user;
    connect(&user, &QTimer::timeout, &keeper, &SessionKeeper::noteActivity);
    user.start(20);
    QTRY_VERIFY(timer.elapsed() > 700);
    QCOMPARE(ended.size(), 0);
    user.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(reasonOf(ended), SessionKeeper::End::Idle);
    keeper.noteActivity();
    QVERIFY(!keeper.isSignedIn());
}

void SessionKeeperTest::sleepCountsAsTimeWithoutTheUser_data()
{
    QTest::addColumn<int>("bootHours");
    QTest::addColumn<int>("wallHours");
    QTest::newRow("suspended") << 8 << 8;
    QTest::newRow("a virtual machine put away") << 0 << 8;
    QTest::newRow("suspended, and the wall's clock set back meanwhile") << 8 << -1;
}

// The bank is unreachable, as when a desktop resumes.
void SessionKeeperTest::sleepCountsAsTimeWithoutTheUser()
{
    QFETCH(const int, bootHours);
    QFETCH(const int, wallHours);
    HttpTransport cutOff(settingsFor(1), policyFor(m_certificates));
    ClockReading now = ClockReading::now();
    SessionKeeper keeper(cutOff, std::chrono::minutes(15), nullptr, [&now] { return now; });
    const QSignalSpy ended(&keeper, &SessionKeeper::ended);
    keeper.begin(sampleSession());
    now.sinceBoot += std::chrono::minutes(14);
    now.wall += std::chrono::minutes(14);
    QVERIFY(keeper.noteActivity());
    now.sinceBoot += std::chrono::hours(bootHours);
    now.wall += std::chrono::hours(wallHours);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(reasonOf(ended), SessionKeeper::End::Idle);
}

void SessionKeeperTest::theFirstKeyAfterALongSleepIsForNobody()
{
    ClockReading now = ClockReading::now();
    SessionKeeper keeper(m_transport, std::chrono::minutes(15), nullptr, [&now] { return now; });
    const QSignalSpy ended(&keeper, &SessionKeeper::ended);
    keeper.begin(sampleSession());
    now.sinceBoot += std::chrono::hours(8);
    QVERIFY(!keeper.noteActivity());
    QCOMPARE(ended.size(), 1);
    QVERIFY(keeper.noteActivity()); // of the next user
}

void SessionKeeperTest::aShortSleepIsTold()
{
    ClockReading now = ClockReading::now();
    SessionKeeper keeper(m_transport, std::chrono::minutes(15), nullptr, [&now] { return now; });
    const QSignalSpy ended(&keeper, &SessionKeeper::ended);
    const QSignalSpy awoke(&keeper, &SessionKeeper::awoke);
    keeper.begin(sampleSession());
    now.sinceBoot += std::chrono::seconds(1);
    QVERIFY(keeper.noteActivity());
    QCOMPARE(awoke.size(), 0);
    now.sinceBoot += std::chrono::minutes(5);
    QTRY_COMPARE(awoke.size(), 1);
    QCOMPARE(ended.size(), 0);
}

void SessionKeeperTest::theBanksShorterIdleTimeWins()
{
    SessionKeeper keeper(m_transport, std::chrono::minutes(15));
    QSignalSpy ended(&keeper, &SessionKeeper::ended);
    keeper.begin(sampleSession(1));
    QTRY_COMPARE(ended.size(), 1);
}

void SessionKeeperTest::theBankEndsTheSession()
{
    SessionKeeper keeper(m_transport, std::chrono::minutes(15));
    ConnectionMonitor monitor(m_transport, keeper, std::chrono::milliseconds(50));
    QSignalSpy ended(&keeper, &SessionKeeper::ended);
    keeper.begin(sampleSession());
    m_answer = problem(ErrorCode::Unauthenticated);
    monitor.start(); // nobody uses the desktop; the monitor's poll is enough
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(reasonOf(ended), SessionKeeper::End::EndedByBank);
    QTRY_COMPARE(monitor.state().kind, Kind::Online); // the first report may be an earlier test's late answer
}

void SessionKeeperTest::theMonitorSeesTheBankComeAndGo()
{
    auto server =
        std::make_unique<RawTlsServer>(m_certificates.make(CertificateKind::Good),
                                       [](QSslSocket* socket, const QByteArray&) { socket->write(healthy()); });
    const quint16 port = server->serverPort();
    HttpTransport transport(settingsFor(port), policyFor(m_certificates));
    SessionKeeper keeper(transport, std::chrono::minutes(15));
    ConnectionMonitor monitor(transport, keeper, std::chrono::milliseconds(20));
    QCOMPARE(monitor.state().kind, Kind::Connecting);
    monitor.start();
    QTRY_COMPARE(monitor.state().kind, Kind::Online);
    server.reset();
    QTRY_COMPARE(monitor.state().kind, Kind::Offline);
    QTRY_COMPARE(monitor.state().failure->cause, FailureCause::CouldNotConnect);
    server = std::make_unique<RawTlsServer>(m_certificates.make(CertificateKind::Good),
                                            [](QSslSocket* socket, const QByteArray&) { socket->write(healthy()); });
    server->close();
    QVERIFY(server->listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE(monitor.state().kind, Kind::Online);
    QVERIFY(!monitor.state().failure);
}

void SessionKeeperTest::theMonitorTellsAStrangerFromTheBank()
{
    RawTlsServer stranger(m_certificates.make(CertificateKind::UnknownAuthority),
                          [](QSslSocket*, const QByteArray&) {});
    HttpTransport transport(settingsFor(stranger.serverPort()), policyFor(m_certificates));
    SessionKeeper keeper(transport, std::chrono::minutes(15));
    ConnectionMonitor monitor(transport, keeper);
    monitor.start();
    QTRY_COMPARE(monitor.state().kind, Kind::TlsRefused);
    QCOMPARE(monitor.state().failure->tls->reason, TlsReason::UnknownAuthority);
}

COUNTERFOIL_QTEST(SessionKeeperTest)
#include "tst_SessionKeeper.moc"
