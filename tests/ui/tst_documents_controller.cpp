// Outcomes of adding documents, without a screen.
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "ui/documents/DocumentsController.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

struct AddingDocument
{
    AddingDocument()
    {
        QFile file(path);
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write("as seen") > 0); }();
        QObject::connect(&controller, &DocumentsController::reported, &controller,
                         [this](const DocumentsController::UploadReport& each) { reports.push_back(each); });
        controller.show(customer);
    }
    int sent() const { return bank.calls<contract::AddDocument>(); }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("scan.txt"));
    FakeBank bank;
    DocumentsController controller{bank};
    CustomerId customer = CustomerId::make();
    std::vector<DocumentsController::UploadReport> reports;
};

} // namespace

class DocumentsControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostAnswerLeavesTheOrderAndItsKey();
    void whatIsRefusedIsOver();
    void itIsToldWhicheverCustomerIsShownByThen();
    void twoOfOneCustomerAreNotOnTheirWayAtOnce();
    void aListIsToldOnceItIsWhole();
};

void DocumentsControllerTest::aLostAnswerLeavesTheOrderAndItsKey()
{
    AddingDocument desk;
    desk.controller.add(desk.path, desk.customer, QStringLiteral("Passport"));
    QVERIFY(desk.controller.upload() && desk.controller.upload()->inFlight);
    QTRY_COMPARE(desk.sent(), 1);
    const Uuid key = *desk.bank.options<contract::AddDocument>().key;
    desk.bank.answer<contract::AddDocument>(lost());
    QVERIFY(desk.controller.upload() && desk.controller.upload()->inDoubt && !desk.controller.upload()->inFlight);
    QCOMPARE(desk.reports.size(), std::size_t(1));
    desk.controller.sendAgain();
    QCOMPARE(desk.sent(), 2);
    QVERIFY(desk.bank.options<contract::AddDocument>().key == key);
    // A busy bank does not report the outcome of the first attempt.
    desk.bank.answer<contract::AddDocument>(refusal(contract::ErrorCode::Unavailable));
    QVERIFY(desk.controller.upload() && desk.controller.upload()->inDoubt);
    desk.controller.sendAgain();
    desk.bank.answer<contract::AddDocument>(contract::Document{});
    QVERIFY(!desk.controller.upload());
    QCOMPARE(desk.reports.back().tone, Tone::Success);
}

void DocumentsControllerTest::whatIsRefusedIsOver()
{
    AddingDocument desk;
    desk.controller.add(desk.path, desk.customer, QStringLiteral("Passport"));
    QTRY_COMPARE(desk.sent(), 1);
    desk.bank.answer<contract::AddDocument>(refusal(contract::ErrorCode::UnsupportedMediaType));
    QVERIFY(!desk.controller.upload());
    QCOMPARE(desk.reports.back().tone, Tone::Warning);
    QVERIFY(!desk.reports.back().here.isEmpty());
}

void DocumentsControllerTest::itIsToldWhicheverCustomerIsShownByThen()
{
    AddingDocument desk;
    const QSignalSpy added(&desk.controller, &DocumentsController::added);
    desk.controller.add(desk.path, desk.customer, QStringLiteral("Passport"));
    QTRY_COMPARE(desk.sent(), 1);
    desk.controller.show(CustomerId::make());
    QVERIFY(!desk.controller.upload());
    QCOMPARE(desk.controller.titlesInFlight(), QStringList(QStringLiteral("Passport")));
    desk.bank.answer<contract::AddDocument>(contract::Document{});
    QCOMPARE(desk.reports.size(), std::size_t(1));
    QVERIFY(desk.reports.front().upload.document.customerId == desk.customer);
    QCOMPARE(added.size(), 0);
    QVERIFY(desk.controller.titlesInFlight().isEmpty());
}

void DocumentsControllerTest::twoOfOneCustomerAreNotOnTheirWayAtOnce()
{
    AddingDocument desk;
    desk.controller.add(desk.path, desk.customer, QStringLiteral("Passport"));
    desk.controller.add(desk.path, desk.customer, QStringLiteral("Contract"));
    QTRY_COMPARE(desk.sent(), 1);
    QTest::qWait(20);
    QCOMPARE(desk.sent(), 1);
    QCOMPARE(desk.controller.titlesInFlight(), QStringList(QStringLiteral("Passport")));
}

void DocumentsControllerTest::aListIsToldOnceItIsWhole()
{
    AddingDocument desk;
    std::size_t listed = 0;
    int times = 0;
    connect(&desk.controller, &DocumentsController::listed, this, [&](const std::vector<contract::Document>& all) {
        listed = all.size();
        ++times;
    });
    contract::Page<contract::Document> page;
    page.items.resize(2);
    page.more = true;
    page.lastKey = "second";
    desk.bank.answer<contract::ListDocuments>(page);
    QCOMPARE(times, 0);
    QCOMPARE(desk.bank.asked<contract::ListDocuments>().back().cursor.value_or(std::string()), std::string("second"));
    page.more = false;
    desk.bank.answer<contract::ListDocuments>(page);
    QCOMPARE(times, 1);
    QCOMPARE(listed, std::size_t(4));
}

COUNTERFOIL_QTEST(DocumentsControllerTest)
#include "tst_documents_controller.moc"
