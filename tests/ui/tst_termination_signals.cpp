// A desktop ended by a signal cleans up like a closed one: the bank is notified, and its secret is cleared from the
// clipboard. The signals go to a second process of this program, which does what main does.
#include "app/desktop/Appearance.h"
#include "app/desktop/TerminationSignals.h"
#include "tests/ui/TestDesktop.h"
#include "ui/widgets/SecretClipboard.h"

#include <QClipboard>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace cf;

namespace {

constexpr char kSecond[] = "--second-process";

//! Prints when it can be ended, and at exit what is left on the clipboard.
int secondProcess(int argc, char** argv)
{
    QApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    app::DesktopOptions options;
    const QTemporaryDir folder;
    options.dataFolder = folder.path();
    options.policyFile = QStringLiteral("/nowhere/policy.ini"); // a machine that is not set up
    app::Desktop desktop(options);
    QObject::connect(&desktop, &app::Desktop::finished, &application, &QCoreApplication::quit);
    const app::TerminationSignals signals;
    QObject::connect(&signals, &app::TerminationSignals::received, &desktop, &app::Desktop::end);
    desktop.show();
    ui::copySecret(QStringLiteral("aaaa-bbbb"));
    QTimer::singleShot(0, &application, [] {
        std::puts("ready");
        std::fflush(stdout);
    });
    const int code = QApplication::exec();
    std::printf("left: '%s'\n", qPrintable(QGuiApplication::clipboard()->text()));
    return code;
}

} // namespace

class TerminationSignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramItselfEndsInOrder();
    void aSignalLeavesNoSecretOnTheClipboard_data();
    void aSignalLeavesNoSecretOnTheClipboard();
    void whoIsSignedInIsSignedOutWhateverWasBeingTyped();
};

void TerminationSignalsTest::theProgramItselfEndsInOrder()
{
    const QTemporaryDir folder;
    QProcess program;
    program.start(
        QStringLiteral(COUNTERFOIL_DESKTOP),
        {QStringLiteral("--policy"), QStringLiteral("/nowhere/policy.ini"), QStringLiteral("--data"), folder.path()});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(folder.filePath(QStringLiteral("desktop.log"))).size() > 0, 20'000);
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), SIGTERM), 0);
    QVERIFY(program.waitForFinished(20'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

void TerminationSignalsTest::aSignalLeavesNoSecretOnTheClipboard_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TerminationSignalsTest::aSignalLeavesNoSecretOnTheClipboard()
{
    QFETCH(int, number);
    QProcess second;
    second.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kSecond)});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += second.readAllStandardOutput()).contains("ready"), 20'000);
    QCOMPARE(::kill(static_cast<pid_t>(second.processId()), number), 0);
    QVERIFY(second.waitForFinished(20'000));
    said += second.readAllStandardOutput();
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QVERIFY2(said.contains("left: ''"), said.constData());
}

void TerminationSignalsTest::whoIsSignedInIsSignedOutWhateverWasBeingTyped()
{
    const app::Appearance appearance(*qApp, {});
    TestBank bank;
    QVERIFY2(bank.start(), qPrintable(bank.failure()));
    TestDesktop desktop(bank);
    desktop.signIn(bank, QStringLiteral("petra"));
    desktop.press(Qt::Key_F3);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("From")));
    desktop.type(QStringLiteral("half a na"));
    // Closing the window now asks first.
    const QSignalSpy finished(&desktop.desktop(), &app::Desktop::finished);
    desktop.desktop().end();
    QVERIFY(!desktop.window()->isVisible());
    QTRY_COMPARE(finished.count(), 1);
}

int main(int argc, char** argv)
{
    if (argc > 1 && QByteArray(argv[1]) == kSecond)
        return secondProcess(argc, argv);
    QApplication application(argc, argv);
    TerminationSignalsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_termination_signals.moc"
