// The device key is there within a second, whatever the desktop's keychain does.
#include "services/client/DeviceKeyStore.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace cf::client;

class DeviceKeyStoreTest : public QObject
{
    Q_OBJECT

private:
    struct Answer
    {
        int calls = 0;
        std::optional<ObtainedKey> obtained;
        qint64 elapsed = 0;
        qint64 longestStall = 0; //!< How long this thread could not do anything else.
    };
    static Answer obtain()
    {
        Answer answer;
        QObject context;
        QElapsedTimer total;
        QElapsedTimer sinceTick;
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, &context,
                         [&] { answer.longestStall = std::max(answer.longestStall, sinceTick.restart()); });
        sinceTick.start();
        total.start();
        tick.start(1);
        DeviceKeyStore(QStringLiteral("https://bank.example")).obtain(&context, [&](ObtainedKey key) {
            ++answer.calls;
            answer.obtained = std::move(key);
            answer.elapsed = total.elapsed();
        });
        answer.calls += answer.obtained ? 100 : 0; // an answer inside the call would be a defect
        [&] { QTRY_COMPARE(answer.calls, 1); }();
        return answer;
    }

private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
    }

    void aKeyIsAP256KeyWithItsCertificate();
    void onlyAWholeKeyIsReadBack();
    void withoutABusTheKeyIsThereAtOnce();
    void aBusThatIsGoneDelaysNothing();
    void aBusWithoutAKeyringDelaysNothing();
    void nothingIsToldToTheDead();
};

void DeviceKeyStoreTest::aKeyIsAP256KeyWithItsCertificate()
{
    const DeviceKey key = DeviceKey::generate();
    const QSslCertificate certificate(key.certificatePem);
    QVERIFY(!certificate.isNull());
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList(QStringLiteral("counterfoil device")));
    QCOMPARE(certificate.issuerInfo(QSslCertificate::CommonName), certificate.subjectInfo(QSslCertificate::CommonName));
    QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(certificate.publicKey().length(), 256);
    QVERIFY(certificate.expiryDate() > QDateTime::currentDateTime().addYears(9));
    QVERIFY(certificate.serialNumber() != QSslCertificate(DeviceKey::generate().certificatePem).serialNumber());
}

void DeviceKeyStoreTest::onlyAWholeKeyIsReadBack()
{
    const DeviceKey key = DeviceKey::generate();
    const auto again = DeviceKey::fromPem(key.toPem());
    QVERIFY(again);
    QCOMPARE(again->certificatePem, key.certificatePem);
    QCOMPARE(again->privateKeyPem, key.privateKeyPem);
    QVERIFY(!DeviceKey::fromPem({}));
    QVERIFY(!DeviceKey::fromPem(key.certificatePem));
    QVERIFY(!DeviceKey::fromPem(key.privateKeyPem));
    QVERIFY(!DeviceKey::fromPem(key.toPem().chopped(60)));
}

void DeviceKeyStoreTest::withoutABusTheKeyIsThereAtOnce()
{
    const Answer answer = obtain();
    QVERIFY(answer.elapsed < 200);
    QVERIFY(!answer.obtained->persistent);
    QVERIFY(DeviceKey::fromPem(answer.obtained->key.toPem()));
}

void DeviceKeyStoreTest::aBusThatIsGoneDelaysNothing()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const Answer answer = obtain();
    QVERIFY(answer.elapsed < 1'000);
    QVERIFY(!answer.obtained->persistent);
}

void DeviceKeyStoreTest::aBusWithoutAKeyringDelaysNothing()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("no dbus-daemon on this machine");
    QProcess bus;
    bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QTRY_VERIFY(bus.canReadLine());
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
    const Answer answer = obtain();
    QVERIFY(answer.elapsed < 1'000);
    QVERIFY2(answer.longestStall < 300, qPrintable(QString::number(answer.longestStall)));
    QVERIFY(!answer.obtained->persistent);
    bus.kill();
    bus.waitForFinished();
}

void DeviceKeyStoreTest::nothingIsToldToTheDead()
{
    bool told = false;
    {
        QObject context;
        DeviceKeyStore(QStringLiteral("https://bank.example")).obtain(&context, [&](ObtainedKey) { told = true; });
    }
    obtain();
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(DeviceKeyStoreTest)
#include "tst_DeviceKeyStore.moc"
