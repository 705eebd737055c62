// A customer's documents, with an in-memory bank, by key events.
#include "tests/qt/QtTests.h"
#include "tests/ui/DocumentFakes.h"
#include "tests/ui/TestWindow.h"
#include "ui/documents/DocumentsPanel.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/PlainTable.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QThreadPool>

#include <sys/stat.h>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

struct DocumentsWindow : TestWindow
{
    template <class Widget>
    Widget* show(Widget* widget)
    {
        return put(widget, {1020, 600});
    }
};

//! With a title, from the file returned by `files`.
void add(DocumentsWindow& shown, FakeBank& bank, FakeFiles& files)
{
    auto* panel = shown.show(new DocumentsPanel(bank, files, true, &shown.window));
    panel->setCustomer(CustomerId::make());
    QTest::keyClicks(named<QLineEdit>(shown.window, "Title of the new document"), QStringLiteral("Passport"));
    for (auto* button : panel->findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Add")))
            button->click();
    }
}

} // namespace

class DocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentIsAddedFromAFileAndListed();
    void aDocumentIsAddedToTheCustomerItWasChosenFor();
    void anUnknownOutcomeIsAskedAgainUnderTheSameKey();
    void aDocumentIsSavedUnderItsNameOnly();
    void thatThereAreNoneIsSaidOnlyOnceTheBankHasSaidSo();
    void aListOfSeveralPagesIsShownWhole();
    void anyNameAFileMayHaveIsSentAsOneTheBankKeeps_data();
    void anyNameAFileMayHaveIsSentAsOneTheBankKeeps();
    void whatCannotBeReadToItsEndIsNotSent();
};

void DocumentsTest::aDocumentIsAddedFromAFileAndListed()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    QTemporaryDir folder;
    files.answer = folder.filePath(QStringLiteral("scan.txt"));
    QFile scan(files.answer);
    QVERIFY(scan.open(QIODevice::WriteOnly) && scan.write("as seen") > 0);
    scan.close();
    DocumentsWindow shown;
    auto* panel = shown.show(new DocumentsPanel(bank, files, true, &shown.window));
    panel->setCustomer(CustomerId::make());
    QTRY_VERIFY(shown.says("No documents yet."));
    auto* add = panel->findChildren<QPushButton*>().back();
    for (auto* button : panel->findChildren<QPushButton*>())
        add = button->text().startsWith(QStringLiteral("Add")) ? button : add;
    add->setFocus();
    DocumentsWindow::press(Qt::Key_Space);
    QVERIFY(shown.says("First say what the document is."));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Passport"));
    add->setFocus();
    DocumentsWindow::press(Qt::Key_Space);
    QTRY_VERIFY(shown.says("The document was added."));
    QCOMPARE(documents.added.size(), std::size_t(1));
    QCOMPARE(documents.added[0].second.file.content.data, std::string("as seen"));
    QCOMPARE(documents.added[0].second.file.mediaType, std::string("text/plain"));
    QTRY_COMPARE(shown.rowsOf("Documents of the customer"), 1);
    shown.picture("pages-documents");
}

void DocumentsTest::aDocumentIsAddedToTheCustomerItWasChosenFor()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    QTemporaryDir folder;
    // A reader blocks until somebody writes.
    files.answer = folder.filePath(QStringLiteral("scan.txt"));
    QCOMPARE(mkfifo(files.answer.toUtf8().constData(), 0600), 0);
    DocumentsWindow shown;
    auto* panel = shown.show(new DocumentsPanel(bank, files, true, &shown.window));
    const CustomerId meant = CustomerId::make();
    panel->setCustomer(meant);
    auto* title = named<QLineEdit>(shown.window, "Title of the new document");
    QTest::keyClicks(title, QStringLiteral("Passport"));
    for (auto* button : panel->findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Add")))
            button->click();
    }
    const auto isReading = [&] {
        for (const auto* button : panel->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Adding…"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isReading());
    panel->setCustomer(CustomerId::make());
    QFile scan(files.answer);
    QVERIFY(scan.open(QIODevice::WriteOnly) && scan.write("as seen") > 0);
    scan.close();
    QTRY_COMPARE(documents.added.size(), std::size_t(1));
    QVERIFY(documents.added[0].second.customerId == meant);
    QVERIFY(!isReading()); // of the customer shown now
}

void DocumentsTest::anUnknownOutcomeIsAskedAgainUnderTheSameKey()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    documents.failWith = lost();
    FakeFiles files;
    QTemporaryDir folder;
    files.answer = folder.filePath(QStringLiteral("scan.txt"));
    QFile scan(files.answer);
    QVERIFY(scan.open(QIODevice::WriteOnly) && scan.write("x") > 0);
    scan.close();
    DocumentsWindow shown;
    auto* panel = shown.show(new DocumentsPanel(bank, files, true, &shown.window));
    panel->setCustomer(CustomerId::make());
    auto* title = named<QLineEdit>(shown.window, "Title of the new document");
    title->setFocus();
    QTest::keyClicks(title, QStringLiteral("Passport"));
    for (auto* button : panel->findChildren<QPushButton*>()) {
        if (button->text().startsWith(QStringLiteral("Add")))
            button->click();
    }
    QTRY_VERIFY(shown.says("It is not known whether the document was added."));
    const auto press = [&](const char* text) {
        for (auto* button : panel->findChildren<QPushButton*>())
            if (button->text().startsWith(QString::fromLatin1(text)) && button->isEnabled())
                button->click();
    };
    // That the bank is unreachable now says nothing about the first attempt.
    for (const auto kind : {client::FailureKind::NotSent, client::FailureKind::Unauthenticated}) {
        documents.failWith = failure(kind, client::FailureCause::CouldNotConnect);
        const auto before = documents.added.size();
        press("Ask again");
        QTRY_COMPARE(documents.added.size(), before + 1);
        QTRY_VERIFY(shown.says("It is not known whether the document was added."));
    }
    press("Add"); // nor is another one started under a new key
    QCOMPARE(files.openAsked, 1);
    QVERIFY(shown.says("It is not known whether the document was added."));
    documents.failWith.reset();
    press("Ask again");
    QTRY_VERIFY(shown.says("The document was added."));
    QCOMPARE(documents.added.size(), std::size_t(4));
    for (const auto& added : documents.added)
        QVERIFY(added.first == documents.added[0].first);
}

void DocumentsTest::aDocumentIsSavedUnderItsNameOnly()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    documents.stored = {FakeDocuments::sample("Passport")};
    FakeFiles files;
    QTemporaryDir folder;
    files.answer = folder.filePath(QStringLiteral("saved.txt"));
    DocumentsWindow shown;
    auto* panel = shown.show(new DocumentsPanel(bank, files, false, &shown.window));
    panel->setCustomer(CustomerId::make());
    PlainTable* table = nullptr;
    QTRY_VERIFY((table = named<PlainTable>(shown.window, "Documents of the customer"))); // once there is something
    QCOMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    DocumentsWindow::press(Qt::Key_Return);
    QTRY_VERIFY(shown.says("Saved as "));
    QCOMPARE(files.suggested, QStringList{QStringLiteral("passport.txt")});
    QFile saved(files.answer);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), QByteArray("as seen"));
    QVERIFY(!named<QLineEdit>(shown.window, "Title of the new document"));
}

void DocumentsTest::anyNameAFileMayHaveIsSentAsOneTheBankKeeps_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sent");
    const auto row = [](const char* what, const QString& name, const QString& sent) {
        QTest::newRow(what) << name << sent;
    };
    row("a time", QStringLiteral("Scan 2026-11-28 14:30.txt"), QStringLiteral("Scan 2026-11-28 14_30.txt"));
    row("a path of Windows", QStringLiteral("a\\b.txt"), QStringLiteral("a_b.txt"));
    row("long", QString(240, QLatin1Char('a')) + QStringLiteral(".txt"),
        QString(196, QLatin1Char('a')) + QStringLiteral(".txt"));
    row("long without an ending", QString(240, QLatin1Char('a')), QString(200, QLatin1Char('a')));
    row("a line break", QStringLiteral("a\nb.txt"), QStringLiteral("a b.txt"));
}

void DocumentsTest::anyNameAFileMayHaveIsSentAsOneTheBankKeeps()
{
    QFETCH(const QString, name);
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    QTemporaryDir folder;
    files.answer = folder.filePath(name);
    QFile scan(files.answer);
    QVERIFY(scan.open(QIODevice::WriteOnly) && scan.write("as seen") > 0);
    scan.close();
    DocumentsWindow shown;
    add(shown, bank, files);
    QTRY_COMPARE(documents.added.size(), std::size_t(1));
    QTEST(QString::fromStdString(documents.added[0].second.file.fileName), "sent");
}

void DocumentsTest::whatCannotBeReadToItsEndIsNotSent()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    FakeFiles files;
    // It opens, but reading at its beginning fails, as from a share that disappeared.
    files.answer = QStringLiteral("/proc/self/mem");
    DocumentsWindow shown;
    add(shown, bank, files);
    QTRY_VERIFY(shown.says("mem was not added: "));
    QVERIFY(documents.added.empty());
}

void DocumentsTest::thatThereAreNoneIsSaidOnlyOnceTheBankHasSaidSo()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    documents.listing = unreachable();
    FakeFiles files;
    DocumentsWindow shown;
    auto* panel = shown.show(new DocumentsPanel(bank, files, true, &shown.window));
    const CustomerId customer = CustomerId::make();
    panel->setCustomer(customer);
    QVERIFY(!shown.says("No documents yet."));
    QTRY_VERIFY(shown.says("The bank cannot be reached"));
    QVERIFY(!shown.says("No documents yet."));
    documents.listing.reset();
    panel->setCustomer(customer);
    QTRY_VERIFY(shown.says("No documents yet."));
    panel->setCustomer(CustomerId::make());
    QVERIFY(!shown.says("No documents yet.")); // nothing is known yet about the next one
}

void DocumentsTest::aListOfSeveralPagesIsShownWhole()
{
    FakeBank bank;
    FakeDocuments documents{bank};
    for (int i = 0; i < 250; ++i)
        documents.stored.push_back(FakeDocuments::sample("Page " + std::to_string(i)));
    documents.atOnce = 100;
    FakeFiles files;
    DocumentsWindow shown;
    auto* panel = shown.show(new DocumentsPanel(bank, files, false, &shown.window));
    const CustomerId customer = CustomerId::make();
    panel->setCustomer(customer);
    QTRY_COMPARE(shown.rowsOf("Documents of the customer"), 250);
    auto* table = named<PlainTable>(shown.window, "Documents of the customer");
    QCOMPARE(table->model()->index(249, 0).data().toString(), QStringLiteral("Page 249"));
    table->selectRow(200);
    documents.stored.erase(documents.stored.begin());
    panel->setCustomer(customer);
    QTRY_COMPARE(shown.rowsOf("Documents of the customer"), 249);
    QCOMPARE(table->currentRow(), 200);
}

COUNTERFOIL_QTEST(DocumentsTest)
#include "tst_documents.moc"
