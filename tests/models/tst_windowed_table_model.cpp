// WindowedTableModel with a source that answers late, out of order, wrongly, never, or after the model is gone.
#include "models/tables/WindowedTableModel.h"
#include "tests/qt/QtTests.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <memory>

using namespace cf::tables;

namespace {

struct Row
{
    qint64 number;
    QString version;
};

struct Request
{
    qint64 position;
    int limit;
    TypedWindowedModel<Row>::Callback done;
};

// Stands in for the bank; answered by hand.
struct Source
{
    std::deque<Request> waiting;
    QList<qint64> asked;
    qint64 total = 0;
    bool exact = true;
    QString version = QStringLiteral("v1");

    void answer(const Request& request) const
    {
        FetchedPage<Row> page{{}, total, exact};
        for (qint64 i = request.position; i < std::min(total, request.position + request.limit); ++i)
            page.rows.push_back(Row{i, version});
        if (!exact)
            page.totalRows = 0;
        request.done(page);
    }

    void answerAll()
    {
        // Each turn of the event loop delivers the requests that answers caused.
        for (int idle = 0; idle < 3; ++idle) {
            QTest::qWait(1);
            while (!waiting.empty()) {
                idle = 0;
                const Request request = std::move(waiting.front());
                waiting.pop_front();
                answer(request);
            }
        }
    }
};

class NumbersModel : public TypedWindowedModel<Row>
{
public:
    explicit NumbersModel(std::shared_ptr<Source> source)
        : m_source(std::move(source))
    {
    }

    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 2; }

protected:
    void fetchPage(qint64 position, int limit, Callback done) override
    {
        m_source->asked.append(position);
        m_source->waiting.push_back({position, limit, std::move(done)});
    }

    QVariant cell(const Row& row, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QVariant(row.number) : QVariant(row.version);
    }

    QString rowKey(const Row& row) const override { return QString::number(row.number); }

private:
    std::shared_ptr<Source> m_source;
};

// The model as in RemoteTableView, under Qt's own model tester.
struct WindowFixture
{
    explicit WindowFixture(qint64 total)
        : source(std::make_shared<Source>())
    {
        source->total = total;
        model = std::make_unique<NumbersModel>(source);
        tester = std::make_unique<QAbstractItemModelTester>(model.get(),
                                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    qint64 shown(int row) const { return model->index(row, 0).data().toLongLong(); }
    bool loaded(int row) const { return model->index(row, 0).data(WindowedTableModel::LoadedRole).toBool(); }

    std::shared_ptr<Source> source;
    std::unique_ptr<NumbersModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

} // namespace

class WindowedTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsFetchedBeforeThereIsAWindow();
    void anEmptyListIsSaidToBeEmpty();
    void placeholdersStandUntilThePageArrives();
    void jumpingToTheEndOfAHundredMillionRowsAsksForTheEndOnly();
    void draggingOverTheWholeListAsksOnlyWhereItStops();
    void memoryStaysBoundedHoweverFarOneScrolls();
    void theNeighboursOfTheWindowArePrefetched();
    void aFailureIsToldAndRetried();
    void aFailureOutOfSightIsNotTold();
    void refreshShowsTheOldRowsUntilTheNewOnesArrive();
    void anAnswerFromBeforeARefreshIsDropped();
    void aSlowBankIsNotFlooded();
    void resetForgetsTheOldList();
    void aSecondAnswerToTheSameRequestIsIgnored();
    void anAnswerAfterTheModelIsGoneIsDropped();
    void anUnknownTotalGrowsUntilTheEndIsSeen();
    void aListThatShrankPullsTheWindowBack();
    void keysAreThoseOfAbsolutePositions();
};

void WindowedTableModelTest::nothingIsFetchedBeforeThereIsAWindow()
{
    WindowFixture f(10);
    f.source->answerAll();
    QVERIFY(f.source->asked.isEmpty());
    QCOMPARE(f.model->state(), WindowedTableModel::State::Loading);
}

void WindowedTableModelTest::anEmptyListIsSaidToBeEmpty()
{
    WindowFixture f(0);
    QSignalSpy states(f.model.get(), &WindowedTableModel::stateChanged);
    f.model->setWindow(0, 20);
    f.source->answerAll();
    QCOMPARE(f.model->rowCount(), 0);
    QCOMPARE(f.model->state(), WindowedTableModel::State::Empty);
    QCOMPARE(states.count(), 1);
}

void WindowedTableModelTest::placeholdersStandUntilThePageArrives()
{
    WindowFixture f(1000);
    f.model->setWindow(0, 20);
    f.source->answerAll();
    f.model->setWindow(500, 20);
    QCOMPARE(f.model->rowCount(), 20);
    QVERIFY(!f.loaded(0));
    QVERIFY(!f.model->index(0, 0).data().isValid());
    QSignalSpy arrived(f.model.get(), &WindowedTableModel::rowsArrived);
    f.source->answerAll();
    QVERIFY(f.loaded(0));
    QCOMPARE(f.shown(0), 500);
    QCOMPARE(f.shown(19), 519);
    QCOMPARE(arrived.count(), 1);
}

void WindowedTableModelTest::jumpingToTheEndOfAHundredMillionRowsAsksForTheEndOnly()
{
    WindowFixture f(100'000'000);
    f.model->setWindow(0, 40);
    f.source->answerAll();
    f.source->asked.clear();
    f.model->setWindow(100'000'000 - 40, 40);
    f.source->answerAll();
    QCOMPARE(f.shown(39), 99'999'999);
    QCOMPARE(f.source->asked, (QList<qint64>{99'999'900, 99'999'800}));
}

void WindowedTableModelTest::draggingOverTheWholeListAsksOnlyWhereItStops()
{
    WindowFixture f(1'000'000);
    f.model->setWindow(0, 40);
    f.source->answerAll();
    f.source->asked.clear();
    for (qint64 top = 0; top <= 900'000; top += 1000)
        f.model->setWindow(top, 40);
    f.source->answerAll();
    QCOMPARE(f.source->asked, (QList<qint64>{900'000, 900'100, 899'900}));
}

void WindowedTableModelTest::memoryStaysBoundedHoweverFarOneScrolls()
{
    WindowFixture f(100'000'000);
    f.model->setWindow(0, 200);
    f.source->answerAll();
    for (int i = 0; i < 100; ++i) {
        f.model->setWindow(i * 1'000'000LL, 200);
        QTest::qWait(0);
        f.source->answerAll();
    }
    QCOMPARE(f.model->cachedPages(), std::size_t(WindowedTableModel::kMaxPages));
    QCOMPARE(f.model->rowCount(), 200);
    QVERIFY(f.loaded(0) && f.loaded(199));
}

void WindowedTableModelTest::theNeighboursOfTheWindowArePrefetched()
{
    WindowFixture f(1000);
    f.model->setWindow(0, 20);
    f.source->answerAll();
    QCOMPARE(f.source->asked, (QList<qint64>{0, 100}));
}

void WindowedTableModelTest::aFailureIsToldAndRetried()
{
    WindowFixture f(1000);
    f.model->setWindow(0, 20);
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    f.source->waiting.front().done(QStringLiteral("The bank does not answer."));
    f.source->waiting.pop_front();
    QCOMPARE(f.model->state(), WindowedTableModel::State::Failed);
    QCOMPARE(f.model->errorText(), QStringLiteral("The bank does not answer."));
    QTest::qWait(20);
    QVERIFY(f.source->waiting.empty());
    f.model->retry();
    f.source->answerAll();
    QCOMPARE(f.model->state(), WindowedTableModel::State::Ready);
    QVERIFY(f.loaded(0));
}

void WindowedTableModelTest::aFailureOutOfSightIsNotTold()
{
    WindowFixture f(1000);
    f.model->setWindow(0, 20);
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    f.source->answer(f.source->waiting.front());
    f.source->waiting.pop_front();
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    f.source->waiting.front().done(QStringLiteral("Lost."));
    f.source->waiting.pop_front();
    QCOMPARE(f.model->state(), WindowedTableModel::State::Ready);
    f.model->setWindow(100, 20);
    f.source->answerAll();
    QCOMPARE(f.shown(0), 100);
}

void WindowedTableModelTest::refreshShowsTheOldRowsUntilTheNewOnesArrive()
{
    WindowFixture f(50);
    f.model->setWindow(0, 20);
    f.source->answerAll();
    f.source->version = QStringLiteral("v2");
    f.model->refresh();
    QCOMPARE(f.model->index(0, 1).data().toString(), QStringLiteral("v1"));
    f.source->answerAll();
    QCOMPARE(f.model->index(0, 1).data().toString(), QStringLiteral("v2"));
}

void WindowedTableModelTest::anAnswerFromBeforeARefreshIsDropped()
{
    WindowFixture f(50);
    f.model->setWindow(0, 20);
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    const Request old = f.source->waiting.front();
    f.source->waiting.clear();
    f.model->refresh();
    f.source->answer(old);
    QCOMPARE(f.model->rowCount(), 0);
    // Nor while the new request for the same page is pending.
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    f.source->answer(old);
    QCOMPARE(f.model->rowCount(), 0);
    f.source->version = QStringLiteral("v2");
    f.source->answerAll();
    f.source->version = QStringLiteral("v1");
    f.source->answer(old);
    QCOMPARE(f.model->index(0, 1).data().toString(), QStringLiteral("v2"));
}

void WindowedTableModelTest::aSlowBankIsNotFlooded()
{
    WindowFixture f(1'000'000);
    f.model->setWindow(0, 40);
    f.source->answerAll();
    for (int i = 1; i <= 20; ++i) {
        f.model->setWindow(i * 10'000, 40);
        QTest::qWait(1);
    }
    QCOMPARE(f.source->waiting.size(), std::size_t(WindowedTableModel::kMaxRequests));
    f.source->answerAll();
    QCOMPARE(f.shown(0), 200'000);
    QVERIFY(!f.source->asked.contains(100'000));
}

void WindowedTableModelTest::resetForgetsTheOldList()
{
    WindowFixture f(1000);
    f.model->setWindow(0, 20);
    f.source->answerAll();
    f.model->setWindow(700, 20);
    f.source->answerAll();
    f.source->total = 3;
    f.model->reset();
    QCOMPARE(f.model->rowCount(), 0);
    QCOMPARE(f.model->topRow(), 0);
    QCOMPARE(f.model->state(), WindowedTableModel::State::Loading);
    f.source->answerAll();
    QCOMPARE(f.model->rowCount(), 3);
}

void WindowedTableModelTest::aSecondAnswerToTheSameRequestIsIgnored()
{
    WindowFixture f(10);
    f.model->setWindow(0, 20);
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    const Request request = f.source->waiting.front();
    f.source->answerAll();
    request.done(QStringLiteral("Too late."));
    QCOMPARE(f.model->state(), WindowedTableModel::State::Ready);
}

void WindowedTableModelTest::anAnswerAfterTheModelIsGoneIsDropped()
{
    WindowFixture f(10);
    f.model->setWindow(0, 20);
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    f.tester.reset();
    f.model.reset();
    f.source->answer(f.source->waiting.front());
}

void WindowedTableModelTest::anUnknownTotalGrowsUntilTheEndIsSeen()
{
    WindowFixture f(250);
    f.source->exact = false;
    f.model->setWindow(0, 20);
    QTRY_COMPARE(f.source->waiting.size(), std::size_t(1));
    f.source->answer(f.source->waiting.front());
    f.source->waiting.pop_front();
    QCOMPARE(f.model->totalRows(), 101);
    QVERIFY(!f.model->totalIsExact());
    f.source->answerAll();
    f.model->setWindow(190, 20);
    f.source->answerAll();
    QCOMPARE(f.model->totalRows(), 250);
    QVERIFY(f.model->totalIsExact());
    QCOMPARE(f.shown(10), 200);
}

void WindowedTableModelTest::aListThatShrankPullsTheWindowBack()
{
    WindowFixture f(1000);
    f.model->setWindow(0, 20);
    f.source->answerAll();
    f.model->setWindow(980, 20);
    f.source->answerAll();
    f.source->total = 500;
    f.model->refresh();
    f.source->answerAll();
    QCOMPARE(f.model->totalRows(), 500);
    QVERIFY(f.model->topRow() < 500);
    QVERIFY(f.loaded(0));
}

void WindowedTableModelTest::keysAreThoseOfAbsolutePositions()
{
    WindowFixture f(1000);
    f.model->setWindow(300, 20);
    f.source->answerAll();
    f.model->setWindow(300, 20);
    f.source->answerAll();
    QCOMPARE(f.model->keyAt(f.model->topRow()), QStringLiteral("300"));
    QVERIFY(f.model->keyAt(900).isEmpty());
}

COUNTERFOIL_QTEST(WindowedTableModelTest)
#include "tst_windowed_table_model.moc"
