// Exporting the audit trail by key events: format, progress, checksum, and what happens to an export when its user
// leaves.
#include "tests/qt/QtTests.h"
#include "tests/ui/AuditFakes.h"
#include "ui/audit/ExportPanel.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QRadioButton>
#include <QSettings>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

class AuditExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void exportingShowsRowsSumAndFolder();
    void anExportCanBeCancelled();
    void anExportHoldsWhatTheListShows();
    void whoLeavesEndsARunningExportAtTheBankFirst();
    void aSilentBankKeepsNobodyFromLeaving();
    void withoutTheRightNothingExports();
    void textForASpreadsheetIsAsItsRegionReadsIt();
    void theKindThatWasChosenIsOfferedAgain();

private:
    static AuditPage* exporting(AuditDesk& desk);
};

AuditPage* AuditExportTest::exporting(AuditDesk& desk)
{
    AuditPage* page = desk.list();
    [&] { QTRY_VERIFY(desk.isLoaded()); }();
    desk.files.answer = desk.folder.filePath(QStringLiteral("trail.csv"));
    AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
    desk.named("Choose a file…")->click();
    [&] { QTRY_VERIFY(desk.says("rows per second")); }();
    return page;
}

void AuditExportTest::exportingShowsRowsSumAndFolder()
{
    AuditDesk desk(2'345);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.files.answer = desk.folder.filePath(QStringLiteral("trail.xlsx"));
    AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(desk.says("345 event(s), everything this list finds"));
    AuditDesk::press(Qt::Key_Down);
    QVERIFY(desk.window.findChild<ExportPanel*>()->findChildren<QRadioButton*>().back()->isChecked());
    desk.named("Choose a file…")->click();
    QTRY_VERIFY(desk.says("345 row(s) were written to trail.xlsx."));
    QVERIFY(desk.files.suggested.front().startsWith(QLatin1String("audit-")) &&
            desk.files.suggested.front().endsWith(QLatin1String(".xlsx")));
    QFile file(desk.files.answer);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sum = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    QVERIFY(desk.says(sum.constData()));
    QTRY_VERIFY(desk.says("The row count and the SHA-256 are recorded in the trail."));
    desk.named("Copy: SHA-256")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromLatin1(sum));
    desk.named("Open the folder")->click();
    QCOMPARE(desk.files.opened, QStringList{desk.files.answer});
    desk.named("Close")->click();
    QVERIFY(!desk.window.findChild<ExportPanel*>()->isVisible());
}

void AuditExportTest::anExportCanBeCancelled()
{
    AuditDesk desk(100'000'000);
    exporting(desk);
    AuditDesk::press(Qt::Key_Escape); // A running export stays visible.
    QVERIFY(desk.window.findChild<ExportPanel*>()->isVisible());
    desk.named("Cancel the export")->click();
    QTRY_VERIFY(desk.says("The export was cancelled. No file was left."));
    QVERIFY(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QTRY_COMPARE(desk.fake.calls<contract::EndAuditExport>(), 1);
    QCOMPARE(desk.fake.asked<contract::EndAuditExport>().back().end, contract::ExportEnd::Cancelled);
}

void AuditExportTest::anExportHoldsWhatTheListShows()
{
    AuditDesk desk;
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    desk.trail.sealed = 1'012;
    QTRY_VERIFY(desk.named("Show 12 new event(s)"));
    desk.files.answer = desk.folder.filePath(QStringLiteral("trail.csv"));
    AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(desk.says("000 event(s), everything this list finds"));
    desk.named("Choose a file…")->click();
    QTRY_COMPARE(desk.fake.calls<contract::BeginAuditExport>(), 1);
    QCOMPARE(desk.fake.asked<contract::BeginAuditExport>().front().filter.before, std::optional<std::int64_t>(1'000));
}

void AuditExportTest::whoLeavesEndsARunningExportAtTheBankFirst()
{
    AuditDesk desk(100'000'000);
    int gone = 0;
    const auto goOn = [&] { ++gone; };
    AuditPage* page = exporting(desk);
    QVERIFY(!page->mayEnd(goOn));
    QVERIFY(desk.says("End the export?"));
    AuditDesk::press(Qt::Key_Return); // stays
    QTRY_VERIFY(!desk.says("End the export?"));
    QVERIFY(desk.fake.calls<contract::EndAuditExport>() == 0);
    desk.fake.hang<contract::EndAuditExport>();
    QVERIFY(!page->mayEnd(goOn));
    AuditDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.fake.waiting<contract::EndAuditExport>(), 1);
    QCOMPARE(desk.fake.asked<contract::EndAuditExport>().back().end, contract::ExportEnd::Cancelled);
    QVERIFY(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QCOMPARE(gone, 0); // not before the bank knows
    desk.fake.answer<contract::EndAuditExport>(contract::Nothing());
    QTRY_COMPARE(gone, 1);
    QVERIFY(page->mayEnd(goOn));
    QCOMPARE(gone, 1);
}

void AuditExportTest::aSilentBankKeepsNobodyFromLeaving()
{
    AuditDesk desk(100'000'000);
    int gone = 0;
    AuditPage* page = exporting(desk);
    desk.fake.hang<contract::EndAuditExport>();
    QVERIFY(!page->mayEnd([&] { ++gone; }));
    AuditDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(gone, 1, 20'000);
}

void AuditExportTest::withoutTheRightNothingExports()
{
    AuditDesk desk;
    AuditPage page({desk.fake, desk.files, desk.navigator, nullptr, false});
    for (const auto* button : page.findChildren<QAbstractButton*>()) {
        if (button->text() == QStringLiteral("Export…"))
            QVERIFY(button->isHidden());
    }
    for (const KeyHint& hint : page.keyHints())
        QVERIFY(hint.key != QKeySequence(Qt::CTRL | Qt::Key_E));
}

void AuditExportTest::textForASpreadsheetIsAsItsRegionReadsIt()
{
    AuditDesk desk(20);
    desk.list();
    QTRY_VERIFY(desk.isLoaded());
    const auto firstLine = [&](const char* kind, const char* name) {
        desk.files.answer = desk.folder.filePath(QString::fromLatin1(name));
        AuditDesk::press(Qt::Key_E, Qt::ControlModifier);
        desk.named(kind)->click();
        desk.named("Choose a file…")->click();
        [&] { QTRY_VERIFY(desk.says("20 row(s) were written to")); }();
        desk.named("Close")->click();
        QFile file(desk.files.answer);
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
    };
    constexpr auto kRegional = "CSV for spreadsheets in this region, with headings in this language";
    QCOMPARE(firstLine("CSV: text in UTF-8, of any length, for any program", "plain.csv"),
             QByteArray("\xEF\xBB\xBFNumber,Time (UTC),Action,Result,Actor,Actor id,Role,Branch code,Branch,Subjects,"
                        "Trace id,Event id"));
    QCOMPARE(firstLine(kRegional, "regional.csv"),
             QByteArray("\xEF\xBB\xBFNumber;Time (UTC);Action;Result;Actor;Actor id;Role;Branch code;Branch;Subjects;"
                        "Trace id;Event id"));
    // The subjects themselves are separated by semicolons.
    QFile file(desk.files.answer);
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine();
    const QByteArray line = file.readLine().trimmed();
    int cells = 1;
    bool quoted = false;
    for (const char c : line) {
        quoted = quoted != (c == '"');
        cells += c == ';' && !quoted ? 1 : 0;
    }
    QCOMPARE(cells, 12);
    // Where spreadsheets read plain CSV there is no other choice.
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY(!ExportKinds::offersRegional(QLocale()));
    QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
    QVERIFY(ExportKinds::offersRegional(QLocale()));
}

void AuditExportTest::theKindThatWasChosenIsOfferedAgain()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const QLocale czech(QStringLiteral("cs_CZ"));
    QCOMPARE(ExportKinds::remembered(&settings, czech), ExportKind::RegionalCsv);
    ExportKinds::remember(&settings, ExportKind::PlainCsv);
    QCOMPARE(ExportKinds::remembered(&settings, czech), ExportKind::PlainCsv);
    ExportKinds::remember(&settings, ExportKind::RegionalCsv);
    QCOMPARE(ExportKinds::remembered(&settings, QLocale(QStringLiteral("en_GB"))), ExportKind::PlainCsv);
}

COUNTERFOIL_QTEST(AuditExportTest)
#include "tst_audit_export.moc"
