// Work that blocks on a disk or a print service runs on a worker: while none is free nothing has happened yet, and the
// window stays responsive.
#include "services/client/OnWorker.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/printing/ReceiptBanner.h"
#include "ui/signin/RecoveryCodesStep.h"

#include <QFile>
#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QSemaphore>
#include <QThreadPool>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! The pool has one thread, which is busy until released.
class BusyWorker
{
public:
    BusyWorker()
    {
        m_pool->setMaxThreadCount(1);
        m_pool->start([this] {
            m_begun.release();
            m_mayEnd.acquire();
        });
        m_begun.acquire();
    }
    ~BusyWorker()
    {
        letGo();
        m_pool->waitForDone();
        m_pool->setMaxThreadCount(m_usual);
    }

    void letGo() { m_mayEnd.release(); }

private:
    QThreadPool* m_pool = QThreadPool::globalInstance();
    int m_usual = m_pool->maxThreadCount();
    QSemaphore m_begun;
    QSemaphore m_mayEnd;
};

struct CodesShown : TestWindow
{
    CodesShown()
        : step(put(new RecoveryCodesStep(&window), {700, 500}))
    {
        step->setCodes({QStringLiteral("aaaa-bbbb"), QStringLiteral("cccc-dddd")});
        step->activate();
    }

    RecoveryCodesStep* step;
    QTemporaryDir folder;
};

} // namespace

class OnWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recoveryCodesArePrintedByAWorker();
    void recoveryCodesAreSavedByAWorker();
    void aReceiptIsPrintedByAWorker();
    void aReceiptIsSavedByAWorker();
    void whoeverAskedIsToldOnceAndInTheirThread();
    void nobodyIsToldWhoHasGone();
};

void OnWorkerTest::recoveryCodesArePrintedByAWorker()
{
    CodesShown shown;
    BusyWorker busy;
    const QString path = shown.folder.filePath(QStringLiteral("codes.pdf"));
    shown.named("&Print…")->click();
    auto* dialog = shown.step->findChild<QPrintDialog*>();
    QVERIFY(dialog);
    dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog->printer()->setOutputFileName(path);
    dialog->done(QDialog::Accepted);
    QTRY_VERIFY(shown.says("Being sent to the printer…"));
    QVERIFY(!QFile::exists(path));
    busy.letGo();
    QTRY_VERIFY(shown.says("Sent to the printer."));
    QVERIFY(QFile(path).size() > 0);
}

void OnWorkerTest::recoveryCodesAreSavedByAWorker()
{
    CodesShown shown;
    BusyWorker busy;
    const QString path = shown.folder.filePath(QStringLiteral("codes.txt"));
    shown.named("&Save as file…")->click();
    auto* dialog = shown.step->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    QVERIFY(!QFile::exists(path));
    QVERIFY(!shown.says("Saved in"));
    busy.letGo();
    QTRY_VERIFY(shown.says("Saved in"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("cccc-dddd"));
}

void OnWorkerTest::aReceiptIsPrintedByAWorker()
{
    QTemporaryDir folder;
    QFile service(folder.filePath(QStringLiteral("lp")));
    QVERIFY(service.open(QIODevice::WriteOnly));
    service.write("#!/bin/sh\ncat > \"$(dirname \"$0\")/printed.pdf\"\n");
    service.close();
    QVERIFY(service.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8() + ':' + path);
    FakeFiles files;
    ReceiptServices services{files, {}, {}, [] { return QStringLiteral("counter-3"); }};
    ReceiptBanner notice(services);
    {
        BusyWorker busy;
        notice.print(FakeTransfers::sample(1), false);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("printed.pdf"))));
        QVERIFY(notice.text().isEmpty());
        busy.letGo();
        QTRY_VERIFY(notice.text().contains(QLatin1String("on its way to counter-3")));
    }
    qputenv("PATH", path);
}

void OnWorkerTest::aReceiptIsSavedByAWorker()
{
    QTemporaryDir folder;
    FakeFiles files;
    files.answer = folder.filePath(QStringLiteral("receipt.pdf"));
    ReceiptServices services{files, {}, {}};
    ReceiptBanner notice(services);
    BusyWorker busy;
    notice.print(FakeTransfers::sample(1), false);
    QTRY_COMPARE(files.answered, 1);
    QVERIFY(!QFile::exists(files.answer));
    QVERIFY(notice.text().isEmpty());
    busy.letGo();
    QTRY_VERIFY(notice.text().contains(QLatin1String("The receipt was saved as")));
}

void OnWorkerTest::whoeverAskedIsToldOnceAndInTheirThread()
{
    QObject asker;
    QStringList told;
    const QThread* home = QThread::currentThread();
    for (const char* word : {"first", "second"}) {
        client::onWorker(
            &asker, [word, home] { return QThread::currentThread() == home ? QString() : QString::fromLatin1(word); },
            [&, home](const QString& result) {
                QCOMPARE(QThread::currentThread(), home);
                told += result;
            });
    }
    QTRY_COMPARE(told.size(), 2);
    QTest::qWait(20);
    told.sort();
    QCOMPARE(told, QStringList({QStringLiteral("first"), QStringLiteral("second")}));
}

void OnWorkerTest::nobodyIsToldWhoHasGone()
{
    bool isDone = false;
    bool isTold = false;
    {
        BusyWorker busy;
        QObject asker;
        client::onWorker(
            &asker, [&] { return isDone = true; }, [&](bool) { isTold = true; });
    }
    QVERIFY(isDone);
    QTest::qWait(20);
    QVERIFY(!isTold);
}

COUNTERFOIL_QTEST(OnWorkerTest)
#include "tst_on_worker.moc"
