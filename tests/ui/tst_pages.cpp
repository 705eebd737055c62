// Statements, transfer filter and preferences, with an in-memory bank, by key events.
#include "models/tables/BranchClock.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/DocumentFakes.h"
#include "tests/ui/PragueTime.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/accounts/StatementPanel.h"
#include "ui/preferences/PreferencesPage.h"
#include "ui/theme/ThemeController.h"
#include "ui/transfers/TransferFilterBar.h"
#include "ui/transfers/TransfersPage.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/PlainTable.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QThreadPool>

#include <sys/stat.h>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

struct PagesWindow : TestWindow
{
    template <class Widget>
    Widget* show(Widget* widget)
    {
        return put(widget, {1020, 600});
    }
};

} // namespace

class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatementIsOrderedForTheChosenDaysAndSaved();
    void periodsFollowTheBranchsDayOverTheEndOfAMonth();
    void todaysTransfersAreThoseOfTheBranchsDay();
    void whatTheBankSaysAboutAStatementIsShown();
    void whyNoStatementCanBeMadeIsSaid();
    void theFilterAsksTheBankForWhatWasChosen();
    void theFilterHasRoomForAllOfItsParts_data();
    void theFilterHasRoomForAllOfItsParts();
    void clearingTheFilterShowsEverythingAgain();
    void preferencesTakeEffectAtOnceAndAreKept();
    void theMachinesPrintersAreOffered();
};

void PagesTest::aStatementIsOrderedForTheChosenDaysAndSaved()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    QTemporaryDir folder;
    files.answer = folder.filePath(QStringLiteral("statement.pdf"));
    PagesWindow shown;
    auto* panel = shown.show(new StatementPanel(bank, files, true, &shown.window));
    panel->setAccount(AccountId::make());
    panel->begin();
    PagesWindow::press(Qt::Key_End); // the last choice: a custom period
    auto* from = named<QDateEdit>(shown.window, "First day of the statement");
    auto* to = named<QDateEdit>(shown.window, "Last day of the statement");
    QVERIFY(from->isEnabled());
    from->setDate(QDate(2026, 3, 1));
    to->setDate(QDate(2026, 2, 1));
    named<QPushButton>(shown.window, "Save statement")->click();
    QVERIFY(shown.says("The first day is after the last one."));
    QVERIFY(documents.statements.empty());
    to->setDate(QDate(2026, 3, 31));
    named<QPushButton>(shown.window, "Save statement")->click();
    QTRY_VERIFY(QFile::exists(files.answer));
    QCOMPARE(documents.statements.size(), std::size_t(1));
    QCOMPARE(toString(documents.statements[0].from), std::string("2026-03-01"));
    QCOMPARE(toString(documents.statements[0].to), std::string("2026-03-31"));
    QTRY_VERIFY(shown.says("Saved as "));
}

void PagesTest::periodsFollowTheBranchsDayOverTheEndOfAMonth()
{
    tables::BranchClock clock;
    contract::BranchTime time = pragueTime("2026-01-31T22:00:00Z");
    clock.update(time);
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    QTemporaryDir folder;
    files.answer = folder.filePath(QStringLiteral("statement.pdf"));
    PagesWindow shown;
    auto* panel = shown.show(new StatementPanel(bank, files, true, &shown.window));
    panel->setAccount(AccountId::make());
    auto* from = named<QDateEdit>(shown.window, "First day of the statement");
    QCOMPARE(from->date(), QDate(2025, 12, 1)); // last month
    const auto order = [&] {
        const auto before = documents.statements.size();
        named<QPushButton>(shown.window, "Save statement")->click();
        return QTest::qWaitFor([&] { return documents.statements.size() > before; });
    };
    QVERIFY(order());
    QCOMPARE(toString(documents.statements.back().to), std::string("2025-12-31"));
    // Midnight in the branch while the desktop is open.
    time.now = *parseInstant("2026-01-31T23:00:10Z");
    clock.update(time);
    panel->shownAgain();
    QCOMPARE(from->date(), QDate(2026, 1, 1));
    QTRY_VERIFY(!named<BusyButton>(shown.window, "Save statement")->isBusy());
    QVERIFY(order());
    QCOMPARE(toString(documents.statements.back().from), std::string("2026-01-01"));
    QCOMPARE(toString(documents.statements.back().to), std::string("2026-01-31"));
    // The bank's day is set back by hand: that is the day.
    time.businessDateIsSet = true;
    time.businessDate = *parseDate("2025-12-31");
    clock.update(time);
    panel->shownAgain();
    QCOMPARE(from->date(), QDate(2025, 11, 1));
}

void PagesTest::todaysTransfersAreThoseOfTheBranchsDay()
{
    tables::BranchClock clock;
    contract::BranchTime time;
    time.timeZone = "Europe/Nowhere"; // unknown on this machine
    time.utcOffsetSeconds = 14 * 3600;
    time.now = *parseInstant("2026-01-31T09:59:00Z");
    clock.update(time);
    PagesWindow shown;
    auto* bar = shown.show(new TransferFilterBar(&shown.window));
    QSignalSpy changed(bar, &TransferFilterBar::changed);
    named<QComboBox>(shown.window, "Booked")->setCurrentIndex(1);
    QCOMPARE(toString(*bar->filter().from), std::string("2026-01-31"));
    changed.clear();
    bar->shownAgain();
    QCOMPARE(changed.count(), 0);
    time.now = *parseInstant("2026-01-31T10:00:01Z");
    clock.update(time);
    bar->shownAgain();
    bar->shownAgain();
    QCOMPARE(changed.count(), 1); // the list that is shown is yesterday's now
    QCOMPARE(toString(*bar->filter().from), std::string("2026-02-01"));
    // A custom period defaults to the current day until chosen.
    named<QComboBox>(shown.window, "Booked")->setCurrentIndex(5);
    QCOMPARE(named<QDateEdit>(shown.window, "From this day on")->date(), QDate(2026, 2, 1));
    named<QDateEdit>(shown.window, "From this day on")->setDate(QDate(2026, 1, 15));
    time.now = *parseInstant("2026-02-02T10:00:01Z");
    clock.update(time);
    changed.clear();
    bar->shownAgain();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(toString(*bar->filter().from), std::string("2026-01-15"));
}

void PagesTest::whatTheBankSaysAboutAStatementIsShown()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    documents.failWith = refusal(contract::ErrorCode::Unavailable);
    FakeFiles files;
    PagesWindow shown;
    auto* panel = shown.show(new StatementPanel(bank, files, true, &shown.window));
    panel->setAccount(AccountId::make());
    named<QPushButton>(shown.window, "Save statement")->click();
    QTRY_VERIFY(shown.says("The bank is busy"));
    QVERIFY(files.suggested.isEmpty());
    QVERIFY(named<QPushButton>(shown.window, "Save statement")->isEnabled());
}

void PagesTest::whyNoStatementCanBeMadeIsSaid()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    PagesWindow shown;
    auto* panel = shown.show(new StatementPanel(bank, files, true, &shown.window));
    panel->setAccount(AccountId::make());
    const auto refuse = [&](const char* code, const char* most) {
        documents.failWith = refusal(contract::ErrorCode::InvalidRequest);
        documents.failWith->problem->errors = {{"?to", "is a mistake", code, std::vector<std::string>{most}}};
        named<QPushButton>(shown.window, "Save statement")->click();
    };
    refuse("periodTooLong", "366");
    QTRY_VERIFY(shown.says("no more than 366 days after the first. Ask for a separate statement for each year."));
    refuse("tooManyEntries", "20000");
    QTRY_VERIFY(shown.says("entries in this period. Ask for a shorter one."));
}

void PagesTest::theFilterAsksTheBankForWhatWasChosen()
{
    FakeBank bank;
    FakeTransfers transfers{bank};
    for (int i = 1; i <= 5; ++i)
        transfers.booked.push_back(FakeTransfers::sample(i));
    FakeNavigator navigator;
    PagesWindow shown;
    auto* page = shown.show(new TransfersPage(bank, navigator, nullptr, &shown.window));
    page->present();
    QTRY_VERIFY(bank.calls<contract::ListTransfers>() > 0);
    named<QComboBox>(shown.window, "Currency")->setCurrentText(QStringLiteral("CZK"));
    auto* least = named<QLineEdit>(shown.window, "Amount at least");
    auto* most = named<QLineEdit>(shown.window, "Amount at most");
    QVERIFY(least && most);
    least->setText(QStringLiteral("500"));
    most->setText(QStringLiteral("100")); // the reverse was meant
    named<QLineEdit>(shown.window, "Account on either side")
        ->setText(QString::fromStdString(czechIban(19).electronic()));
    named<QComboBox>(shown.window, "Booked")->setCurrentIndex(3);
    QTRY_VERIFY(bank.asked<contract::ListTransfers>().back().account &&
                bank.asked<contract::ListTransfers>().back().from);
    const contract::TransfersQuery asked = bank.asked<contract::ListTransfers>().back();
    QCOMPARE(*asked.leastMinorUnits, 10'000);
    QCOMPARE(*asked.mostMinorUnits, 50'000);
    QVERIFY(*asked.account == czechIban(19));
    QVERIFY(std::chrono::sys_days(*asked.to) - std::chrono::sys_days(*asked.from) == std::chrono::days(6));
    shown.picture("pages-transfers-filter");
}

void PagesTest::theFilterHasRoomForAllOfItsParts_data()
{
    QTest::addColumn<int>("width"); // what the rail leaves of windows of 1024 and 1366
    QTest::newRow("small") << 825;
    QTest::newRow("usual") << 1167;
}

void PagesTest::theFilterHasRoomForAllOfItsParts()
{
    QFETCH(int, width);
    ThemeController theme(*qApp, ThemeChoice::Light);
    FakeBank bank;
    FakeTransfers transfers{bank};
    FakeNavigator navigator;
    PagesWindow shown;
    auto* page = shown.show(new TransfersPage(bank, navigator, nullptr, &shown.window));
    shown.window.resize(width, 600);
    page->present();
    named<QComboBox>(shown.window, "Booked")->setCurrentIndex(5);
    named<QComboBox>(shown.window, "Currency")->setCurrentIndex(1);
    const auto* bar = shown.window.findChild<TransferFilterBar*>();
    const auto faults = [&] {
        QStringList found;
        QRegion taken;
        for (const auto* part : bar->findChildren<QWidget*>()) {
            const bool isPart = qobject_cast<const QDateEdit*>(part) || qobject_cast<const QComboBox*>(part) ||
                                qobject_cast<const QPushButton*>(part) ||
                                (qobject_cast<const QLineEdit*>(part) && part->parentWidget() == bar);
            if (!isPart || !part->isVisible())
                continue;
            const QRect place(part->mapTo(bar, QPoint()), part->size());
            const int wanted = std::min(part->sizeHint().width(), part->maximumWidth());
            if (taken.intersects(place) || !bar->rect().contains(place) || place.width() < wanted)
                found += part->metaObject()->className() + QLatin1Char(' ') + part->accessibleName();
            taken += place;
        }
        return found.join(QStringLiteral(", "));
    };
    QTRY_COMPARE(faults(), QString());
    QTRY_COMPARE(shown.window.width(), width);
    shown.picture("pages-transfers-filter-open");
}

void PagesTest::clearingTheFilterShowsEverythingAgain()
{
    FakeBank bank;
    FakeTransfers transfers{bank};
    FakeNavigator navigator;
    PagesWindow shown;
    auto* page = shown.show(new TransfersPage(bank, navigator, nullptr, &shown.window));
    page->present();
    named<QComboBox>(shown.window, "Booked")->setCurrentIndex(1);
    QTRY_VERIFY(shown.says("No transfer matches the filter."));
    for (auto* button : shown.window.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Clear filters")) {
            button->click();
            break;
        }
    }
    QTRY_VERIFY(shown.says("No transfers yet."));
    QVERIFY(!bank.asked<contract::ListTransfers>().back().from);
}

void PagesTest::preferencesTakeEffectAtOnceAndAreKept()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    std::vector<Preferences> told;
    PagesWindow shown;
    auto* page = shown.show(new PreferencesPage(
        settings, [&](const Preferences& preferences) { told.push_back(preferences); }, &shown.window));
    page->present();
    QCOMPARE(QApplication::focusWidget(), named<QComboBox>(shown.window, "Theme"));
    PagesWindow::press(Qt::Key_Down);
    PagesWindow::press(Qt::Key_Down);
    QCOMPARE(told.back().theme, ThemeChoice::Dark);
    named<QComboBox>(shown.window, "Density")->setFocus();
    PagesWindow::press(Qt::Key_Down);
    QCOMPARE(told.back().density, Density::Compact);
    QVERIFY(!shown.says("The language changes with the next sign-in."));
    named<QComboBox>(shown.window, "Language")->setFocus();
    PagesWindow::press(Qt::Key_End);
    QCOMPARE(told.back().language, QStringLiteral("de"));
    QVERIFY(shown.says("The language changes with the next sign-in."));
    shown.picture("pages-preferences");
    const Preferences kept = Preferences::read(settings);
    QCOMPARE(kept.theme, ThemeChoice::Dark);
    QCOMPARE(kept.density, Density::Compact);
    QCOMPARE(kept.language, QStringLiteral("de"));
}

void PagesTest::theMachinesPrintersAreOffered()
{
    QTemporaryDir folder;
    QFile service(folder.filePath(QStringLiteral("lpstat")));
    QVERIFY(service.open(QIODevice::WriteOnly));
    service.write("#!/bin/sh\n[ \"$1\" = -e ] && printf 'counter-1\\ncounter-3\\n'\n");
    service.close();
    QVERIFY(service.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    Preferences chosen;
    chosen.printer = QStringLiteral("at-home");
    chosen.write(settings);
    PagesWindow shown;
    auto* page = shown.show(new PreferencesPage(
        settings, [](const Preferences&) {}, &shown.window));
    page->present();
    const auto* box = named<QComboBox>(shown.window, "Branch printer");
    QTRY_VERIFY(box->findData(QStringLiteral("counter-3")) > 0);
    QVERIFY(box->findData(QStringLiteral("counter-1")) > 0);
    QCOMPARE(box->currentText(), QStringLiteral("at-home (not available now)"));
    qputenv("PATH", path);
}

COUNTERFOIL_QTEST(PagesTest)
#include "tst_pages.moc"
