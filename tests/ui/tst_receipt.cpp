// The receipt on paper: pdftotext reads it back.
#include "models/tables/DateText.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/PseudoLanguage.h"
#include "tests/ui/TransferFakes.h"
#include "ui/printing/ReceiptBanner.h"

#include <QApplication>
#include <QBuffer>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

Receipt receipt()
{
    contract::Transfer transfer = FakeTransfers::sample(100);
    transfer.memo = "Nájem za březen, žluťoučký kůň";
    return {transfer,
            {QStringLiteral("Občanská banka"), QStringLiteral("Praha 1, Příkopy"), QStringLiteral("Anna Malá")},
            false,
            QDateTime(QDate(2026, 11, 22), QTime(10, 0)),
            QLocale(QStringLiteral("cs_CZ"))};
}

QString textOf(const QString& path)
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    [&] { QVERIFY(reader.waitForFinished()); }();
    return QString::fromUtf8(reader.readAllStandardOutput()).simplified();
}

} // namespace

class ReceiptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not installed");
    }
    void everythingOnItCanBeReadBack();
    void whatNoFontHasIsASignAndNotABox();
    void noLineFallsOffThePaperInALongerLanguage();
    void whatIsPrintedAgainIsMarkedAsACopy();
    void itIsOnePageHoweverLongTheNames();
    void aFolderThatDoesNotExistIsSaidAndTheTransferStaysBooked();
    void aReceiptGoesToTheBranchsPrinter();
    void aPrinterThatRefusesWithoutAWordIsNoSuccess_data();
    void aPrinterThatRefusesWithoutAWordIsNoSuccess();
    void whatWasNotPrintedCanBeSavedUntilItIs();
    void timesAreTheBranchs();
    void thinkingBetterOfItSaysNothing();
};

void ReceiptTest::everythingOnItCanBeReadBack()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("receipt.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Receipt given = receipt();
    QVERIFY(given.write(file));
    file.close();
    const QString text = textOf(file.fileName());
    for (const QString& part :
         {QStringLiteral("Občanská banka"), QStringLiteral("Praha 1, Příkopy"), QStringLiteral("Jan Novák"),
          QStringLiteral("Růžena Dvořáková"), QStringLiteral("12 345,00 CZK"),
          QStringLiteral("Nájem za březen, žluťoučký kůň"), QStringLiteral("Anna Malá"),
          QString::fromStdString(given.transfer.id.toString()), QString::fromStdString(czechIban(19).paper()),
          QString::fromStdString(czechIban(20).paper())})
        QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral(" is missing in: ") + text));
    QVERIFY(!text.contains(QLatin1String("COPY")));
    const QString pictures = qEnvironmentVariable("COUNTERFOIL_PICTURES");
    if (!pictures.isEmpty())
        QProcess::execute(QStringLiteral("pdftoppm"),
                          {QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("90"), file.fileName(),
                           pictures + QStringLiteral("/receipt")});
}

void ReceiptTest::whatNoFontHasIsASignAndNotABox()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("receipt.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Receipt given = receipt();
    given.transfer.memo = "Rent\u202e \ufffe\u0001 \U0001F1E8\U0001F1FF paid \U00050000";
    given.transfer.creditorName = "Jan\u2028Novák";
    given.issuer.teller = QStringLiteral("Anna\u202e \U0001F1E8\U0001F1FF");
    given.issuer.branch = QStringLiteral("Branch\u2067 1");
    QVERIFY(given.write(file));
    file.close();
    const QString text = textOf(file.fileName());
    QVERIFY2(text.contains(QStringLiteral("Rent\ufffd \ufffd\ufffd CZ paid \ufffd")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Jan Novák")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Anna\ufffd CZ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Branch\ufffd 1")), qPrintable(text));
}

void ReceiptTest::noLineFallsOffThePaperInALongerLanguage()
{
    pseudo::Language language;
    QCoreApplication::installTranslator(&language);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("receipt.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(receipt().write(file));
    file.close();
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), file.fileName(), QStringLiteral("-")});
    QVERIFY(reader.waitForFinished());
    const QString words = QString::fromUtf8(reader.readAllStandardOutput());
    QCOMPARE(words.count(pseudo::kOpen), words.count(pseudo::kClose));
    // Points: the margins of an A5 sheet, at which it is cut.
    constexpr double kMargin = 14 / 25.4 * 72;
    constexpr double kHeight = 210 / 25.4 * 72;
    static const QRegularExpression kWord(QStringLiteral("yMin=\"([\\d.]+)\" xMax=\"[\\d.]+\" yMax=\"([\\d.]+)\">"));
    int seen = 0;
    for (auto each = kWord.globalMatch(words); each.hasNext(); ++seen) {
        const auto word = each.next();
        QVERIFY2(word.captured(1).toDouble() >= kMargin - 1 && word.captured(2).toDouble() <= kHeight - kMargin + 1,
                 qPrintable(words.mid(word.capturedStart(), 160)));
    }
    QVERIFY(seen > 20);
}

void ReceiptTest::whatIsPrintedAgainIsMarkedAsACopy()
{
    QTemporaryDir folder;
    FakeFiles files;
    ReceiptServices services{files, receipt().issuer, {}};
    ReceiptBanner notice(services);
    QSignalSpy printed(&notice, &ReceiptBanner::printed);
    const contract::Transfer transfer = FakeTransfers::sample(1);
    for (const char* name : {"first.pdf", "second.pdf"}) {
        files.answer = folder.filePath(QString::fromLatin1(name));
        notice.print(transfer, false);
        QTRY_COMPARE(printed.size(), 1);
        QCOMPARE(printed.takeFirst().front().toString(), files.answer);
    }
    QVERIFY(!textOf(folder.filePath(QStringLiteral("first.pdf"))).contains(QLatin1String("COPY")));
    QVERIFY(textOf(folder.filePath(QStringLiteral("second.pdf"))).contains(QLatin1String("COPY")));
}

void ReceiptTest::itIsOnePageHoweverLongTheNames()
{
    Receipt given = receipt();
    given.transfer.creditorName = std::string(120, 'W');
    given.transfer.memo = std::string(140, 'M');
    QBuffer pdf;
    QVERIFY(pdf.open(QIODevice::WriteOnly));
    QVERIFY(given.write(pdf));
    QCOMPARE(pdf.data().count("/Type /Page\n"), qsizetype(1));
}

void ReceiptTest::aFolderThatDoesNotExistIsSaidAndTheTransferStaysBooked()
{
    FakeFiles files;
    files.answer = QStringLiteral("/nowhere/at/all/receipt.pdf");
    ReceiptServices services{files, {}, {}};
    ReceiptBanner notice(services);
    notice.print(FakeTransfers::sample(1), false);
    QTRY_VERIFY(notice.text().contains(QLatin1String("could not be saved")));
    QVERIFY(notice.text().endsWith(QLatin1String("The transfer itself is booked.")));
}

void ReceiptTest::aReceiptGoesToTheBranchsPrinter()
{
    // A print service that stores its input and knows only one printer.
    QTemporaryDir folder;
    QFile service(folder.filePath(QStringLiteral("lp")));
    QVERIFY(service.open(QIODevice::WriteOnly));
    service.write("#!/bin/sh\n[ \"$3\" = counter-3 ] || { echo \"lp: unknown destination\" >&2; exit 1; }\n"
                  "cat > \"$(dirname \"$0\")/printed.pdf\"\n");
    service.close();
    QVERIFY(service.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    FakeFiles files;
    QString printer = QStringLiteral("counter-3");
    ReceiptServices services{files, receipt().issuer, {}, [&] { return printer; }};
    ReceiptBanner notice(services);
    notice.print(FakeTransfers::sample(1), false);
    QTRY_VERIFY(notice.text().contains(QLatin1String("on its way to counter-3")));
    QVERIFY(textOf(folder.filePath(QStringLiteral("printed.pdf"))).contains(QStringLiteral("Jan Novák")));
    QVERIFY(files.suggested.isEmpty());
    printer = QStringLiteral("gone");
    notice.print(FakeTransfers::sample(2), false);
    QTRY_VERIFY(notice.text().contains(QLatin1String("unknown destination")));
    QVERIFY(notice.text().endsWith(QLatin1String("The transfer itself is booked.")));
    qputenv("PATH", path);
}

void ReceiptTest::aPrinterThatRefusesWithoutAWordIsNoSuccess_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("fails without a word") << QByteArray("cat > /dev/null; exit 1");
    QTest::newRow("only blanks") << QByteArray("cat > /dev/null; echo >&2; exit 3");
    QTest::newRow("is ended") << QByteArray("cat > /dev/null; kill -9 $$");
    QTest::newRow("reads nothing") << QByteArray("exec <&-; exit 1");
}

void ReceiptTest::aPrinterThatRefusesWithoutAWordIsNoSuccess()
{
    QFETCH(QByteArray, script);
    QTemporaryDir folder;
    QFile service(folder.filePath(QStringLiteral("lp")));
    QVERIFY(service.open(QIODevice::WriteOnly));
    service.write("#!/bin/sh\n" + script + "\n");
    service.close();
    QVERIFY(service.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    FakeFiles files;
    files.answer = folder.filePath(QStringLiteral("receipt.pdf"));
    ReceiptServices services{files, receipt().issuer, {}, [] { return QStringLiteral("counter-3"); }};
    ReceiptBanner notice(services);
    const contract::Transfer transfer = FakeTransfers::sample(1);
    notice.print(transfer, false);
    QTRY_VERIFY(!notice.text().isEmpty());
    qputenv("PATH", path);
    QVERIFY2(notice.text().startsWith(QLatin1String("The receipt was not printed by counter-3: the print service")),
             qPrintable(notice.text()));
    QVERIFY(!services.printed.contains(transfer.id));
    // The remedy: the same receipt, still the original, as a file.
    QSignalSpy printed(&notice, &ReceiptBanner::printed);
    Q_EMIT notice.actionTriggered();
    QTRY_COMPARE(printed.size(), 1);
    QVERIFY(!textOf(files.answer).contains(QLatin1String("COPY")));
    QVERIFY(services.printed.contains(transfer.id));
}

void ReceiptTest::whatWasNotPrintedCanBeSavedUntilItIs()
{
    QTemporaryDir folder;
    FakeFiles files;
    QString printer;
    ReceiptServices services{files, receipt().issuer, {}, [&] { return printer; }};
    ReceiptBanner notice(services);
    QSignalSpy printed(&notice, &ReceiptBanner::printed);
    files.answer = folder.filePath(QStringLiteral("earlier.pdf"));
    notice.print(FakeTransfers::sample(1), false);
    QTRY_COMPARE(printed.size(), 1);
    // No program of that name is found.
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8());
    printer = QStringLiteral("counter-3");
    const contract::Transfer transfer = FakeTransfers::sample(2);
    notice.print(transfer, false);
    QTRY_VERIFY(notice.text().startsWith(QLatin1String("The receipt was not printed by counter-3")));
    qputenv("PATH", path);
    for (const QString& answer :
         {QString(), QStringLiteral("/nowhere/at/all/receipt.pdf"), folder.filePath(QStringLiteral("saved.pdf"))}) {
        const int answered = files.answered;
        files.answer = answer;
        Q_EMIT notice.actionTriggered();
        QTRY_COMPARE(files.answered, answered + 1);
        if (answer.startsWith(QLatin1String("/nowhere")))
            QTRY_VERIFY(notice.text().contains(QLatin1String("could not be saved")));
    }
    QTRY_COMPARE(printed.size(), 2);
    QVERIFY(files.opened.isEmpty());
    QVERIFY(services.printed.contains(transfer.id));
    Q_EMIT notice.actionTriggered();
    QCOMPARE(files.opened, QStringList{files.answer});
}

void ReceiptTest::timesAreTheBranchs()
{
    tables::BranchClock clock;
    contract::BranchTime time;
    time.timeZone = "Pacific/Kiritimati";
    time.utcOffsetSeconds = 14 * 3600;
    time.now = *parseInstant("2026-11-22T12:34:00Z");
    clock.update(time);
    QTemporaryDir folder;
    FakeFiles files;
    files.answer = folder.filePath(QStringLiteral("receipt.pdf"));
    ReceiptServices services{files, receipt().issuer, {}};
    ReceiptBanner notice(services);
    QSignalSpy printed(&notice, &ReceiptBanner::printed);
    contract::Transfer transfer = FakeTransfers::sample(1);
    transfer.recordedAt = *parseInstant("2026-11-22T11:30:00Z");
    notice.print(transfer, false);
    QTRY_COMPARE(printed.size(), 1);
    const QString text = textOf(files.answer);
    QVERIFY2(text.contains(tables::formatDateTime(QDateTime(QDate(2026, 11, 23), QTime(1, 30)), QLocale())),
             qPrintable(text));
    QVERIFY2(text.contains(tables::formatDate(tables::fromQDate(QDate(2026, 11, 23)), QLocale())), qPrintable(text));
}

void ReceiptTest::thinkingBetterOfItSaysNothing()
{
    FakeFiles files;
    ReceiptServices services{files, {}, {}};
    ReceiptBanner notice(services);
    notice.print(FakeTransfers::sample(1), false);
    QTRY_COMPARE(files.suggested.size(), 1);
    QTest::qWait(1);
    QVERIFY(notice.text().isEmpty());
    notice.print(FakeTransfers::sample(1), false);
    QCOMPARE(files.suggested.size(), 2);
}

COUNTERFOIL_QTEST(ReceiptTest)
#include "tst_receipt.moc"
