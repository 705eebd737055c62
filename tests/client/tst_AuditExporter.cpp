// AuditExporter, CsvFile and XlsxFile: every row once, bytes as the formats require, and never a partial file, whatever
// the network, the disk and the user do.
#include "services/client/CsvFile.h"
#include "services/client/WorkbookCheck.h"
#include "services/client/XlsxFile.h"
#include "tests/client/ExportFixture.h"
#include "tests/qt/QtTests.h"

#include <xlsxwriter.h>

using namespace cf;
using namespace cf::client;
using namespace cf::test;
using contract::ExportEnd;
using contract::ExportFormat;

class AuditExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsWrittenOnceInOrder();
    void theSumIsOfTheFileAndTheBankIsToldIt();
    void theTrailIsHeldFastWhileItIsExported();
    void aSearchThatAnswersInPartsIsExportedWhole();
    void aLostConnectionIsWaitedOut();
    void aBankThatAsksToWaitIsGivenTime();
    void aSessionThatEndedMayBeginAgain();
    void theTimeoutLeavesNothing();
    void aRefusalEndsItAtOnce();
    void cancellingLeavesNothing();
    void cancellingWhileItWaitsLeavesNothing();
    void aFullDiskLeavesNothing_data();
    void aFullDiskLeavesNothing();
    void aFolderThatIsNotThereIsToldBeforeTheBankHears();
    void whatWasThereBeforeStaysUntilTheNewFileIsWhole();
    void goingAwayInTheMiddleLeavesNothing();
    void theBankHearsOfTheEndLater();
    void theBankHearsOfTheEndWhenSomebodyIsSignedInAgain();
    void onePageIsWrittenWhileTheNextTravels();
    void cellsAreQuotedAsTheStandardSays_data();
    void cellsAreQuotedAsTheStandardSays();
    void aTextFileBeginsWithItsMarkAndHeadings();
    void aWorkbookHoldsWhatTheTrailHolds();
    void aWorkbookGoesOnWithANewSheet();
    void aWorkbookThatIsNoXmlIsNotTaken();
    void controlSignsDoNotBreakAWorkbook();
};

void AuditExporterTest::everyRowIsWrittenOnceInOrder()
{
    ExportFixture f(12'345);
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().rows, 12'345);
    const QList<QByteArray> lines = bytesOf(f.target).split('\n');
    QCOMPARE(lines.size(), 12'345 + 2); // headings, and what follows the last line break
    for (int i = 0; i < 12'345; ++i)
        QVERIFY(lines[i + 1].startsWith(QByteArray::number(12'344 - i) + ','));
    QCOMPARE(f.files(), QStringList{QStringLiteral("trail.csv")});
    QCOMPARE(QFile::permissions(f.target) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void AuditExporterTest::theSumIsOfTheFileAndTheBankIsToldIt()
{
    ExportFixture f(1'200);
    f.start(ExportFormat::Csv);
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().sha256, sumOf(f.target));
    QVERIFY(f.isReported());
    const contract::AuditExportEnd end = f.fake.asked<contract::EndAuditExport>().back();
    QCOMPARE(end.end, ExportEnd::Completed);
    QCOMPARE(end.rows, 1'200);
    QCOMPARE(QString::fromStdString(end.sha256.value_or("")), sumOf(f.target));
}

void AuditExporterTest::theTrailIsHeldFastWhileItIsExported()
{
    ExportFixture f(2'000);
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) {
        f.trail.sealed += 10;
        return f.trail.list(query);
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().rows, 2'000);
    for (const auto& query : f.fake.asked<contract::ListAuditEvents>())
        QCOMPARE(query.before, std::optional<std::int64_t>(2'000));
}

void AuditExporterTest::aSearchThatAnswersInPartsIsExportedWhole()
{
    ExportFixture f(50'000);
    f.trail.scanLimit = 777;
    contract::AuditQuery filter;
    filter.action = "transfer.refused";
    f.start(ExportFormat::Csv, filter);
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().rows, 7'143);
}

void AuditExporterTest::aLostConnectionIsWaitedOut()
{
    ExportFixture f(5'000);
    int calls = 0;
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) -> CallResult<FakeTrail::Rows> {
        if (++calls >= 3 && calls <= 6)
            return unreachable();
        return f.trail.list(query);
    });
    bool waited = false;
    QObject::connect(&f.exporter, &AuditExporter::changed, &f.exporter,
                     [&] { waited = waited || f.exporter.progress().stage == ExportStage::Waiting; });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QVERIFY(waited);
    QVERIFY(!f.exporter.progress().failure);
    QCOMPARE(f.exporter.progress().rows, 5'000);
    QCOMPARE(bytesOf(f.target).count('\n'), 5'001);
}

void AuditExporterTest::aBankThatAsksToWaitIsGivenTime()
{
    ExportFixture f(1'000);
    int calls = 0;
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) -> CallResult<FakeTrail::Rows> {
        if (++calls == 2)
            return refusedFor(contract::ErrorCode::TooManyRequests, true);
        return f.trail.list(query);
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().rows, 1'000);
}

void AuditExporterTest::aSessionThatEndedMayBeginAgain()
{
    ExportFixture f(1'000);
    int calls = 0;
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) -> CallResult<FakeTrail::Rows> {
        if (++calls == 2) {
            CallFailure over = refusal(contract::ErrorCode::Unauthenticated);
            over.kind = FailureKind::Unauthenticated;
            return over;
        }
        return f.trail.list(query);
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().rows, 1'000);
}

void AuditExporterTest::theTimeoutLeavesNothing()
{
    ExportFixture f(5'000, {std::chrono::milliseconds(2), std::chrono::milliseconds(5), std::chrono::milliseconds(60)});
    int calls = 0;
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) -> CallResult<FakeTrail::Rows> {
        if (++calls > 2)
            return unreachable();
        return f.trail.list(query);
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Failed));
    QVERIFY(f.exporter.progress().failure);
    QCOMPARE(f.files(), QStringList());
    QVERIFY(f.isReported());
    QCOMPARE(f.fake.asked<contract::EndAuditExport>().back().end, ExportEnd::Failed);
    QVERIFY(!f.fake.asked<contract::EndAuditExport>().back().sha256);
}

void AuditExporterTest::aRefusalEndsItAtOnce()
{
    ExportFixture f(5'000);
    f.fake.on<contract::BeginAuditExport>([](const auto&) -> CallResult<contract::AuditExport> {
        return refusedFor(contract::ErrorCode::Forbidden, false);
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Failed));
    QCOMPARE(f.files(), QStringList());
    QVERIFY(f.fake.calls<contract::ListAuditEvents>() == 0);
    QVERIFY(f.fake.calls<contract::EndAuditExport>() == 0); // The bank has no record of the export.
}

void AuditExporterTest::cancellingLeavesNothing()
{
    ExportFixture f(1'000'000'000);
    f.start();
    QTRY_VERIFY(f.exporter.progress().rows > 2'000);
    f.exporter.cancel();
    QVERIFY(f.ends(ExportStage::Cancelled));
    QCOMPARE(f.files(), QStringList());
    QVERIFY(f.isReported());
    QCOMPARE(f.fake.asked<contract::EndAuditExport>().back().end, ExportEnd::Cancelled);
    QVERIFY(f.fake.asked<contract::EndAuditExport>().back().rows > 0);
}

void AuditExporterTest::cancellingWhileItWaitsLeavesNothing()
{
    ExportFixture f(5'000);
    f.fake.on<contract::ListAuditEvents>([](const auto&) -> CallResult<FakeTrail::Rows> { return unreachable(); });
    f.start();
    QTRY_COMPARE(f.exporter.progress().stage, ExportStage::Waiting);
    f.exporter.cancel();
    QVERIFY(f.ends(ExportStage::Cancelled));
    QCOMPARE(f.files(), QStringList());
    const int asked = f.fake.calls<contract::ListAuditEvents>();
    QTest::qWait(60);
    QCOMPARE(f.fake.calls<contract::ListAuditEvents>(), asked);
}

void AuditExporterTest::aFullDiskLeavesNothing_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::newRow("csv") << ExportFormat::Csv;
    QTest::newRow("xlsx") << ExportFormat::Xlsx;
}

void AuditExporterTest::aFullDiskLeavesNothing()
{
    QFETCH(ExportFormat, format);
    ExportFixture f(20'000);
    const SmallDisk disk(300'000);
    f.start(format);
    QVERIFY(f.ends(ExportStage::Failed));
    QCOMPARE(f.exporter.progress().fileError, std::optional(ExportError::NoRoom));
    QCOMPARE(f.files(), QStringList());
    QVERIFY(f.isReported());
    QCOMPARE(f.fake.asked<contract::EndAuditExport>().back().end, ExportEnd::Failed);
}

void AuditExporterTest::aFolderThatIsNotThereIsToldBeforeTheBankHears()
{
    ExportFixture f(10);
    f.exporter.start({ExportFormat::Csv, {}}, f.path("nowhere/trail.csv"), std::nullopt);
    QVERIFY(f.ends(ExportStage::Failed));
    QCOMPARE(f.exporter.progress().fileError, std::optional(ExportError::CannotCreate));
    QVERIFY(f.fake.calls<contract::BeginAuditExport>() == 0);
}

void AuditExporterTest::whatWasThereBeforeStaysUntilTheNewFileIsWhole()
{
    ExportFixture f(3'000);
    {
        QFile before(f.path("trail.csv"));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("older");
    }
    f.fake.hang<contract::ListAuditEvents>();
    f.start();
    QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1);
    QCOMPARE(bytesOf(f.target), QByteArray("older"));
    f.exporter.cancel();
    QVERIFY(f.ends(ExportStage::Cancelled));
    QCOMPARE(bytesOf(f.target), QByteArray("older"));
    f.trail.serve(f.fake);
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(bytesOf(f.target).count('\n'), 3'001);
}

void AuditExporterTest::goingAwayInTheMiddleLeavesNothing()
{
    ExportFixture f(1'000'000'000);
    {
        AuditExporter exporter(f.fake, kQuick);
        exporter.start({ExportFormat::Xlsx, {}}, f.path("trail.xlsx"), std::nullopt);
        QTRY_VERIFY(exporter.progress().rows > 1'000);
    }
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(f.files(), QStringList());
}

void AuditExporterTest::theBankHearsOfTheEndLater()
{
    ExportFixture f(100);
    int calls = 0;
    f.fake.on<contract::EndAuditExport>([&](const auto&) -> CallResult<contract::Nothing> {
        if (++calls < 3)
            return unreachable();
        return contract::Nothing();
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QVERIFY(f.isReported());
    QCOMPARE(calls, 3);
}

void AuditExporterTest::theBankHearsOfTheEndWhenSomebodyIsSignedInAgain()
{
    ExportFixture f(500);
    f.fake.on<contract::EndAuditExport>([&](const contract::AuditExportEnd&) -> client::CallResult<contract::Nothing> {
        // More often than a reachable bank is asked.
        if (f.fake.calls<contract::EndAuditExport>() < 12)
            return client::CallFailure{client::FailureKind::Unauthenticated, client::FailureCause::Problem, {}, {}, {}};
        return contract::Nothing();
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    QVERIFY(f.isReported());
    QCOMPARE(f.fake.calls<contract::EndAuditExport>(), 12);
}

void AuditExporterTest::onePageIsWrittenWhileTheNextTravels()
{
    ExportFixture f(100'000);
    f.fake.hang<contract::ListAuditEvents>();
    f.start();
    QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1);
    for (int i = 0; i < 20; ++i) {
        f.fake.answer<contract::ListAuditEvents>(f.trail.list(f.fake.asked<contract::ListAuditEvents>().back()));
        QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1); // Never more than one request, and always one.
    }
    f.exporter.cancel();
    QVERIFY(f.ends(ExportStage::Cancelled));
}

void AuditExporterTest::cellsAreQuotedAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray("Jan Novák") << QByteArray("Jan Novák");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("comma") << QByteArray("Brno, náměstí") << QByteArray("\"Brno, náměstí\"");
    QTest::newRow("quotation mark") << QByteArray("the \"old\" one") << QByteArray("\"the \"\"old\"\" one\"");
    QTest::newRow("line break") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("blank at an end") << QByteArray(" a") << QByteArray("\" a\"");
    QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("\"'=1+1\"");
    QTest::newRow("plus") << QByteArray("+420 602") << QByteArray("\"'+420 602\"");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("\"'-1\"");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("\"'\t=1\"");
    QTest::newRow("carriage return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("full-width equals") << QByteArray("＝cmd") << QByteArray("\"'＝cmd\"");
    QTest::newRow("full-width plus") << QByteArray("＋1") << QByteArray("\"'＋1\"");
    QTest::newRow("full-width at") << QByteArray("＠SUM(1)") << QByteArray("\"'＠SUM(1)\"");
    QTest::newRow("full-width minus") << QByteArray("－1") << QByteArray("\"'－1\"");
    QTest::newRow("behind a no-break space") << QByteArray("\u00a0=1+1") << QByteArray("\"'\u00a0=1+1\"");
    QTest::newRow("behind a zero-width space") << QByteArray("\u200b=1+1") << QByteArray("\"'\u200b=1+1\"");
    QTest::newRow("behind a byte order mark") << QByteArray("\ufeff=1+1") << QByteArray("\"'\ufeff=1+1\"");
    QTest::newRow("behind blanks") << QByteArray(" \u3000\u2003@x") << QByteArray("\"' \u3000\u2003@x\"");
    QTest::newRow("line break first") << QByteArray("\n=1") << QByteArray("\"'\n=1\"");
    QTest::newRow("what no file can hold") << QByteArray("a\ufffe\u202e\u0001b") << QByteArray("a\ufffd\ufffd\ufffdb");
    QTest::newRow("sign inside") << QByteArray("a=b") << QByteArray("a=b");
}

void AuditExporterTest::cellsAreQuotedAsTheStandardSays()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(QByteArray::fromStdString(CsvFile::cell(text.toStdString())), cell);
}

void AuditExporterTest::aTextFileBeginsWithItsMarkAndHeadings()
{
    ExportFixture f(8);
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) {
        FakeTrail::Rows page = f.trail.list(query);
        page.items.front().actor->displayName = "=HYPERLINK(\"http://evil\")";
        return page;
    });
    f.start();
    QVERIFY(f.ends(ExportStage::Completed));
    const QByteArray bytes = bytesOf(f.target);
    QVERIFY(
        bytes.startsWith("\xEF\xBB\xBFNumber,Time (UTC),Action,Result,Actor,Actor id,Role,Branch code,Branch,Subjects,"
                         "Trace id,Event id\r\n"));
    const QList<QByteArray> lines = bytes.split('\n');
    QVERIFY(lines[1].contains(",\"'=HYPERLINK(\"\"http://evil\"\")\","));
    QVERIFY(lines[1].contains(",supervisor,"));
    QVERIFY(lines[1].startsWith("7,2026-11-2"));
    QVERIFY(lines[1].contains(".123456Z,transfer.booked,succeeded,"));
    QVERIFY(lines[1].endsWith('\r'));
}

void AuditExporterTest::aWorkbookHoldsWhatTheTrailHolds()
{
    ExportFixture f(1'500);
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) {
        FakeTrail::Rows page = f.trail.list(query);
        page.items.front().actor->displayName = "=1+1 <b>& \"co\"";
        return page;
    });
    f.start(ExportFormat::Xlsx);
    QVERIFY(f.ends(ExportStage::Completed));
    QCOMPARE(f.exporter.progress().sha256, sumOf(f.target));
    QCOMPARE(f.files(), QStringList{QStringLiteral("trail.xlsx")});
    QCOMPARE(QFile::permissions(f.target) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const QByteArray sheet = unpacked(f.target, QStringLiteral("xl/worksheets/sheet1.xml"));
    QCOMPARE(sheet.count("<row "), 1'501);
    QVERIFY(sheet.contains("<c r=\"A2\"><v>1499</v></c>"));
    QVERIFY(sheet.contains("<c r=\"A1501\"><v>0</v></c>"));
    QVERIFY(sheet.contains("=1+1 &lt;b&gt;&amp; \"co\""));
    QVERIFY(!sheet.contains("<f>")); // No cell is a formula.
    // 2026-11-22 is day 46348 in a spreadsheet.
    QVERIFY(sheet.contains("<v>4634"));
    QVERIFY(sheet.contains("Růžena Dvořáková"));
}

void AuditExporterTest::aWorkbookGoesOnWithANewSheet()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("many.xlsx"));
    auto file = XlsxFile::create(path.toStdString(), 101);
    QVERIFY(file);
    const FakeTrail trail(250);
    contract::AuditQuery all;
    all.limit = 250;
    QVERIFY((*file)->write(trail.list(all).items));
    const std::atomic<bool> unwanted{false};
    QVERIFY((*file)->commit(unwanted));
    QCOMPARE(unpacked(path, QStringLiteral("xl/worksheets/sheet1.xml")).count("<row "), 101);
    QCOMPARE(unpacked(path, QStringLiteral("xl/worksheets/sheet2.xml")).count("<row "), 101);
    QCOMPARE(unpacked(path, QStringLiteral("xl/worksheets/sheet3.xml")).count("<row "), 51);
    QVERIFY(unpacked(path, QStringLiteral("xl/worksheets/sheet3.xml")).contains("<v>0</v>"));
}

void AuditExporterTest::aWorkbookThatIsNoXmlIsNotTaken()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("made.xlsx")).toStdString();
    const std::atomic<bool> unwanted{false};
    const auto workbookWith = [&](const char* text) {
        lxw_workbook* const book = workbook_new(path.c_str());
        worksheet_write_string(workbook_add_worksheet(book, nullptr), 0, 0, text, nullptr);
        return workbook_close(book) == LXW_NO_ERROR;
    };
    QVERIFY(workbookWith("Růžena"));
    QVERIFY(isWholeWorkbook(path, 1, unwanted));
    QVERIFY(!isWholeWorkbook(path, 2, unwanted));
    QVERIFY(workbookWith("U+FFFF: \xEF\xBF\xBF"));
    QVERIFY(!isWholeWorkbook(path, 1, unwanted));
    QVERIFY(workbookWith("a control: \x02"));
    QVERIFY(isWholeWorkbook(path, 1, unwanted)); // the library writes it as an escape
}

void AuditExporterTest::controlSignsDoNotBreakAWorkbook()
{
    ExportFixture f(3);
    f.fake.on<contract::ListAuditEvents>([&](const contract::AuditQuery& query) {
        FakeTrail::Rows page = f.trail.list(query);
        page.items.front().branch->name = std::string("a\x01"
                                                      "b\x1f",
                                                      4);
        page.items.front().actor->displayName = "no\ufffe \uffff\ufdd0 name \u202e";
        page.items.back().branch->name = std::string(100'000, 'x');
        return page;
    });
    f.start(ExportFormat::Xlsx);
    QVERIFY(f.ends(ExportStage::Completed));
    const QByteArray sheet = unpacked(f.target, QStringLiteral("xl/worksheets/sheet1.xml"));
    QVERIFY(!sheet.contains('\x01') && !sheet.contains('\x1f'));
    QVERIFY(sheet.contains("no\ufffd \ufffd\ufffd name \ufffd"));
    QCOMPARE(sheet.count("<row "), 4);
    QVERIFY(sheet.contains(QByteArray(32'000, 'x')));
    QVERIFY(!sheet.contains(QByteArray(32'768, 'x')));
}

COUNTERFOIL_QTEST(AuditExporterTest)
#include "tst_AuditExporter.moc"
