// How long a screen takes from its entry in the rail to its picture, for each role: with a responding bank and with a
// silent one. Both must be the same: a window never waits for the bank. Run by hand from an optimised build.
#include "app/desktop/Appearance.h"
#include "tests/support/HoldingProxy.h"
#include "tests/ui/TestDesktop.h"
#include "ui/shell/Page.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QUrl>

#include <algorithm>
#include <cstdio>

using namespace cf;

namespace {

using namespace std::chrono_literals;

constexpr int kRounds = 15;
constexpr int kSettling = 120; // milliseconds

//! Sees when a page, or something in it, is painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* page)
        : m_page(page)
    {
        QApplication::instance()->installEventFilter(this);
    }
    bool painted() const { return m_painted; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() == QEvent::Paint && widget && (widget == m_page || m_page->isAncestorOf(widget)))
            m_painted = true;
        return false;
    }

private:
    QWidget* m_page;
    bool m_painted = false;
};

ui::Page* shownPage(const QWidget& window)
{
    for (auto* page : window.findChildren<ui::Page*>()) {
        if (page->isVisible())
            return page;
    }
    return nullptr;
}

//! Milliseconds from choosing an entry of the rail to the picture of its page.
double switchTo(TestDesktop& desktop, QAbstractButton& entry)
{
    QElapsedTimer clock;
    clock.start();
    const ui::Page* before = shownPage(*desktop.window());
    entry.click();
    ui::Page* page = shownPage(*desktop.window());
    if (page == before)
        qFatal("“%s” leads nowhere.", qPrintable(entry.text()));
    const PaintWatch watch(page);
    while (!watch.painted())
        QCoreApplication::processEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Times
{
    QString title;
    std::vector<double> answering;
    std::vector<double> silent;
};

void measure(TestBank& bank, test::HoldingProxy& proxy, const QString& user)
{
    TestDesktop desktop(QStringLiteral("https://localhost:%1").arg(proxy.port()), bank.authority(), 12h);
    desktop.signIn(bank, user);
    const QList<QAbstractButton*> entries = desktop.railEntries();
    std::vector<Times> places(static_cast<std::size_t>(entries.size()));
    for (int round = 0; round < kRounds; ++round) {
        for (qsizetype place = 0; place < entries.size(); ++place) {
            QAbstractButton* entry = entries[place];
            for (const bool silent : {false, true}) {
                (entry == entries.front() ? entries.back() : entries.front())->click();
                QTest::qWait(kSettling);
                if (silent)
                    proxy.hold();
                const double taken = switchTo(desktop, *entry);
                Times& times = places[static_cast<std::size_t>(place)];
                times.title = shownPage(*desktop.window())->title();
                (silent ? times.silent : times.answering).push_back(taken);
                proxy.release();
            }
        }
    }
    for (const Times& times : places) {
        std::printf("%-8s %-24s answering %5.1f ms, silent %5.1f ms, ratio %.2f, slowest %5.1f ms\n", qPrintable(user),
                    qPrintable(times.title), median(times.answering), median(times.silent),
                    median(times.silent) / median(times.answering),
                    std::max(*std::max_element(times.answering.begin(), times.answering.end()),
                             *std::max_element(times.silent.begin(), times.silent.end())));
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    app::Appearance appearance(application, {});
    TestBank bank;
    if (!bank.start()) {
        std::fprintf(stderr, "%s\n", qPrintable(bank.failure()));
        return 1;
    }
    test::HoldingProxy proxy(static_cast<std::uint16_t>(QUrl(bank.url()).port()));
    for (const char* user : {"anna", "martin", "olga", "admin"})
        measure(bank, proxy, QString::fromLatin1(user));
    return 0;
}
