// The device key is available within a second, whatever the desktop's keychain does.
#include "services/client/DeviceKeyStore.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QtTest>

#include <cstdio>

using namespace cf::client;

namespace {

struct Answer
{
    int calls = 0;
    qint64 elapsed = 0; //!< Milliseconds until the key was available.
    bool persistent = false;
    bool usable = false;
};

//! In its own process: Qt connects to the session bus once per process.
int obtainAndPrint(QCoreApplication& application)
{
    QObject context;
    QElapsedTimer total;
    total.start();
    DeviceKeyStore(QStringLiteral("https://bank.example")).obtain(&context, [&](const ObtainedKey& obtained) {
        std::printf("%lld %d %d\n", total.elapsed(), obtained.persistent ? 1 : 0,
                    DeviceKey::fromPem(obtained.key.toPem()) ? 1 : 0);
        // Long enough for a second answer, which would be a bug.
        QTimer::singleShot(100, &application, &QCoreApplication::quit);
    });
    return application.exec();
}

constexpr qint64 kTimeout = DeviceKeyStore::kTimeout.count(); // the time of a full wait in vain

Answer obtainWith(const QString& busAddress)
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("XDG_RUNTIME_DIR"));
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    if (!busAddress.isEmpty())
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), busAddress);
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--obtain")});
    [&] { QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 20'000); }();
    const QList<QByteArray> lines = program.readAllStandardOutput().trimmed().split('\n');
    const QList<QByteArray> words = lines.value(0).split(' ');
    return {static_cast<int>(lines.size()), words.value(0).toLongLong(), words.value(1) == "1", words.value(2) == "1"};
}

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
    void aMuteKeychainIsNotWaitedForAndItsLateAnswerIgnored();
    void aSlowKeychainsKeyIsUsedAllTheSame_data();
    void aSlowKeychainsKeyIsUsedAllTheSame();
    void aSavedKeyIsUsed();
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
    QVERIFY2(answer.elapsed < kTimeout, qPrintable(QString::number(answer.elapsed)));
}

void DeviceKeyStoreTest::aBusThatIsGoneDelaysNothing()
{
    const Answer answer = obtainWith(QStringLiteral("unix:path=/nonexistent/bus"));
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.usable && !answer.persistent);
    QVERIFY2(answer.elapsed < kTimeout, qPrintable(QString::number(answer.elapsed)));
}

void DeviceKeyStoreTest::aBusWithoutAKeychainDelaysNothing()
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
        QSKIP("no dbus-daemon on this machine");
    const PrivateBus bus;
    const Answer answer = obtainWith(bus.address());
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.usable && !answer.persistent);
    QVERIFY2(answer.elapsed < kTimeout, qPrintable(QString::number(answer.elapsed)));
}

void DeviceKeyStoreTest::aMuteKeychainIsNotWaitedForAndItsLateAnswerIgnored()
{
    std::function<void(ObtainedKey)> late;
    const DeviceKeyStore store(
        QStringLiteral("https://bank.example"),
        [&](const QString&, QObject*, std::function<void(ObtainedKey)> answer) { late = answer; });
    std::vector<ObtainedKey> told;
    QElapsedTimer timer;
    timer.start();
    store.obtain(
        this,
        [&](ObtainedKey key) {
            told.push_back(std::move(key));
            late({DeviceKey::generate(), true});
        },
        std::chrono::milliseconds(400));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), std::size_t(1), 10'000);
    QVERIFY2(timer.elapsed() >= 300, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!told[0].persistent);
}

void DeviceKeyStoreTest::aSlowKeychainsKeyIsUsedAllTheSame_data()
{
    QTest::addColumn<int>("delay");
    QTest::addColumn<int>("timeout");
    QTest::newRow("within the usual timeout") << 1200 << static_cast<int>(DeviceKeyStore::kTimeout.count());
    QTest::newRow("after it") << 300 << 50;
}

void DeviceKeyStoreTest::aSlowKeychainsKeyIsUsedAllTheSame()
{
    QFETCH(const int, delay);
    QFETCH(const int, timeout);
    const DeviceKey saved = DeviceKey::generate();
    const DeviceKeyStore store(QStringLiteral("https://bank.example"),
                               [&](const QString&, QObject* asker, const std::function<void(ObtainedKey)>& answer) {
                                   QTimer::singleShot(delay, asker, [=] { answer({saved, true}); });
                               });
    QList<QByteArray> certificates;
    store.obtain(
        this, [&](const ObtainedKey& key) { certificates += key.key.certificatePem; },
        std::chrono::milliseconds(timeout), [&](const DeviceKey& key) { certificates += key.certificatePem; });
    QTRY_VERIFY(!certificates.isEmpty() && certificates.last() == saved.certificatePem);
    QCOMPARE(certificates.size(), timeout < delay ? 2 : 1);
}

void DeviceKeyStoreTest::aSavedKeyIsUsed()
{
    const DeviceKey saved = DeviceKey::generate();
    const DeviceKeyStore store(
        QStringLiteral("https://bank.example"),
        [&](const QString& entry, QObject* asker, const std::function<void(ObtainedKey)>& answer) {
            QCOMPARE(entry, QStringLiteral("https://bank.example"));
            QTimer::singleShot(10, asker, [=] { answer({saved, true}); });
        });
    std::optional<ObtainedKey> told;
    store.obtain(this, [&](ObtainedKey key) { told = std::move(key); });
    QTRY_VERIFY(told);
    QVERIFY(told->persistent);
    QCOMPARE(told->key.certificatePem, saved.certificatePem);
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
