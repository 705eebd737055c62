// CursorPagedModel with a bank that pages by cursor, changes during reading, fails, and ends early.
#include "models/tables/CursorPaged.h"
#include "tests/qt/QtTests.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace cf;
using namespace cf::tables;

namespace {

// The list at the bank: numbers, newest (largest) first; the cursor is the last number seen.
struct Bank
{
    std::vector<int> rows;
    bool counts = false;
    bool failing = false;
    bool silent = false;
    int calls = 0;

    explicit Bank(int size)
    {
        for (int i = size; i > 0; --i)
            rows.push_back(i);
    }

    contract::Page<int> page(const std::optional<std::string>& cursor, int limit) const
    {
        contract::Page<int> page;
        const int last = cursor ? std::stoi(*cursor) : 0;
        for (const int row : rows) {
            if (cursor && row >= last)
                continue;
            if (page.items.size() == static_cast<std::size_t>(limit)) {
                page.more = true;
                break;
            }
            page.items.push_back(row);
        }
        if (!page.items.empty())
            page.lastKey = std::to_string(page.items.back());
        page.count = static_cast<std::int64_t>(counts ? rows.size() : page.items.size() + (page.more ? 1 : 0));
        page.countExact = counts;
        return page;
    }
};

class CursorNumbersModel : public CursorPagedModel<int>
{
public:
    explicit CursorNumbersModel(Bank& bank)
        : CursorPagedModel<int>([](const client::CallFailure&) { return QStringLiteral("The bank is away."); })
        , m_bank(bank)
    {
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 1; }

protected:
    client::CallHandle callPage(const std::optional<std::string>& cursor, int limit,
                                client::Callback<contract::Page<int>> done) override
    {
        ++m_bank.calls;
        auto wanted = std::make_shared<bool>(true);
        if (!m_bank.silent)
            QTimer::singleShot(0, this, [this, cursor, limit, done = std::move(done), wanted] {
                if (!*wanted)
                    return;
                if (m_bank.failing)
                    done(client::CallFailure());
                else
                    done(m_bank.page(cursor, limit));
            });
        return {wanted, nullptr};
    }
    QVariant cell(const int& row, int /*column*/, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(row) : QVariant();
    }
    QString rowKey(const int& row) const override { return QString::number(row); }

private:
    Bank& m_bank;
};

struct TransferFixture
{
    explicit TransferFixture(int size)
        : bank(size)
        , model(bank)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }
    //! Every row of the window is loaded and is the right one.
    bool isRight()
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto position = static_cast<std::size_t>(model.topRow() + row);
            if (model.index(row, 0).data().toInt() != bank.rows.at(position))
                return false;
        }
        return model.rowCount() > 0;
    }

    Bank bank;
    CursorNumbersModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class CursorPagedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scrollingDownGoesFromCursorToCursorToTheEnd();
    void aCountedListCanBeJumpedThroughAndEveryRowIsRight();
    void anUncountedListGrowsAsItIsRead();
    void aVeryLongListCanBeScrolledOnlySoFarBeyondWhatWasSeen();
    void aNewRowOnTopNeverHidesAnother();
    void aJumpBehindTheRealEndIsPulledBack();
    void aFailureOnTheWayIsToldAndRetried();
    void memoryStaysBounded();
    void anotherListForgetsTheCursors();
    void aModelThatGoesWhileItAsksLeavesNothingBehind();
};

void CursorPagedTest::scrollingDownGoesFromCursorToCursorToTheEnd()
{
    TransferFixture f(450);
    f.model.setWindow(0, 20);
    for (int top = 0; top <= 430; top += 10) {
        f.model.setWindow(top, 20);
        QTRY_VERIFY(f.model.topRow() == top && f.isRight());
    }
    QCOMPARE(f.model.totalRows(), 450);
    QVERIFY(f.model.totalIsExact());
}

void CursorPagedTest::aCountedListCanBeJumpedThroughAndEveryRowIsRight()
{
    TransferFixture f(3'000);
    f.bank.counts = true;
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    QCOMPARE(f.model.totalRows(), 3'000);
    QVERIFY(f.model.totalIsExact());
    for (const int top : {2'980, 1'500, 0, 2'200}) {
        f.model.setWindow(top, 20);
        QTRY_VERIFY(f.isRight());
    }
    QCOMPARE(f.model.topRow(), 2'200);
}

void CursorPagedTest::anUncountedListGrowsAsItIsRead()
{
    TransferFixture f(350);
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    QVERIFY(!f.model.totalIsExact());
    QVERIFY(f.model.totalRows() > 100 && f.model.totalRows() < 350);
}

void CursorPagedTest::aVeryLongListCanBeScrolledOnlySoFarBeyondWhatWasSeen()
{
    TransferFixture f(50'000);
    f.bank.counts = true;
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    QVERIFY(!f.model.totalIsExact());
    QTRY_COMPARE(f.model.totalRows(), (CursorNumbersModel::kPagesAhead + 2) * CursorNumbersModel::kRowsPerPage);
    f.model.setWindow(49'000, 20);
    QTRY_VERIFY(f.isRight());
    QVERIFY(f.model.topRow() < 12'000);
}

void CursorPagedTest::aNewRowOnTopNeverHidesAnother()
{
    TransferFixture f(20'000);
    f.bank.counts = true;
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    // Far enough that the first page is dropped from memory, so that it must be fetched again.
    for (int top = 0; top < 8'000; top += 100) {
        f.model.setWindow(top, 20);
        QTRY_VERIFY(f.isRight());
    }
    f.bank.rows.insert(f.bank.rows.begin(), 20'001);
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    f.model.setWindow(90, 20);
    QTRY_VERIFY(f.isRight());
}

void CursorPagedTest::aJumpBehindTheRealEndIsPulledBack()
{
    TransferFixture f(3'000);
    f.bank.counts = true;
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    f.bank.rows.resize(150);
    f.model.setWindow(2'900, 20);
    QTRY_VERIFY(f.model.topRow() < 200);
    f.model.refresh();
    QTRY_COMPARE(f.model.totalRows(), 150);
    QTRY_VERIFY(f.isRight());
}

void CursorPagedTest::aFailureOnTheWayIsToldAndRetried()
{
    TransferFixture f(3'000);
    f.bank.counts = true;
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    f.bank.failing = true;
    f.model.setWindow(2'500, 20);
    QTRY_COMPARE(f.model.errorText(), QStringLiteral("The bank is away."));
    f.bank.failing = false;
    f.model.retry();
    QTRY_VERIFY(f.isRight());
    QCOMPARE(f.model.topRow(), 2'500);
}

void CursorPagedTest::memoryStaysBounded()
{
    TransferFixture f(30'000);
    f.bank.counts = true;
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    for (const int top : {9'000, 18'000, 27'000}) {
        f.model.setWindow(top, 20);
        QTRY_VERIFY(f.model.topRow() == top && f.isRight());
    }
    QVERIFY(f.model.cachedPages() <= std::size_t(CursorNumbersModel::kMaxPages));
}

void CursorPagedTest::anotherListForgetsTheCursors()
{
    TransferFixture f(1'000);
    f.bank.counts = true;
    f.model.setWindow(800, 20);
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    f.bank.silent = true;
    f.model.refresh();
    QTest::qWait(1);
    f.bank.silent = false;
    f.bank.rows = Bank(500).rows;
    for (int& row : f.bank.rows)
        row += 7'000;
    f.model.reset();
    f.model.setWindow(0, 20);
    QTRY_VERIFY(f.isRight());
    f.model.setWindow(480, 20);
    QTRY_VERIFY(f.isRight());
    QCOMPARE(f.model.topRow(), 480);
}

void CursorPagedTest::aModelThatGoesWhileItAsksLeavesNothingBehind()
{
    Bank bank(500);
    {
        CursorNumbersModel model(bank);
        bank.silent = true;
        model.setWindow(0, 20);
        QTRY_COMPARE(bank.calls, 1);
    }
    QTest::qWait(1);
    QCOMPARE(bank.calls, 1);
}

COUNTERFOIL_QTEST(CursorPagedTest)
#include "tst_transfer_cursor_paged.moc"
