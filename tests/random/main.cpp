// random_user [--seconds N] [--seed S] [--control]: a random user at the desktop, in each role in turn, while the
// network delays answers and breaks connections. Exits with 0 if nothing crashed and the window never froze. With
// --control the window is frozen once, and the run must fail.
#include "app/desktop/Appearance.h"
#include "app/desktop/Desktop.h"
#include "tests/random/RandomFiles.h"
#include "tests/random/RandomUser.h"
#include "tests/support/HoldingProxy.h"
#include "tests/ui/TestDesktop.h"

#include <QMainWindow>
#include <QTimer>
#include <QUrl>

#include <cstdio>

namespace {

using namespace std::chrono_literals;

// Maximum CPU time of one event loop iteration; sanitizers take longer.
#if defined(__SANITIZE_ADDRESS__)
constexpr qint64 kMostWork = 400; // milliseconds
#elif !defined(__OPTIMIZE__)
constexpr qint64 kMostWork = 250;
#else
constexpr qint64 kMostWork = 100;
#endif
// Wall-clock time: answers are up to three seconds late, so blocking on one would be detected.
constexpr qint64 kMostStandstill = 2'000;
constexpr auto kLongestDelay = 3s;

//! This thread's CPU time in milliseconds.
void workFor(qint64 milliseconds)
{
    const qint64 end = workOfThisThread() + milliseconds;
    while (workOfThisThread() < end) {
    }
}

class RandomUserTest : public QObject
{
    Q_OBJECT

public:
    RandomUserTest(int seconds, unsigned seed, bool control)
        : m_seconds(seconds)
        , m_seed(seed)
        , m_control(control)
    {
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::printf("seed %u\n", m_seed);
        QVERIFY2(m_bank.start(), qPrintable(m_bank.failure()));
        m_proxy = std::make_unique<cf::test::HoldingProxy>(static_cast<std::uint16_t>(QUrl(m_bank.url()).port()));
    }

    void theWindowNeverStandsStill_data()
    {
        QTest::addColumn<QString>("user");
        for (const char* user : {"anna", "martin", "olga", "admin"})
            QTest::newRow(user) << QString::fromLatin1(user);
    }

    void theWindowNeverStandsStill()
    {
        QFETCH(QString, user);
        m_proxy->calm();
        RandomFiles files(m_seed);
        TestDesktop desktop(QStringLiteral("https://localhost:%1").arg(m_proxy->port()), m_bank.authority(), 12h, {},
                            &files);
        desktop.signIn(m_bank, user);
        m_proxy->disturb(m_seed, kLongestDelay);
        RandomUser person(*desktop.window(), m_seed++);
        if (m_control)
            QTimer::singleShot(0, desktop.window(), [] { workFor(kMostWork * 3 / 2); });
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < m_seconds * 250LL)
            person.act();
        m_proxy->calm();
        std::printf("%s: %d actions, longest event loop iteration %lld ms CPU, %lld ms wall clock (%s)\n",
                    qPrintable(user), person.actions(), static_cast<long long>(person.longestWork()),
                    static_cast<long long>(person.longestStandstill()), qPrintable(person.worstAction()));
        QVERIFY2(person.longestWork() <= kMostWork,
                 qPrintable(QStringLiteral("the window froze: %1").arg(person.worstAction())));
        QVERIFY(person.longestStandstill() <= kMostStandstill);
    }

private:
    int m_seconds;
    unsigned m_seed;
    bool m_control;
    TestBank m_bank;
    std::unique_ptr<cf::test::HoldingProxy> m_proxy;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QStringList arguments = QCoreApplication::arguments();
    const auto value = [&](const QString& name, unsigned fallback) {
        const auto at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size())
            return fallback;
        const unsigned given = arguments[at + 1].toUInt();
        arguments.remove(at, 2);
        return given;
    };
    const auto seconds = static_cast<int>(value(QStringLiteral("--seconds"), 300));
    const unsigned seed = value(QStringLiteral("--seed"), std::random_device()());
    cf::app::Appearance appearance(application, {});
    const bool control = arguments.removeAll(QStringLiteral("--control")) > 0;
    // Qt Test aborts after five minutes; with the sign-ins this takes longer.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((seconds + 240) * 1000));
    RandomUserTest test(seconds, seed, control);
    return QTest::qExec(&test, arguments);
}

#include "main.moc"
