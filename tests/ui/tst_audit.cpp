// One event of the audit trail by key events: its contents, links and neighbours; and for the list as well: accessible
// names of focusable widgets, and pictures if COUNTERFOIL_PICTURES names a folder.
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/AuditFakes.h"
#include "tests/ui/FontScale.h"
#include "tests/ui/Keyboard.h"
#include "ui/theme/ThemeController.h"

#include <QClipboard>
#include <QComboBox>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

class AuditPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void anEventTellsEverythingAndLeadsOn();
    void changesAreToldBySignAndWord();
    void neighboursAreOneKeyAway();
    void anErasedEventSaysSo();
    void anEventThatIsNotThereSaysSo();
    void aFailedRefreshKeepsTheEvent();
    void theHashIsCopied();
    void valuesAreToldAsPeopleReadThem();
    void tabReachesEverythingInReadingOrder();
    void whatCameSinceTakesTheFocusFromNothing();
    void nothingIsClippedAtAnyFontSize_data();
    void nothingIsClippedAtAnyFontSize();
    void everythingThatTakesFocusHasAName();
    void theyLookRightInBothThemes_data();
    void theyLookRightInBothThemes();
};

void AuditPageTest::anEventTellsEverythingAndLeadsOn()
{
    AuditDesk desk;
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
    AuditDesk::press(Qt::Key_Escape);
    QVERIFY(desk.navigator.targets ==
            std::vector<NavigationTarget>({{PageId::Customer, FakeTrail::customer()},
                                           {PageId::Account, FakeTrail::account()},
                                           {PageId::Audit, AuditTarget{FakeTrail::customer().toString()}},
                                           {PageId::Audit, AuditTarget{FakeTrail::staff(2).toString()}},
                                           {PageId::Audit, AuditTarget{}}}));
}

void AuditPageTest::changesAreToldBySignAndWord()
{
    // With the style sheet, which sets its own fonts.
    ThemeController theme(*qApp, ThemeChoice::Light);
    AuditDesk desk;
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
    // A mere fact is not a change.
    AuditDesk other;
    other.fake.on<contract::GetAuditEvent>([&](const contract::AuditEventRef& asked) {
        contract::AuditDetail detail = other.trail.detail(asked.seq);
        detail.changes = {{"hits", std::nullopt, "12"}};
        return detail;
    });
    other.event(11);
    QTRY_VERIFY(other.says("Details"));
    QTRY_VERIFY(other.says("12"));
    QVERIFY(!other.says("+ 12"));
}

void AuditPageTest::neighboursAreOneKeyAway()
{
    AuditDesk desk;
    AuditEventPage* page = desk.event(998);
    QTRY_VERIFY(desk.named("The event after this one") && desk.named("The event after this one")->isEnabled());
    AuditDesk::press(Qt::Key_Up, Qt::AltModifier);
    AuditDesk::press(Qt::Key_J);
    QVERIFY(desk.navigator.targets == std::vector<NavigationTarget>({{PageId::AuditEvent, std::int64_t(999)},
                                                                     {PageId::AuditEvent, std::int64_t(997)}}));
    page->open(999);
    QTRY_COMPARE(page->title(), QStringLiteral("Audit event 999"));
    QTRY_VERIFY(desk.named("The event after this one") &&
                !desk.named("The event after this one")->isEnabled()); // The newest.
    AuditDesk::press(Qt::Key_K);
    QCOMPARE(desk.navigator.targets.size(), std::size_t(2));
}

void AuditPageTest::anErasedEventSaysSo()
{
    AuditDesk desk;
    desk.fake.on<contract::GetAuditEvent>([&](const contract::AuditEventRef& asked) {
        contract::AuditDetail detail = desk.trail.detail(asked.seq);
        detail.changes.clear();
        detail.erased = true;
        return detail;
    });
    desk.event(10);
    QTRY_VERIFY(desk.says("The customer's data was erased"));
    QVERIFY(!desk.says("The event has no further details."));
}

void AuditPageTest::anEventThatIsNotThereSaysSo()
{
    AuditDesk desk;
    desk.fake.on<contract::GetAuditEvent>([](const auto&) -> client::CallResult<contract::AuditDetail> {
        return refusal(contract::ErrorCode::NotFound);
    });
    desk.event(10);
    QTRY_VERIFY(desk.says("The bank does not know this"));
    desk.trail.serve(desk.fake);
    desk.named("Try again")->click();
    QTRY_VERIFY(desk.says("What changed"));
}

void AuditPageTest::aFailedRefreshKeepsTheEvent()
{
    AuditDesk desk;
    AuditEventPage* page = desk.event(10);
    QTRY_VERIFY(desk.says("What changed"));
    desk.fake.on<contract::GetAuditEvent>(refusal(contract::ErrorCode::Unavailable));
    AuditDesk::press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The bank is busy") && desk.says("What changed"));
    page->open(11); // it must not stay under this number
    QTRY_VERIFY(desk.says("The bank is busy") && !desk.says("What changed"));
}

void AuditPageTest::theHashIsCopied()
{
    AuditDesk desk;
    desk.event(10);
    QTRY_VERIFY(desk.named("Copy: Leaf hash"));
    desk.named("Copy: Leaf hash")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(desk.trail.detail(10).leafHash));
}

void AuditPageTest::valuesAreToldAsPeopleReadThem()
{
    AuditDesk desk;
    desk.fake.on<contract::GetAuditEvent>([&](const contract::AuditEventRef& asked) {
        contract::AuditDetail detail = desk.trail.detail(asked.seq);
        detail.changes = {{"amount", {}, "1234567.50 CZK"},
                          {"refusal", {}, "insufficientFunds"},
                          {"debtorIban", {}, "CZ6508000000192000145399"},
                          {"from", {}, "2026-11-01"},
                          {"to", {}, "2026-11-22T09:49:25Z"},
                          {"hits", {}, "12345 or more"},
                          {"action", {}, "transfer.booked"},
                          {"status", {}, "disabled"},
                          {"reason", {}, "no such user"},
                          {"ending", {}, "cancelled"},
                          {"colour", {}, "teal"},
                          {"role", {}, "juggler"}};
        return detail;
    });
    desk.event(10);
    QTRY_VERIFY(desk.says("Details"));
    QTRY_VERIFY(desk.says("1\u202f234\u202f567,50\u00a0CZK"));
    QVERIFY(desk.says("the available balance does not cover the amount"));
    QVERIFY(desk.says("CZ65\u00a00800\u00a00000\u00a01920\u00a00014\u00a05399"));
    QVERIFY(desk.says("01.11.2026"));
    QVERIFY(desk.says("22.11.2026 "));
    QVERIFY(desk.says("345 or more"));
    QVERIFY(!desk.says("12345"));
    QVERIFY(desk.says("Transfer booked"));
    QVERIFY(desk.says("Disabled"));
    QVERIFY(desk.says("Nobody has this user name"));
    QVERIFY(desk.says("Cancelled"));
    QVERIFY(desk.says("teal"));    // an unknown field
    QVERIFY(desk.says("juggler")); // an unknown value
}

void AuditPageTest::tabReachesEverythingInReadingOrder()
{
    AuditDesk desk;
    AuditEventPage* page = desk.event(994);
    const QStringList expected = {QStringLiteral("Audit event"),
                                  QStringLiteral("Everything done by Božena Nováková"),
                                  QStringLiteral("Open Transfer: Transfer …000400"),
                                  QStringLiteral("Everything recorded about Transfer …000400"),
                                  QStringLiteral("Open Customer: Růžena Dvořáková"),
                                  QStringLiteral("Everything recorded about Růžena Dvořáková"),
                                  QStringLiteral("Open Account: CZ65 0800 0000 1920 0014 5399"),
                                  QStringLiteral("Everything recorded about CZ65 0800 0000 1920 0014 5399"),
                                  QStringLiteral("Copy: Leaf hash"),
                                  QStringLiteral("Copy: Trace"),
                                  QStringLiteral("Events of this request"),
                                  QStringLiteral("Copy: Event id"),
                                  QStringLiteral("Copy: Action"),
                                  QStringLiteral("The event after this one"),
                                  QStringLiteral("The event before this one"),
                                  QStringLiteral("Back to the list")};
    QTRY_VERIFY(desk.named("The event after this one") && desk.named("The event after this one")->isEnabled());
    QTRY_COMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Audit event"));
    verifyTabOrder(desk.window, expected);
    page->open(994 - 28); // same actor, same subject
    QTRY_VERIFY(desk.says("966"));
    QTRY_VERIFY(desk.named("Open Transfer: Transfer …000400"));
    verifyTabOrder(desk.window, expected);
}

void AuditPageTest::whatCameSinceTakesTheFocusFromNothing()
{
    AuditDesk desk;
    desk.fake.hang<contract::GetAuditState>();
    desk.event(994);
    QTRY_VERIFY(desk.named("Open Customer: Růžena Dvořáková"));
    auto* link = desk.named("Open Customer: Růžena Dvořáková");
    link->setFocus();
    QCOMPARE(desk.fake.waiting<contract::GetAuditState>(), 1);
    desk.fake.answerNewest<contract::GetAuditState>(desk.trail.state());
    QVERIFY(desk.named("The event after this one")->isEnabled());
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(link));
}

void AuditPageTest::nothingIsClippedAtAnyFontSize_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100") << 100;
    QTest::newRow("150") << 150;
    QTest::newRow("200") << 200;
}

void AuditPageTest::nothingIsClippedAtAnyFontSize()
{
    QFETCH(int, percent);
    const FontScale scale(percent);
    ThemeController theme(*qApp, ThemeChoice::Light);
    {
        AuditDesk desk(1'234'568);
        desk.trail.unsealed = 3;
        AuditPage* page = desk.list();
        QTRY_VERIFY(desk.isLoaded());
        QTRY_VERIFY(desk.says("the oldest for"));
        desk.picture("fonts-list");
        QTRY_COMPARE(clippedTexts(desk.window), QString());
        page->setSubject(AuditTarget{FakeTrail::customer().toString()});
        desk.named<QComboBox>("Time")->setCurrentIndex(4);
        desk.named<QComboBox>("Result")->setCurrentIndex(2);
        desk.fake.on<contract::ListAuditEvents>([](const auto&) -> client::CallResult<FakeTrail::Rows> {
            return searchMistake("", "unknownKey", {"colour:"});
        });
        desk.search("colour:blue");
        QTRY_VERIFY(desk.says("“colour:”"));
        AuditDesk::press(Qt::Key_H, Qt::ControlModifier);
        AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
        AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
        desk.picture("fonts-list-open");
        QTRY_COMPARE(clippedTexts(desk.window), QString());
    }
    {
        AuditDesk desk(3'000);
        desk.list();
        QTRY_VERIFY(desk.isLoaded());
        desk.files.answer = desk.folder.filePath(QStringLiteral("audit-2026-11-22.csv"));
        AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
        desk.named("Choose a file…")->click();
        QTRY_VERIFY(desk.says("The row count and the SHA-256 are recorded"));
        desk.picture("fonts-export");
        QTRY_COMPARE(clippedTexts(desk.window), QString());
    }
    AuditDesk desk;
    desk.event(994);
    QTRY_VERIFY(desk.says("What changed"));
    desk.picture("fonts-event");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
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
    AuditDesk list;
    list.list();
    QTRY_VERIFY(list.isLoaded());
    list.named<QComboBox>("Time")->setCurrentIndex(4);
    AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
    AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
    check(list.window);
    AuditDesk event;
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
        AuditDesk desk(1'234'568);
        desk.trail.unsealed = 3;
        AuditPage* page = desk.list(size);
        QTRY_VERIFY(desk.isLoaded());
        QTRY_VERIFY(desk.says("the oldest for"));
        desk.table()->setCurrentRow(2);
        lookAt(desk, "audit-list");
        desk.trail.sealed += 12;
        desk.named("Not sealed yet")->click();
        QTRY_VERIFY(desk.named("Show 12 new event(s)"));
        lookAt(desk, "audit-unsealed");
        desk.named("Hide what is not sealed")->click();
        page->setSubject(AuditTarget{FakeTrail::customer().toString()});
        desk.named<QComboBox>("Time")->setCurrentIndex(4);
        desk.named<QComboBox>("Result")->setCurrentIndex(2);
        desk.fake.on<contract::ListAuditEvents>([](const auto&) -> client::CallResult<FakeTrail::Rows> {
            return searchMistake("", "unknownKey", {"colour:"});
        });
        desk.search("colour:blue");
        QTRY_VERIFY(desk.says("“colour:”"));
        AuditDesk::press(Qt::Key_H, Qt::ControlModifier);
        lookAt(desk, "audit-mistake");
    }
    {
        AuditDesk desk(50'000'000);
        desk.list(size);
        QTRY_VERIFY(desk.isLoaded());
        desk.files.answer = desk.folder.filePath(QStringLiteral("audit-2026-11-22.csv"));
        AuditDesk::press(Qt::Key_G, Qt::ControlModifier);
        AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
        desk.named("XLSX: a workbook for spreadsheets")->click();
        lookAt(desk, "audit-export-choice");
        desk.named("CSV: text in UTF-8, of any length, for any program")->click();
        desk.named("Choose a file…")->click();
        QTRY_VERIFY(desk.says("rows per second"));
        lookAt(desk, "audit-export-running");
        desk.named("Cancel the export")->click();
        QTRY_VERIFY(desk.says("No file was left."));
    }
    {
        AuditDesk desk(3'000);
        desk.list(size);
        QTRY_VERIFY(desk.isLoaded());
        desk.files.answer = desk.folder.filePath(QStringLiteral("audit-2026-11-22.csv"));
        AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
        desk.named("Choose a file…")->click();
        QTRY_VERIFY(desk.says("The row count and the SHA-256 are recorded"));
        lookAt(desk, "audit-export-done");
    }
    AuditDesk desk;
    desk.event(994, size);
    QTRY_VERIFY(desk.says("What changed"));
    lookAt(desk, "audit-event");
}

COUNTERFOIL_QTEST(AuditPageTest)
#include "tst_audit.moc"
