// The audit trail by key events: searching, narrowing, jumping, opening, exporting; what waits and what is new; and its
// pictures when COUNTERFOIL_PICTURES names a folder.
#include "tests/models/AuditFakes.h"
#include "ui/audit/AuditEventPage.h"
#include "ui/audit/AuditPage.h"
#include "ui/audit/ExportPanel.h"
#include "ui/audit/GoToBar.h"
#include "ui/audit/UnsealedStrip.h"
#include "ui/printing/FilePort.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QVBoxLayout>

using namespace cf;
using namespace cf::ui;

namespace {

class FakeNavigator : public Navigator
{
public:
    QStringList visits;

    void openCustomerSearch() override { visits << QStringLiteral("search"); }
    void openCustomer(CustomerId id) override { visits << QString::fromStdString("customer " + id.toString()); }
    void openAccount(AccountId id) override { visits << QString::fromStdString("account " + id.toString()); }
    void openNewTransfer(std::optional<Iban>) override { visits << QStringLiteral("new transfer"); }
    void openTransfers() override { visits << QStringLiteral("transfers"); }
    void openTransfer(TransferId id) override { visits << QString::fromStdString("transfer " + id.toString()); }
    void openUnresolved() override { visits << QStringLiteral("unresolved"); }
    void openAuditOf(std::string subject) override
    {
        visits << QStringLiteral("audit of ") + QString::fromStdString(subject);
    }
    void openAuditEvent(std::int64_t seq) override { visits << QStringLiteral("event %1").arg(seq); }
    void back() override { visits << QStringLiteral("back"); }
};

class FakeFiles : public FilePort
{
public:
    QString answer;
    QStringList suggested;
    QStringList opened;

    void chooseSaveFile(QWidget*, const QString&, const QString& suggestedName, QObject* context,
                        std::function<void(const QString& path)> chosen) override
    {
        suggested += suggestedName;
        QTimer::singleShot(0, context, [chosen, path = answer] { chosen(path); });
    }
    void chooseOpenFile(QWidget*, const QString&, QObject*, std::function<void(const QString& path)>) override {}
    void openFolderOf(const QString& path) override { opened += path; }
};

class Desk
{
public:
    FakeTrail trail;
    FakeAudit gateway;
    FakeNavigator navigator;
    FakeFiles files;
    QTemporaryDir folder;
    QWidget window;

    explicit Desk(std::int64_t events = 1'000)
        : trail(events)
    {
        trail.serve(gateway);
    }
    ~Desk() { QThreadPool::globalInstance()->waitForDone(); }

    AuditPage* list(QSize size = {1024, 700})
    {
        auto* page = new AuditPage({gateway, files, navigator, nullptr, true, std::chrono::milliseconds(40)}, &window);
        put(page, size);
        return page;
    }
    AuditEventPage* event(std::int64_t seq, QSize size = {1024, 700})
    {
        auto* page = new AuditEventPage(gateway, navigator, &window);
        page->open(seq);
        put(page, size);
        return page;
    }
    RemoteTableView* table() const
    {
        for (auto* each : window.findChildren<RemoteTableView*>()) {
            if (each->table()->accessibleName() == QStringLiteral("Audit events"))
                return each;
        }
        return nullptr;
    }
    QString cell(int row, int column) const { return table()->table()->model()->index(row, column).data().toString(); }
    bool isLoaded() const { return table() && !cell(0, 3).isEmpty(); }
    bool says(const char* text) const
    {
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(text));
        });
    }
    template <class T = QAbstractButton>
    T* named(const char* name) const
    {
        for (T* widget : window.findChildren<T*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            if (widget->isVisible() && (widget->accessibleName() == QString::fromUtf8(name) ||
                                        (button && button->text() == QString::fromUtf8(name))))
                return widget;
        }
        return nullptr;
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const char* text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    void search(const char* words) const
    {
        press(Qt::Key_F, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }
    void picture(const char* name)
    {
        const QString pictures = qEnvironmentVariable("COUNTERFOIL_PICTURES");
        if (pictures.isEmpty())
            return;
        QDir().mkpath(pictures);
        QTest::qWait(80);
        window.grab().save(QStringLiteral("%1/%2-%3.png")
                               .arg(pictures, QString::fromLatin1(name), QString::fromLatin1(QTest::currentDataTag())));
    }

private:
    void put(Page* page, QSize size)
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.5));
        column->addWidget(page);
        // What the rail leaves of a window of that size.
        window.resize(size - QSize(em(11.5), em(2)));
        window.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        page->activate();
    }
};

} // namespace

class AuditPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void theNewestEventIsOpenedByKeysAlone();
    void theEndOfAHundredMillionIsThereAtOnce();
    void aSearchBeginsWithEnterAndNotBefore();
    void aMistakeInTheSearchIsToldBelowTheBox();
    void choicesNarrowTheListAndChipsWidenIt();
    void escapeClearsEverything();
    void twoDaysAreAWholeSpan();
    void aSubjectFromElsewhereIsAChipWithItsName();
    void eachTrailKeepsItsFiltersAndPlace();
    void oneGoesToANumberOrADay();
    void numbersAndDaysAreReadAsTheyAreWritten();
    void whatIsNewWaitsToBeShown();
    void whatIsNotSealedIsToldAndGoes();
    void aBankThatIsAwayIsToldAndComesBack();
    void aLongSearchSaysThatItGoesOn();
    void exportingShowsRowsSumAndFolder();
    void anExportCanBeCancelled();
    void withoutTheRightNothingExports();
    void anEventTellsEverythingAndLeadsOn();
    void changesAreToldBySignAndWord();
    void neighboursAreOneKeyAway();
    void anErasedEventSaysSo();
    void anEventThatIsNotThereSaysSo();
    void theHashIsCopied();
    void everythingThatTakesFocusHasAName();
    void theyLookRightInBothThemes_data();
    void theyLookRightInBothThemes();
};

void AuditPageTest::theNewestEventIsOpenedByKeysAlone()
{
    Desk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    Desk::press(Qt::Key_Return); // an empty search: to the list
    Desk::press(Qt::Key_Down);
    Desk::press(Qt::Key_Down);
    Desk::press(Qt::Key_Return);
    QCOMPARE(desk.navigator.visits, QStringList{QStringLiteral("event 998")});
}

void AuditPageTest::theEndOfAHundredMillionIsThereAtOnce()
{
    Desk desk(100'000'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    Desk::press(Qt::Key_Return);
    QElapsedTimer clock;
    clock.start();
    Desk::press(Qt::Key_End);
    QTRY_COMPARE(desk.cell(desk.table()->table()->model()->rowCount() - 1, 0), QStringLiteral("0"));
    QVERIFY(clock.elapsed() < 1'000);
    QVERIFY(desk.table()->positionText().endsWith(QLocale().toString(100'000'000)));
}

void AuditPageTest::aSearchBeginsWithEnterAndNotBefore()
{
    Desk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    const std::size_t before = desk.gateway.lists.asked.size();
    Desk::press(Qt::Key_F, Qt::ControlModifier);
    Desk::type("every:100");
    QTest::qWait(static_cast<int>(SearchField::kRest.count()) + 100);
    QCOMPARE(desk.gateway.lists.asked.size(), before);
    Desk::press(Qt::Key_Return);
    QTRY_COMPARE(desk.cell(0, 0), QStringLiteral("900"));
    QCOMPARE(desk.gateway.lists.asked.back().search, std::optional<std::string>("every:100"));
    QCOMPARE(desk.table()->table()->model()->rowCount(), 10);
}

void AuditPageTest::aMistakeInTheSearchIsToldBelowTheBox()
{
    Desk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.gateway.lists.respond = [](const auto&) -> client::CallResult<FakeAudit::Rows> {
        return searchMistake("“colour:” is nothing the trail can be searched by.");
    };
    desk.search("colour:blue");
    QTRY_VERIFY(desk.says("“colour:” is nothing the trail can be searched by."));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Search the audit trail"));
    desk.trail.serve(desk.gateway);
    desk.search("every:10");
    QTRY_COMPARE(desk.cell(0, 0), QStringLiteral("990"));
    QVERIFY(!desk.says("colour"));
}

void AuditPageTest::choicesNarrowTheListAndChipsWidenIt()
{
    Desk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    auto* actions = desk.named<QComboBox>("Action");
    QTRY_VERIFY(actions->findData(QStringLiteral("transfer.refused")) > 0);
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() == 4);
    actions->setCurrentIndex(actions->findData(QStringLiteral("transfer")));
    QTRY_VERIFY(desk.named("Remove the filter: Transfers"));
    QTRY_COMPARE(desk.gateway.lists.asked.back().action, std::optional<std::string>("transfer"));
    auto* results = desk.named<QComboBox>("Result");
    results->setCurrentIndex(2);
    QTRY_COMPARE(desk.cell(0, 6), QStringLiteral("Refused"));
    QCOMPARE(desk.gateway.lists.asked.back().result, std::optional(AuditResult::Refused));
    desk.named("Remove the filter: Refused")->click();
    QTRY_COMPARE(desk.cell(1, 6), QStringLiteral("Succeeded"));
    QCOMPARE(results->currentIndex(), 0);
    QCOMPARE(desk.gateway.lists.asked.back().action, std::optional<std::string>("transfer"));
}

void AuditPageTest::escapeClearsEverything()
{
    Desk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.named<QComboBox>("Result")->setCurrentIndex(2);
    desk.named<QComboBox>("Time")->setCurrentIndex(3);
    desk.search("every:10");
    QTRY_VERIFY(desk.named("Clear all filters"));
    Desk::press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.named("Clear all filters"));
    QTRY_COMPARE(desk.cell(0, 0), QStringLiteral("999"));
    QVERIFY(desk.window.findChild<SearchField*>()->text().isEmpty());
    const auto& query = desk.gateway.lists.asked.back();
    QVERIFY(!tables::AuditTableModel::narrows(query));
}

void AuditPageTest::twoDaysAreAWholeSpan()
{
    AuditFilter filter;
    filter.when = When::Days;
    filter.from = QDate(2026, 11, 22);
    filter.to = QDate(2026, 11, 20); // the wrong way round
    const contract::AuditQuery query = filter.query(QDate(2026, 12, 1));
    QCOMPARE(*query.from, beginOf(QDate(2026, 11, 20)));
    QCOMPARE(*query.to, beginOf(QDate(2026, 11, 23)));
    filter.when = When::Yesterday;
    QCOMPARE(*filter.query(QDate(2026, 12, 1)).from, beginOf(QDate(2026, 11, 30)));
    QCOMPARE(*filter.query(QDate(2026, 12, 1)).to, beginOf(QDate(2026, 12, 1)));
    filter.when = When::LastSevenDays;
    QCOMPARE(*filter.query(QDate(2026, 12, 1)).from, beginOf(QDate(2026, 11, 25)));
    QVERIFY(!filter.query(QDate(2026, 12, 1)).to);
}

void AuditPageTest::aSubjectFromElsewhereIsAChipWithItsName()
{
    Desk desk;
    AuditPage* page = desk.list();
    page->aim(AuditSubject{FakeTrail::customer().toString()});
    QTRY_VERIFY(desk.named("Remove the filter: Customer: Růžena Dvořáková"));
    QCOMPARE(desk.gateway.lists.asked.back().subject, std::optional(FakeTrail::customer().toString()));
    page->aim(AuditSubject{FakeTrail::staff(1).toString()});
    QTRY_VERIFY(desk.named("Remove the filter: Done by Jan Novák"));
    QCOMPARE(desk.gateway.lists.asked.back().actor, std::optional(FakeTrail::staff(1)));
    page->aim(AuditSubject{"4bf92f3577b34da6a3ce929d0e0e4736"});
    QCOMPARE(desk.window.findChild<SearchField*>()->text(), QStringLiteral("trace:4bf92f3577b34da6a3ce929d0e0e4736"));
}

void AuditPageTest::eachTrailKeepsItsFiltersAndPlace()
{
    Desk desk(5'000);
    AuditPage* page = desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.table()->setCurrentRow(1'234);
    QTRY_COMPARE(desk.table()->currentRow(), 1'234);
    desk.trail.sealed = 5'100; // the bank goes on meanwhile
    page->aim(AuditSubject{FakeTrail::account().toString()});
    QTRY_VERIFY(desk.named("Remove the filter: Account: CZ65 0800 0000 1920 0014 5399"));
    page->aim(AuditSubject{}); // "back to the list" leaves all as it is
    QVERIFY(desk.named("Remove the filter: Account: CZ65 0800 0000 1920 0014 5399"));
    page->aim({});
    QVERIFY(!desk.named("Clear all filters"));
    QTRY_COMPARE(desk.table()->currentRow(), 1'234);
    const auto* model = desk.table()->table()->model();
    const auto& list = dynamic_cast<const tables::AuditTableModel&>(*model);
    QTRY_VERIFY(list.rowAt(1'234));
    QCOMPARE(list.rowAt(1'234)->seq, std::optional<std::int64_t>(4'999 - 1'234));
}

void AuditPageTest::oneGoesToANumberOrADay()
{
    Desk desk(100'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    Desk::press(Qt::Key_G, Qt::ControlModifier);
    Desk::type("12345");
    Desk::press(Qt::Key_Return);
    QTRY_COMPARE(desk.table()->currentRow(), 99'999 - 12'345);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Audit events"));
    Desk::press(Qt::Key_G, Qt::ControlModifier);
    Desk::type("2000000");
    Desk::press(Qt::Key_Return);
    QTRY_VERIFY(desk.says("There is no event"));
    Desk::type("rubbish");
    Desk::press(Qt::Key_Return);
    QVERIFY(desk.says("That is neither a number nor a day."));
    Desk::type("2026-11-21");
    Desk::press(Qt::Key_Return);
    QTRY_VERIFY(!desk.window.findChild<GoToBar*>()->isVisible());
    const auto& list = dynamic_cast<const tables::AuditTableModel&>(*desk.table()->table()->model());
    QTRY_VERIFY(list.rowAt(desk.table()->currentRow()));
    QVERIFY(list.rowAt(desk.table()->currentRow())->at < beginOf(QDate(2026, 11, 22)));
}

void AuditPageTest::numbersAndDaysAreReadAsTheyAreWritten()
{
    const auto number = [](const char* text) {
        const auto target = GoToBar::read(QString::fromUtf8(text));
        return target && std::holds_alternative<std::int64_t>(*target) ? std::get<std::int64_t>(*target) : -1;
    };
    QCOMPARE(number("1234567"), 1'234'567);
    QCOMPARE(number(" 1 234 567 "), 1'234'567);
    QCOMPARE(number("1\u202f234\u00a0567"), 1'234'567);
    QCOMPARE(number("#7"), 7);
    QCOMPARE(number("-7"), -1);
    QCOMPARE(number("7.5"), -1);
    QCOMPARE(std::get<QDate>(*GoToBar::read(QStringLiteral("2026-11-22"))), QDate(2026, 11, 22));
    QCOMPARE(std::get<QDate>(*GoToBar::read(QStringLiteral("22.11.2026"))), QDate(2026, 11, 22));
    QVERIFY(!GoToBar::read(QStringLiteral("2026-02-30")));
}

void AuditPageTest::whatIsNewWaitsToBeShown()
{
    Desk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.table()->setCurrentRow(3);
    desk.trail.sealed = 1'012;
    QTRY_VERIFY(desk.named("Show 12 new event(s)"));
    QCOMPARE(desk.cell(0, 0), QStringLiteral("999")); // Nothing has jumped.
    QCOMPARE(desk.table()->currentRow(), 3);
    Desk::press(Qt::Key_F5);
    QTRY_COMPARE(desk.cell(0, 0), QLocale().toString(1'011));
    QTRY_VERIFY(!desk.named("Show 12 new event(s)"));
}

void AuditPageTest::whatIsNotSealedIsToldAndGoes()
{
    Desk desk;
    desk.trail.unsealed = 3;
    desk.list();
    QTRY_VERIFY(desk.says("Sealed up to 999, 3 wait(s), the oldest for "));
    QTRY_VERIFY(desk.says("Colleague changed, Anna Malá"));
    desk.named("Not sealed yet")->click();
    auto* strip = desk.window.findChild<UnsealedStrip*>();
    QVERIFY(strip->isOpen());
    const auto* model = strip->findChild<RemoteTableView*>()->table()->model();
    QTRY_COMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Not sealed"));
    desk.trail.unsealed = 0;
    desk.trail.sealed += 3;
    QTRY_VERIFY(desk.says("nothing waits."));
    QTRY_COMPARE(model->rowCount(), 0);
}

void AuditPageTest::aBankThatIsAwayIsToldAndComesBack()
{
    Desk desk;
    desk.gateway.states.respond = [](int) -> client::CallResult<contract::AuditState> { return unreachable(); };
    desk.list();
    QTRY_VERIFY(desk.says("The bank cannot be reached"));
    desk.trail.serve(desk.gateway);
    QTRY_VERIFY(desk.isLoaded());
    QTRY_VERIFY(!desk.says("The bank cannot be reached"));
}

void AuditPageTest::aLongSearchSaysThatItGoesOn()
{
    Desk desk(100'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.gateway.lists.respond = nullptr;
    desk.trail.scanLimit = 1'000;
    desk.search("every:30000");
    QTRY_COMPARE(desk.gateway.lists.waiting(), 1);
    desk.gateway.lists.answer(desk.trail.list(desk.gateway.lists.asked.back()));
    QTRY_VERIFY(desk.says("Nothing found yet. The bank looks further back…"));
    desk.trail.scanLimit = 25'000;
    QTRY_COMPARE(desk.gateway.lists.waiting(), 1);
    desk.gateway.lists.answer(desk.trail.list(desk.gateway.lists.asked.back()));
    QTRY_VERIFY(desk.says("1 found so far. The bank looks further back…"));
    QCOMPARE(desk.cell(0, 0), QLocale().toString(90'000));
    desk.trail.serve(desk.gateway);
    QTRY_VERIFY(!desk.says("looks further back"));
    QCOMPARE(desk.table()->table()->model()->rowCount(), 4);
}

void AuditPageTest::exportingShowsRowsSumAndFolder()
{
    Desk desk(2'345);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.files.answer = desk.folder.filePath(QStringLiteral("trail.xlsx"));
    Desk::press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(desk.says("345 events, everything this list finds"));
    Desk::press(Qt::Key_Right);
    QVERIFY(desk.window.findChild<ExportPanel*>()->findChildren<QRadioButton*>().back()->isChecked());
    desk.named("Choose a file…")->click();
    QTRY_VERIFY(desk.says("345 rows were written to trail.xlsx."));
    QVERIFY(desk.files.suggested.front().startsWith(QLatin1String("audit-")) &&
            desk.files.suggested.front().endsWith(QLatin1String(".xlsx")));
    QFile file(desk.files.answer);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sum = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    QVERIFY(desk.says(sum.constData()));
    QTRY_VERIFY(desk.says("Rows and sum are recorded in the trail."));
    desk.named("Copy: SHA-256")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(sum));
    desk.named("Open the folder")->click();
    QCOMPARE(desk.files.opened, QStringList{desk.files.answer});
    desk.named("Close")->click();
    QVERIFY(!desk.window.findChild<ExportPanel*>()->isVisible());
}

void AuditPageTest::anExportCanBeCancelled()
{
    Desk desk(100'000'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.files.answer = desk.folder.filePath(QStringLiteral("trail.csv"));
    Desk::press(Qt::Key_E, Qt::ControlModifier);
    desk.named("Choose a file…")->click();
    QTRY_VERIFY(desk.says("rows per second"));
    Desk::press(Qt::Key_Escape); // An export that runs stays in sight.
    QVERIFY(desk.window.findChild<ExportPanel*>()->isVisible());
    desk.named("Cancel the export")->click();
    QTRY_VERIFY(desk.says("The export was cancelled. No file was left."));
    QVERIFY(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QTRY_COMPARE(desk.gateway.ends.asked.size(), std::size_t(1));
    QCOMPARE(desk.gateway.ends.asked.back().end, contract::ExportEnd::Cancelled);
}

void AuditPageTest::withoutTheRightNothingExports()
{
    Desk desk;
    AuditPage page({desk.gateway, desk.files, desk.navigator, nullptr, false});
    for (const auto* button : page.findChildren<QAbstractButton*>()) {
        if (button->text() == QStringLiteral("Export…"))
            QVERIFY(button->isHidden());
    }
    for (const KeyHint& hint : page.keyHints())
        QVERIFY(hint.key != QKeySequence(Qt::CTRL | Qt::Key_E));
}

void AuditPageTest::anEventTellsEverythingAndLeadsOn()
{
    Desk desk;
    AuditEventPage* page = desk.event(994); // a transfer booked, with all its subjects
    QTRY_VERIFY(desk.says("Transfer booked"));
    QTRY_VERIFY(desk.says("transfer.booked"));
    QVERIFY(desk.says("994"));
    QVERIFY(desk.says("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    QVERIFY(desk.says("4bf92f3577b34da6a3ce929d0e0e4736"));
    QCOMPARE(page->title(), QStringLiteral("Audit event 994"));
    desk.named("Open Customer: Růžena Dvořáková")->click();
    desk.named("Open Account: CZ65 0800 0000 1920 0014 5399")->click();
    desk.named("Everything recorded about Růžena Dvořáková")->click();
    desk.named("Everything done by Božena Nováková")->click();
    Desk::press(Qt::Key_Escape);
    QCOMPARE(desk.navigator.visits, QStringList({QString::fromStdString("customer " + FakeTrail::customer().toString()),
                                                 QString::fromStdString("account " + FakeTrail::account().toString()),
                                                 QString::fromStdString("audit of " + FakeTrail::customer().toString()),
                                                 QString::fromStdString("audit of " + FakeTrail::staff(2).toString()),
                                                 QStringLiteral("audit of ")}));
}

void AuditPageTest::changesAreToldBySignAndWord()
{
    // With the style sheet, which has fonts of its own to give.
    ThemeController theme(*qApp, ThemeChoice::Light);
    Desk desk;
    desk.event(10);
    QTRY_VERIFY(desk.says("What changed"));
    QTRY_VERIFY(desk.says("\u2212 Teller"));
    QVERIFY(desk.says("+ Supervisor"));
    QVERIFY(desk.says("added"));
    QVERIFY(desk.says("removed"));
    for (const auto* label : desk.window.findChildren<QLabel*>()) {
        if (label->text() == QStringLiteral("\u2212 Teller")) {
            QVERIFY(label->font().strikeOut());
            QCOMPARE(label->accessibleName(), QStringLiteral("Role before: Teller"));
        }
    }
    // What only states something is no change.
    Desk other;
    other.gateway.opens.respond = [&](std::int64_t seq) {
        contract::AuditDetail detail = other.trail.detail(seq);
        detail.changes = {{"hits", std::nullopt, "12"}};
        return detail;
    };
    other.event(11);
    QTRY_VERIFY(other.says("What it says"));
    QTRY_VERIFY(other.says("12"));
    QVERIFY(!other.says("+ 12"));
}

void AuditPageTest::neighboursAreOneKeyAway()
{
    Desk desk;
    AuditEventPage* page = desk.event(998);
    QTRY_VERIFY(desk.named("The event after this one") && desk.named("The event after this one")->isEnabled());
    Desk::press(Qt::Key_Up, Qt::AltModifier);
    Desk::press(Qt::Key_J);
    QCOMPARE(desk.navigator.visits, QStringList({QStringLiteral("event 999"), QStringLiteral("event 997")}));
    page->open(999);
    QTRY_COMPARE(page->title(), QStringLiteral("Audit event 999"));
    QTRY_VERIFY(!desk.named("The event after this one")->isEnabled()); // The newest.
    Desk::press(Qt::Key_K);
    QCOMPARE(desk.navigator.visits.size(), 2);
}

void AuditPageTest::anErasedEventSaysSo()
{
    Desk desk;
    desk.gateway.opens.respond = [&](std::int64_t seq) {
        contract::AuditDetail detail = desk.trail.detail(seq);
        detail.changes.clear();
        detail.erased = true;
        return detail;
    };
    desk.event(10);
    QTRY_VERIFY(desk.says("The customer's data was erased"));
    QVERIFY(!desk.says("The event says nothing beyond this."));
}

void AuditPageTest::anEventThatIsNotThereSaysSo()
{
    Desk desk;
    desk.gateway.opens.respond = [](std::int64_t) -> client::CallResult<contract::AuditDetail> {
        return refusal(contract::ErrorCode::NotFound);
    };
    desk.event(10);
    QTRY_VERIFY(desk.says("This is not known at the bank"));
    desk.trail.serve(desk.gateway);
    desk.named("Try again")->click();
    QTRY_VERIFY(desk.says("What changed"));
}

void AuditPageTest::theHashIsCopied()
{
    Desk desk;
    desk.event(10);
    QTRY_VERIFY(desk.named("Copy: Leaf hash"));
    desk.named("Copy: Leaf hash")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(desk.trail.detail(10).leafHash));
}

void AuditPageTest::everythingThatTakesFocusHasAName()
{
    const auto check = [](const QWidget& window) {
        for (const auto* widget : window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool takesFocus =
                (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && !widget->focusProxy();
            QVERIFY2(!takesFocus || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
    };
    Desk list;
    list.list();
    QTRY_VERIFY(list.isLoaded());
    list.named<QComboBox>("Time")->setCurrentIndex(4);
    Desk::press(Qt::Key_G, Qt::ControlModifier);
    Desk::press(Qt::Key_E, Qt::ControlModifier);
    check(list.window);
    Desk event;
    event.event(10);
    QTRY_VERIFY(event.says("What changed"));
    check(event.window);
}

void AuditPageTest::theyLookRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-small") << ThemeChoice::Light << QSize(1024, 700);
    QTest::newRow("dark-small") << ThemeChoice::Dark << QSize(1024, 700);
    QTest::newRow("light-large") << ThemeChoice::Light << QSize(1920, 1080);
    QTest::newRow("dark-large") << ThemeChoice::Dark << QSize(1920, 1080);
}

void AuditPageTest::theyLookRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(QSize, size);
    ThemeController theme(*qApp, choice);
    {
        Desk desk(1'234'568);
        desk.trail.unsealed = 3;
        AuditPage* page = desk.list(size);
        QTRY_VERIFY(desk.isLoaded());
        QTRY_VERIFY(desk.says("the oldest for"));
        desk.table()->setCurrentRow(2);
        desk.picture("audit-list");
        desk.trail.sealed += 12;
        desk.named("Not sealed yet")->click();
        QTRY_VERIFY(desk.named("Show 12 new event(s)"));
        desk.picture("audit-unsealed");
        desk.named("Hide what is not sealed")->click();
        page->aim(AuditSubject{FakeTrail::customer().toString()});
        desk.named<QComboBox>("Time")->setCurrentIndex(4);
        desk.named<QComboBox>("Result")->setCurrentIndex(2);
        desk.gateway.lists.respond = [](const auto&) -> client::CallResult<FakeAudit::Rows> {
            return searchMistake("“colour:” is nothing the trail can be searched by. Use actor:, action:, branch:, "
                                 "customer:, account:, subject:, result:, from:, to:, trace: or seq:, or put the word "
                                 "in quotation marks.");
        };
        desk.search("colour:blue");
        QTRY_VERIFY(desk.says("“colour:”"));
        Desk::press(Qt::Key_H, Qt::ControlModifier);
        desk.picture("audit-mistake");
    }
    {
        Desk desk(50'000'000);
        desk.list(size);
        QTRY_VERIFY(desk.isLoaded());
        desk.files.answer = desk.folder.filePath(QStringLiteral("audit-2026-11-22.csv"));
        Desk::press(Qt::Key_G, Qt::ControlModifier);
        Desk::press(Qt::Key_E, Qt::ControlModifier);
        desk.named("XLSX: a workbook for spreadsheets")->click();
        desk.picture("audit-export-choice");
        desk.named("CSV: text in UTF-8, of any length, for any program")->click();
        desk.named("Choose a file…")->click();
        QTRY_VERIFY(desk.says("rows per second"));
        desk.picture("audit-export-running");
        desk.named("Cancel the export")->click();
        QTRY_VERIFY(desk.says("No file was left."));
    }
    {
        Desk desk(3'000);
        desk.list(size);
        QTRY_VERIFY(desk.isLoaded());
        desk.files.answer = desk.folder.filePath(QStringLiteral("audit-2026-11-22.csv"));
        Desk::press(Qt::Key_E, Qt::ControlModifier);
        desk.named("Choose a file…")->click();
        QTRY_VERIFY(desk.says("Rows and sum are recorded"));
        desk.picture("audit-export-done");
    }
    Desk desk;
    desk.event(994, size);
    QTRY_VERIFY(desk.says("What changed"));
    desk.picture("audit-event");
}

QTEST_MAIN(AuditPageTest)
#include "tst_audit.moc"
