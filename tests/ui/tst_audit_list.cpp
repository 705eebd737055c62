// The audit trail's list by key events: searching, filtering, jumping; unsealed and new events.
#include "models/tables/AuditCells.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/AuditFakes.h"
#include "tests/ui/Keyboard.h"
#include "tests/ui/PragueTime.h"
#include "ui/audit/AuditDelegate.h"
#include "ui/audit/FilterChips.h"
#include "ui/audit/GoToBar.h"
#include "ui/audit/UnsealedStrip.h"
#include "ui/widgets/SearchField.h"

#include <QComboBox>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! What the delegate would paint.
class Painted : public AuditDelegate
{
public:
    QString text(const QModelIndex& index, int width) const
    {
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, 20);
        initStyleOption(&option, index);
        return option.text;
    }
};

} // namespace

class AuditListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void theNewestEventIsOpenedByKeysAlone();
    void aNarrowTimeGoesWithoutItsSeconds();
    void theEndOfAHundredMillionIsThereAtOnce();
    void aSearchBeginsWithEnterAndNotBefore();
    void aMistakeInTheSearchIsToldBelowTheBox();
    void mistakesOfANewerBankAreToldInItsWords();
    void choicesNarrowTheListAndChipsWidenIt();
    void escapeClearsEverything();
    void twoDaysAreAWholeSpan();
    void aSubjectFromElsewhereIsAChipWithItsName();
    void eachTrailKeepsItsFiltersAndPlace();
    void oneGoesToANumberOrADay();
    void numbersAndDaysAreReadAsTheyAreWritten();
    void aDayIsReadInTheOrderOfTheLocaleOrNotAtAll();
    void whatIsReckonedFromTodayFollowsTheBranchsDay();
    void whatIsNewWaitsToBeShown();
    void whatIsNotSealedIsToldAndGoes();
    void aBankThatIsAwayIsToldAndComesBack();
    void aLongSearchSaysThatItGoesOn();
    void tabReachesEverythingInReadingOrder();
    void whatIsTypedIsSearchedForWithTheNextChoice();
    void aDayThatIsNoLongerWaitedForMovesNothing();
};

void AuditListTest::theNewestEventIsOpenedByKeysAlone()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    AuditDesk::press(Qt::Key_Return); // an empty search: to the list
    AuditDesk::press(Qt::Key_Down);
    AuditDesk::press(Qt::Key_Down);
    AuditDesk::press(Qt::Key_Return);
    QVERIFY(desk.navigator.targets == std::vector<NavigationTarget>({{PageId::AuditEvent, std::int64_t(998)}}));
}

void AuditListTest::aNarrowTimeGoesWithoutItsSeconds()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    const QModelIndex time = desk.table()->table()->model()->index(0, tables::AuditCells::TimeColumn);
    const QString whole = time.data().toString();
    const Painted delegate;
    QCOMPARE(delegate.text(time, 1000), whole);
    QCOMPARE(delegate.text(time, 20), whole.chopped(3));
    QCOMPARE(whole.count(QLatin1Char(':')), 2);
}

void AuditListTest::theEndOfAHundredMillionIsThereAtOnce()
{
    AuditDesk desk(100'000'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    AuditDesk::press(Qt::Key_Return);
    const int before = desk.fake.calls<contract::ListAuditEvents>();
    AuditDesk::press(Qt::Key_End);
    QTRY_COMPARE(desk.cell(desk.table()->table()->model()->rowCount() - 1, 0), QStringLiteral("0"));
    QVERIFY(desk.fake.calls<contract::ListAuditEvents>() - before <= 3);
    QVERIFY(desk.table()->positionText().endsWith(QLocale().toString(100'000'000)));
}

void AuditListTest::aSearchBeginsWithEnterAndNotBefore()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    AuditDesk::press(Qt::Key_F, Qt::ControlModifier);
    AuditDesk::type("every:100");
    QTest::qWait(static_cast<int>(SearchField::kDebounce.count()) + 100);
    for (const contract::AuditQuery& query : desk.fake.asked<contract::ListAuditEvents>())
        QVERIFY(!query.search);
    AuditDesk::press(Qt::Key_Return);
    QTRY_COMPARE(desk.cell(0, 0), QStringLiteral("900"));
    QCOMPARE(desk.fake.asked<contract::ListAuditEvents>().back().search, std::optional<std::string>("every:100"));
    QCOMPARE(desk.table()->table()->model()->rowCount(), 10);
}

void AuditListTest::aMistakeInTheSearchIsToldBelowTheBox()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.fake.on<contract::ListAuditEvents>([](const auto&) -> client::CallResult<FakeTrail::Rows> {
        return searchMistake("The bank's own sentence.", "unknownKey", {"colour:"});
    });
    desk.search("colour:blue");
    QTRY_VERIFY(desk.says("The trail cannot be searched by “colour:”. Use actor:"));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Search the audit trail"));
    desk.trail.serve(desk.fake);
    desk.search("every:10");
    QTRY_COMPARE(desk.cell(0, 0), QStringLiteral("990"));
    QVERIFY(!desk.says("colour"));
}

void AuditListTest::mistakesOfANewerBankAreToldInItsWords()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.fake.on<contract::ListAuditEvents>([](const auto&) -> client::CallResult<FakeTrail::Rows> {
        return searchMistake("“moon:full” is no phase of the moon.", "notAPhase", {"moon:full"});
    });
    desk.search("moon:full");
    QTRY_VERIFY(desk.says("“moon:full” is no phase of the moon."));
}

void AuditListTest::choicesNarrowTheListAndChipsWidenIt()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    auto* actions = desk.named<QComboBox>("Action");
    QTRY_VERIFY(actions->findData(QStringLiteral("transfer.refused")) > 0);
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() == 4);
    actions->setCurrentIndex(actions->findData(QStringLiteral("transfer")));
    QTRY_VERIFY(desk.named("Remove the filter: Transfers"));
    QTRY_COMPARE(desk.fake.asked<contract::ListAuditEvents>().back().action, std::optional<std::string>("transfer"));
    auto* results = desk.named<QComboBox>("Result");
    results->setCurrentIndex(2);
    QTRY_COMPARE(desk.cell(0, 6), QStringLiteral("Refused"));
    QCOMPARE(desk.fake.asked<contract::ListAuditEvents>().back().result, std::optional(AuditResult::Refused));
    desk.named("Remove the filter: Refused")->click();
    QTRY_COMPARE(desk.cell(1, 6), QStringLiteral("Succeeded"));
    QCOMPARE(results->currentIndex(), 0);
    QCOMPARE(desk.fake.asked<contract::ListAuditEvents>().back().action, std::optional<std::string>("transfer"));
}

void AuditListTest::escapeClearsEverything()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.named<QComboBox>("Result")->setCurrentIndex(2);
    desk.named<QComboBox>("Time")->setCurrentIndex(3);
    desk.search("every:10");
    QTRY_VERIFY(desk.named("Clear all filters"));
    AuditDesk::press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.named("Clear all filters"));
    QTRY_COMPARE(desk.cell(0, 0), QStringLiteral("999"));
    QVERIFY(desk.window.findChild<SearchField*>()->text().isEmpty());
    const auto query = desk.fake.asked<contract::ListAuditEvents>().back();
    QVERIFY(!tables::AuditTableModel::narrows(query));
}

void AuditListTest::twoDaysAreAWholeSpan()
{
    AuditFilter filter;
    filter.period = AuditPeriod::Days;
    filter.from = QDate(2026, 11, 22);
    filter.to = QDate(2026, 11, 20); // in reverse order
    const contract::AuditQuery query = filter.query(QDate(2026, 12, 1));
    QCOMPARE(*query.from, beginOf(QDate(2026, 11, 20)));
    QCOMPARE(*query.to, beginOf(QDate(2026, 11, 23)));
    filter.period = AuditPeriod::Yesterday;
    QCOMPARE(*filter.query(QDate(2026, 12, 1)).from, beginOf(QDate(2026, 11, 30)));
    QCOMPARE(*filter.query(QDate(2026, 12, 1)).to, beginOf(QDate(2026, 12, 1)));
    filter.period = AuditPeriod::LastSevenDays;
    QCOMPARE(*filter.query(QDate(2026, 12, 1)).from, beginOf(QDate(2026, 11, 25)));
    QVERIFY(!filter.query(QDate(2026, 12, 1)).to);
}

void AuditListTest::aSubjectFromElsewhereIsAChipWithItsName()
{
    AuditDesk desk;
    AuditPage* page = desk.list();
    page->setSubject(AuditTarget{FakeTrail::customer().toString()});
    QTRY_VERIFY(desk.named("Remove the filter: Customer: Růžena Dvořáková"));
    QCOMPARE(desk.fake.asked<contract::ListAuditEvents>().back().subject,
             std::optional(FakeTrail::customer().toString()));
    page->setSubject(AuditTarget{FakeTrail::staff(1).toString()});
    QTRY_VERIFY(desk.named("Remove the filter: Done by Jan Novák"));
    QCOMPARE(desk.fake.asked<contract::ListAuditEvents>().back().actor, std::optional(FakeTrail::staff(1)));
    page->setSubject(AuditTarget{"4bf92f3577b34da6a3ce929d0e0e4736"});
    QCOMPARE(desk.window.findChild<SearchField*>()->text(), QStringLiteral("trace:4bf92f3577b34da6a3ce929d0e0e4736"));
}

void AuditListTest::eachTrailKeepsItsFiltersAndPlace()
{
    AuditDesk desk(5'000);
    AuditPage* page = desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.table()->setCurrentRow(1'234);
    QTRY_COMPARE(desk.table()->currentRow(), 1'234);
    desk.trail.sealed = 5'100; // the bank continues meanwhile
    page->setSubject(AuditTarget{FakeTrail::account().toString()});
    QTRY_VERIFY(desk.named("Remove the filter: Account: CZ65 0800 0000 1920 0014 5399"));
    page->setSubject(AuditTarget{}); // "back to the list" changes nothing
    QVERIFY(desk.named("Remove the filter: Account: CZ65 0800 0000 1920 0014 5399"));
    page->setSubject({});
    QVERIFY(!desk.named("Clear all filters"));
    QTRY_COMPARE(desk.table()->currentRow(), 1'234);
    const auto* model = desk.table()->table()->model();
    const auto& list = dynamic_cast<const tables::AuditTableModel&>(*model);
    QTRY_VERIFY(list.rowAt(1'234));
    QCOMPARE(list.rowAt(1'234)->seq, std::optional<std::int64_t>(4'999 - 1'234));
}

void AuditListTest::oneGoesToANumberOrADay()
{
    AuditDesk desk(100'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
    AuditDesk::type("12345");
    AuditDesk::press(Qt::Key_Return);
    QTRY_COMPARE(desk.table()->currentRow(), 99'999 - 12'345);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Audit events"));
    AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
    AuditDesk::type("2000000");
    AuditDesk::press(Qt::Key_Return);
    QTRY_VERIFY(desk.says("There is no event"));
    AuditDesk::type("rubbish");
    AuditDesk::press(Qt::Key_Return);
    QVERIFY(desk.says("That is neither a number nor a day."));
    AuditDesk::type("2026-11-21");
    AuditDesk::press(Qt::Key_Return);
    QTRY_VERIFY(!desk.window.findChild<GoToBar*>()->isVisible());
    const auto& list = dynamic_cast<const tables::AuditTableModel&>(*desk.table()->table()->model());
    QTRY_VERIFY(list.rowAt(desk.table()->currentRow()));
    QVERIFY(list.rowAt(desk.table()->currentRow())->at < beginOf(QDate(2026, 11, 22)));
}

void AuditListTest::numbersAndDaysAreReadAsTheyAreWritten()
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

void AuditListTest::aDayIsReadInTheOrderOfTheLocaleOrNotAtAll()
{
    // An invalid day's digits must not become an event number.
    const auto day = [](const char* locale, const char* text) {
        QLocale::setDefault(QLocale(QString::fromLatin1(locale)));
        const auto target = GoToBar::read(QString::fromUtf8(text));
        QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
        return target ? std::get<QDate>(*target) : QDate();
    };
    for (const char* text : {"1.2.2026", "01.02.2026", "1. 2. 2026", "2026-02-01"})
        for (const char* locale : {"de_DE", "cs_CZ"})
            QCOMPARE(day(locale, text), QDate(2026, 2, 1));
    QCOMPARE(day("en_US", "2/1/2026"), QDate(2026, 2, 1));
    QCOMPARE(day("en_GB", "1/2/2026"), QDate(2026, 2, 1));
    QCOMPARE(day("hu_HU", "2026. 2. 1."), QDate(2026, 2, 1));
    for (const char* text : {"22.11.26", "30.02.2026", "22. 13. 2026", "11/22/26"})
        for (const char* locale : {"de_DE", "cs_CZ", "en_US"})
            QVERIFY2(!day(locale, text).isValid(), text);
    QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
    QCOMPARE(std::get<std::int64_t>(*GoToBar::read(QStringLiteral("1.234.567"))), std::int64_t{1'234'567});
    QVERIFY(!GoToBar::read(QStringLiteral("1.23.4")));
    QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
}

void AuditListTest::whatIsReckonedFromTodayFollowsTheBranchsDay()
{
    tables::BranchClock clock;
    contract::BranchTime time = pragueTime("2026-01-31T22:00:00Z");
    clock.update(time);
    AuditDesk desk;
    AuditPage* page = desk.list();
    QTRY_VERIFY(desk.isLoaded());
    const auto follow = [&] {
        clock.update(time);
        if (page->isVisible())
            page->shownAgain();
    };
    const auto midnight = [&](const char* now) {
        time.now = *parseInstant(now);
        follow();
    };
    const auto asked = [&] { return desk.fake.calls<contract::ListAuditEvents>(); };
    // The unfiltered trail is the same every day, and new events wait until requested.
    desk.named<QComboBox>("Time")->setCurrentIndex(static_cast<int>(AuditPeriod::Yesterday));
    QTRY_VERIFY(desk.fake.asked<contract::ListAuditEvents>().back().from == beginOf(QDate(2026, 1, 30)));
    desk.named<QComboBox>("Time")->setCurrentIndex(static_cast<int>(AuditPeriod::Any));
    QTRY_VERIFY(!desk.fake.asked<contract::ListAuditEvents>().back().from && desk.isLoaded());
    desk.trail.sealed += 12;
    QTRY_VERIFY(desk.named("Show 12 new event(s)"));
    auto before = asked();
    midnight("2026-01-31T23:00:10Z");
    QCoreApplication::processEvents();
    QCOMPARE(asked(), before);
    desk.named<QComboBox>("Time")->setCurrentIndex(static_cast<int>(AuditPeriod::Yesterday));
    QTRY_VERIFY(desk.fake.asked<contract::ListAuditEvents>().back().from == beginOf(QDate(2026, 1, 31)));
    midnight("2026-02-01T23:00:10Z");
    QTRY_VERIFY(desk.fake.asked<contract::ListAuditEvents>().back().from == beginOf(QDate(2026, 2, 1)));
    QVERIFY(desk.fake.asked<contract::ListAuditEvents>().back().to == beginOf(QDate(2026, 2, 2)));
    // The booking day does not affect the trail.
    before = asked();
    time.businessDate = *parseDate("2026-03-31");
    time.businessDateIsSet = true;
    follow();
    QCoreApplication::processEvents();
    QCOMPARE(asked(), before);
    // Nothing is polled while not shown.
    page->hide();
    midnight("2026-02-02T23:00:10Z");
    QCoreApplication::processEvents();
    QCOMPARE(asked(), before);
    page->show();
    page->shownAgain();
    QTRY_VERIFY(desk.fake.asked<contract::ListAuditEvents>().back().from == beginOf(QDate(2026, 2, 2)));
}

void AuditListTest::whatIsNewWaitsToBeShown()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.table()->setCurrentRow(3);
    desk.trail.sealed = 1'012;
    QTRY_VERIFY(desk.named("Show 12 new event(s)"));
    QCOMPARE(desk.cell(0, 0), QStringLiteral("999")); // Nothing has jumped.
    QCOMPARE(desk.table()->currentRow(), 3);
    AuditDesk::press(Qt::Key_F5);
    QTRY_COMPARE(desk.cell(0, 0), QLocale().toString(1'011));
    QTRY_VERIFY(!desk.named("Show 12 new event(s)"));
}

void AuditListTest::whatIsNotSealedIsToldAndGoes()
{
    AuditDesk desk;
    desk.trail.unsealed = 3;
    desk.list();
    QTRY_VERIFY(desk.says("Sealed up to 999, 3 waiting, the oldest for "));
    QTRY_VERIFY(desk.says("Colleague changed, Anna Malá"));
    desk.named("Not sealed yet")->click();
    auto* strip = desk.window.findChild<UnsealedStrip*>();
    QVERIFY(strip->isOpen());
    const auto* model = strip->findChild<RemoteTableView*>()->table()->model();
    QTRY_COMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Not sealed"));
    desk.trail.unsealed = 0;
    desk.trail.sealed += 3;
    QTRY_VERIFY(desk.says("nothing is waiting."));
    QTRY_COMPARE(model->rowCount(), 0);
}

void AuditListTest::aBankThatIsAwayIsToldAndComesBack()
{
    AuditDesk desk;
    desk.fake.on<contract::GetAuditState>(
        [](const auto&) -> client::CallResult<contract::AuditState> { return unreachable(); });
    desk.list();
    QTRY_VERIFY(desk.says("The bank cannot be reached"));
    desk.trail.serve(desk.fake);
    QTRY_VERIFY(desk.isLoaded());
    QTRY_VERIFY(!desk.says("The bank cannot be reached"));
}

void AuditListTest::aLongSearchSaysThatItGoesOn()
{
    AuditDesk desk(100'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.fake.hang<contract::ListAuditEvents>();
    desk.trail.scanLimit = 1'000;
    desk.search("every:30000");
    QTRY_COMPARE(desk.fake.waiting<contract::ListAuditEvents>(), 1);
    desk.fake.answer<contract::ListAuditEvents>(desk.trail.list(desk.fake.asked<contract::ListAuditEvents>().back()));
    QTRY_VERIFY(desk.says("Nothing found yet. The bank is searching further back…"));
    desk.trail.scanLimit = 25'000;
    QTRY_COMPARE(desk.fake.waiting<contract::ListAuditEvents>(), 1);
    desk.fake.answer<contract::ListAuditEvents>(desk.trail.list(desk.fake.asked<contract::ListAuditEvents>().back()));
    QTRY_VERIFY(desk.says("1 found so far. The bank is searching further back…"));
    QCOMPARE(desk.cell(0, 0), QLocale().toString(90'000));
    desk.trail.serve(desk.fake);
    QTRY_VERIFY(!desk.says("searching further back"));
    QCOMPARE(desk.table()->table()->model()->rowCount(), 4);
}

void AuditListTest::tabReachesEverythingInReadingOrder()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() == 4);
    verifyTabOrder(desk.window,
                   {QStringLiteral("Search the audit trail"), QStringLiteral("Search words"), QStringLiteral("Time"),
                    QStringLiteral("Action"), QStringLiteral("Result"), QStringLiteral("Branch"),
                    QStringLiteral("Not sealed yet"), QStringLiteral("Audit events"), QStringLiteral("Go to…"),
                    QStringLiteral("Export…"), QStringLiteral("Refresh")});
    // With everything open.
    desk.named<QComboBox>("Time")->setCurrentIndex(4);
    desk.named<QComboBox>("Result")->setCurrentIndex(1);
    desk.named<QComboBox>("Result")->setCurrentIndex(2);
    QTRY_VERIFY(desk.named("Remove the filter: Refused"));
    AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
    AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
    AuditDesk::press(Qt::Key_F, Qt::ControlModifier);
    const QString days =
        desk.window.findChild<FilterChips*>()->findChildren<QAbstractButton*>().at(1)->accessibleName();
    verifyTabOrder(desk.window, {QStringLiteral("Search the audit trail"),
                                 QStringLiteral("Search words"),
                                 QStringLiteral("Time"),
                                 QStringLiteral("From this day on"),
                                 QStringLiteral("Up to this day"),
                                 QStringLiteral("Action"),
                                 QStringLiteral("Result"),
                                 QStringLiteral("Branch"),
                                 days,
                                 QStringLiteral("Remove the filter: Refused"),
                                 QStringLiteral("Clear all filters"),
                                 QStringLiteral("Go to an event's number or a day"),
                                 QStringLiteral("Go"),
                                 QStringLiteral("CSV for spreadsheets in this region, with headings in this language"),
                                 QStringLiteral("Choose a file…"),
                                 QStringLiteral("Close"),
                                 QStringLiteral("Not sealed yet"),
                                 QStringLiteral("Audit events"),
                                 QStringLiteral("Go to…"),
                                 QStringLiteral("Export…"),
                                 QStringLiteral("Refresh")});
}

void AuditListTest::whatIsTypedIsSearchedForWithTheNextChoice()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    AuditDesk::press(Qt::Key_F, Qt::ControlModifier);
    AuditDesk::type("every:7");
    desk.named<QComboBox>("Result")->setCurrentIndex(1);
    QTRY_COMPARE(desk.fake.asked<contract::ListAuditEvents>().back().search, std::optional<std::string>("every:7"));
    QCOMPARE(desk.fake.asked<contract::ListAuditEvents>().back().result, std::optional(AuditResult::Succeeded));
    QCOMPARE(desk.window.findChild<SearchField*>()->text(), QStringLiteral("every:7"));
}

void AuditListTest::aDayThatIsNoLongerWaitedForMovesNothing()
{
    AuditDesk desk(100'000);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.table()->setCurrentRow(3);
    desk.fake.hang<contract::ListAuditEvents>();
    AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
    AuditDesk::type("2026-11-21");
    AuditDesk::press(Qt::Key_Return);
    QTRY_COMPARE(desk.fake.waiting<contract::ListAuditEvents>(), 1);
    AuditDesk::press(Qt::Key_Escape);
    QCOMPARE(desk.fake.waiting<contract::ListAuditEvents>(), 0);
    QCOMPARE(desk.table()->currentRow(), 3);
}

COUNTERFOIL_QTEST(AuditListTest)
#include "tst_audit_list.moc"
