// The device key is there within a second, whatever the desktop's keychain does.
#include "services/client/DeviceKeyStore.h"

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QtTest>

#include <atomic>
#include <cstdio>

using namespace cf::client;

namespace {

struct Answer
{
    int calls = 0;
    qint64 elapsed = 0;      //!< Milliseconds until the key was there.
    qint64 longestStall = 0; //!< How long the thread could not do anything else.
    bool persistent = false;
    bool usable = false;
};

//! In a process of its own: Qt connects to the session bus once per process.
int obtainAndPrint(QCoreApplication& application)
{
    QObject context;
    QElapsedTimer total;
    QElapsedTimer sinceTick;
    QTimer tick;
    qint64 longestStall = 0;
    QObject::connect(&tick, &QTimer::timeout, &context,
                     [&] { longestStall = std::max(longestStall, sinceTick.restart()); });
    sinceTick.start();
    total.start();
    tick.start(1);
    DeviceKeyStore(QStringLiteral("https://bank.example")).obtain(&context, [&](const ObtainedKey& obtained) {
        std::printf("%lld %lld %d %d\n", total.elapsed(), std::max(longestStall, sinceTick.elapsed()),
                    obtained.persistent ? 1 : 0, DeviceKey::fromPem(obtained.key.toPem()) ? 1 : 0);
        // Long enough for a second answer, which would be a defect.
        QTimer::singleShot(100, &application, &QCoreApplication::quit);
    });
    return application.exec();
}

Answer obtainWith(const QString& busAddress)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("XDG_RUNTIME_DIR"));
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    if (!busAddress.isEmpty())
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), busAddress);
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--obtain")});
    [&] { QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 20'000); }();
    const QList<QByteArray> lines = program.readAllStandardOutput().trimmed().split('\n');
    const QList<QByteArray> words = lines.value(0).split(' ');
    return {static_cast<int>(lines.size()), words.value(0).toLongLong(), words.value(1).toLongLong(),
            words.value(2) == "1", words.value(3) == "1"};
}

//! A keychain that takes every question and answers none.
class MuteKeychain : public QDBusVirtualObject
{
public:
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage&, const QDBusConnection&) override
    {
        ++m_questions;
        return true;
    }
    int questions() const { return m_questions; }

private:
    std::atomic<int> m_questions = 0;
};

class PrivateBus
{
public:
    PrivateBus()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        [&] { QTRY_VERIFY(m_daemon.canReadLine()); }();
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    QString address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace

class DeviceKeyStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsAP256KeyWithItsCertificate();
    void onlyAWholeKeyIsReadBack();
    void withoutABusTheKeyIsThereAtOnce();
    void aBusThatIsGoneDelaysNothing();
    void aBusWithoutAKeychainDelaysNothing();
    void aMuteKeychainIsNotWaitedFor();
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
    const Answer answer = obtainWith({});
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.usable && !answer.persistent);
    QVERIFY2(answer.elapsed < 300, qPrintable(QString::number(answer.elapsed)));
}

void DeviceKeyStoreTest::aBusThatIsGoneDelaysNothing()
{
    const Answer answer = obtainWith(QStringLiteral("unix:path=/nonexistent/bus"));
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.usable && !answer.persistent);
    QVERIFY2(answer.elapsed < 1'000, qPrintable(QString::number(answer.elapsed)));
}

void DeviceKeyStoreTest::aBusWithoutAKeychainDelaysNothing()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("no dbus-daemon on this machine");
    const PrivateBus bus;
    const Answer answer = obtainWith(bus.address());
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.usable && !answer.persistent);
    QVERIFY2(answer.elapsed < 1'000, qPrintable(QString::number(answer.elapsed)));
}

void DeviceKeyStoreTest::aMuteKeychainIsNotWaitedFor()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("no dbus-daemon on this machine");
    const PrivateBus bus;
    MuteKeychain keychain;
    QDBusConnection connection = QDBusConnection::connectToBus(bus.address(), QStringLiteral("keychain"));
    QVERIFY(connection.registerVirtualObject(QStringLiteral("/"), &keychain, QDBusConnection::SubPath));
    for (const char* name : {"org.freedesktop.secrets", "org.kde.kwalletd5", "org.kde.kwalletd6"})
        QVERIFY(connection.registerService(QLatin1String(name)));
    const Answer answer = obtainWith(bus.address());
    QVERIFY2(keychain.questions() > 0, "the keychain was not asked");
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.usable && !answer.persistent);
    QVERIFY2(answer.elapsed >= 300 && answer.elapsed < 1'000, qPrintable(QString::number(answer.elapsed)));
    // QtKeychain itself holds the thread for half a second when a wallet is there and mute; no longer, and only then.
    QVERIFY2(answer.longestStall < 800, qPrintable(QString::number(answer.longestStall)));
    QDBusConnection::disconnectFromBus(QStringLiteral("keychain"));
}

void DeviceKeyStoreTest::nothingIsToldToTheDead()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
    const DeviceKeyStore store(QStringLiteral("https://bank.example"));
    bool toldTheDead = false;
    bool told = false;
    {
        QObject dead;
        store.obtain(&dead, [&](const ObtainedKey&) { toldTheDead = true; });
    }
    store.obtain(this, [&](const ObtainedKey&) { told = true; });
    QVERIFY(!told);
    QTRY_VERIFY(told);
    QVERIFY(!toldTheDead);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == QLatin1String("--obtain"))
        return obtainAndPrint(application);
    DeviceKeyStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_DeviceKeyStore.moc"
