// AuditTableModel with a trail of a hundred million events and searches that are answered in parts, late, stale or
// never.
#include "models/tables/AmountText.h"
#include "models/tables/AuditTableModel.h"
#include "models/tables/AuditText.h"
#include "models/tables/UnsealedTableModel.h"
#include "tests/models/AuditFakes.h"
#include "tests/qt/QtTests.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::tables;
using State = WindowedTableModel::State;

namespace {

constexpr std::int64_t kHundredMillion = 100'000'000;

contract::AuditQuery action(const char* name)
{
    contract::AuditQuery query;
    query.action = name;
    return query;
}

contract::AuditQuery search(const char* words)
{
    contract::AuditQuery query;
    query.search = words;
    return query;
}

struct AuditFixture
{
    explicit AuditFixture(std::int64_t events, bool answering = true)
        : trail(events)
        , model(fake, [](const client::CallFailure&) { return QStringLiteral("The bank is away."); })
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        if (answering)
            trail.serve(fake);
        model.setWindow(0, 20);
    }
    void show(const contract::AuditQuery& filter = {}) { model.show({filter, trail.sealed, trail.oldest}); }
    std::int64_t seqAt(qint64 position) const
    {
        const auto* row = model.rowAt(position);
        return row ? row->seq.value_or(-1) : -1;
    }
    //! Every row of the window is loaded and is the right event.
    bool isNumbered() const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (seqAt(model.topRow() + row) != model.range()->end - 1 - model.topRow() - row)
                return false;
        }
        return model.rowCount() > 0;
    }

    FakeTrail trail;
    FakeBank fake;
    AuditTableModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class AuditTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void beforeAListIsShownNothingIsAsked();
    void anyPlaceInAHundredMillionIsOneCallAway();
    void memoryStaysBoundedHoweverFarOneReads();
    void archivedEventsAreNotPartOfTheList();
    void whatIsSealedMeanwhileMovesNoRow();
    void whatIsNewComesWhenItIsWanted();
    void aSearchThatAnswersInPartsShowsEachPartAtOnce();
    void aSearchThatFindsNothingEndsEmpty();
    void aFilteredListIsReadToItsEnd();
    void aJumpIntoAFilteredListReadsWhatLiesBetween();
    void anAnswerForTheFilterBeforeIsDropped();
    void answersInAnyOrderFindTheirPlace();
    void aFailureIsToldAndRetried();
    void aMistakeInTheSearchIsToldAndNotAskedAgain();
    void aBankThatNeverMovesOnIsNotAskedForEver();
    void anEmptyTrailIsAnEmptyList();
    void cellsSayWhoWhatAndHowItEnded();
    void whatWaitsHasNoNumber();
    void aTransferIsNamedByItsAmount();
    void namesAreNeverRichText();
};

void AuditTableTest::beforeAListIsShownNothingIsAsked()
{
    AuditFixture f(10);
    QTest::qWait(20);
    QVERIFY(f.fake.calls<contract::ListAuditEvents>() == 0);
    QCOMPARE(f.model.state(), State::Loading);
}

void AuditTableTest::anyPlaceInAHundredMillionIsOneCallAway()
{
    AuditFixture f(kHundredMillion);
    f.show();
    QTRY_VERIFY(f.isNumbered());
    QCOMPARE(f.model.totalRows(), kHundredMillion);
    QVERIFY(f.model.totalIsExact());
    QCOMPARE(f.seqAt(0), kHundredMillion - 1);
    const int before = f.fake.calls<contract::ListAuditEvents>();
    f.model.setWindow(kHundredMillion - 20, 20);
    QTRY_VERIFY(f.isNumbered());
    QCOMPARE(f.seqAt(kHundredMillion - 1), 0);
    QVERIFY(f.fake.calls<contract::ListAuditEvents>() - before <= 3);
    QCOMPARE(f.model.positionOf(12'345), kHundredMillion - 1 - 12'345);
    QCOMPARE(f.model.positionOf(kHundredMillion), -1);
}

void AuditTableTest::memoryStaysBoundedHoweverFarOneReads()
{
    AuditFixture f(kHundredMillion);
    f.show();
    for (qint64 top = 0; top < kHundredMillion; top += 1'000'003) {
        f.model.setWindow(top, 20);
        QTRY_VERIFY(f.isNumbered());
    }
    QVERIFY(f.model.cachedPages() <= std::size_t(AuditTableModel::kMaxPages));
}

void AuditTableTest::archivedEventsAreNotPartOfTheList()
{
    AuditFixture f(1'000);
    f.trail.oldest = 930;
    f.show();
    QTRY_VERIFY(f.isNumbered());
    QCOMPARE(f.model.totalRows(), 70);
    QCOMPARE(f.model.positionOf(929), -1);
}

void AuditTableTest::whatIsSealedMeanwhileMovesNoRow()
{
    AuditFixture f(500);
    f.show();
    QTRY_VERIFY(f.isNumbered());
    f.trail.sealed = 512;
    f.model.setWindow(300, 20);
    QTRY_VERIFY(f.isNumbered());
    QCOMPARE(f.seqAt(300), 199);
    QCOMPARE(f.model.totalRows(), 500);
}

void AuditTableTest::whatIsNewComesWhenItIsWanted()
{
    AuditFixture f(500);
    f.show();
    QTRY_COMPARE(f.seqAt(0), 499);
    f.trail.sealed = 512;
    f.model.extend(512, 0);
    QCOMPARE(f.seqAt(0), 499); // Old rows stay until the new ones arrive.
    QTRY_COMPARE(f.seqAt(0), 511);
    QCOMPARE(f.model.totalRows(), 512);
}

void AuditTableTest::aSearchThatAnswersInPartsShowsEachPartAtOnce()
{
    AuditFixture f(100'000, false);
    f.trail.scanLimit = 1'000;
    f.show(search("every:900"));
    QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1);
    f.fake.answer<contract::ListAuditEvents>(f.trail.list(f.fake.asked<contract::ListAuditEvents>().back()));
    QVERIFY(f.model.isSearching());
    QCOMPARE(f.model.found(), 2);
    QCOMPARE(f.seqAt(0), 99'900);
    QVERIFY(!f.model.totalIsExact());
    f.trail.scanLimit = 100'000;
    f.trail.serve(f.fake);
    QTRY_VERIFY(f.model.totalRows() > 100);
    QCOMPARE(f.seqAt(99), 99'900 - 99 * 900);
    QTRY_VERIFY(f.model.totalIsExact());
    QCOMPARE(f.model.totalRows(), 112);
    QVERIFY(!f.model.isSearching());
}

void AuditTableTest::aSearchThatFindsNothingEndsEmpty()
{
    AuditFixture f(1'000);
    f.trail.scanLimit = 100;
    f.trail.oldest = 1;
    QSignalSpy moved(&f.model, &AuditTableModel::searchMoved);
    f.show(search("every:5000"));
    QTRY_COMPARE(f.model.state(), State::Empty);
    QCOMPARE(f.model.totalRows(), 0);
    QVERIFY(f.model.totalIsExact());
    QVERIFY(moved.size() >= 10); // Each part was announced.
}

void AuditTableTest::aFilteredListIsReadToItsEnd()
{
    AuditFixture f(7'000);
    f.trail.scanLimit = 250;
    f.show(action("transfer.refused"));
    for (qint64 top = 0; top < 980; top += 10) {
        // Like a user who scrolls: as far as rows are known, and on when more have arrived.
        const auto isThere = [&] {
            f.model.setWindow(top, 20);
            return f.model.topRow() == top && f.model.rowAt(top);
        };
        QTRY_VERIFY(isThere());
        QCOMPARE(f.seqAt(top), 6'995 - 7 * top);
    }
    QTRY_VERIFY(f.model.totalIsExact());
    QCOMPARE(f.model.totalRows(), 1'000);
}

void AuditTableTest::aJumpIntoAFilteredListReadsWhatLiesBetween()
{
    AuditFixture f(70'000);
    f.show(action("transfer.booked"));
    QTRY_VERIFY(f.model.rowAt(0));
    f.model.setWindow(100, 20);
    f.model.setWindow(101, 20);
    QTRY_VERIFY(f.model.rowAt(101));
    QCOMPARE(f.seqAt(101), 69'993 - 7 * 101);
}

void AuditTableTest::anAnswerForTheFilterBeforeIsDropped()
{
    AuditFixture f(500, false);
    f.show(action("transfer.booked"));
    QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1);
    const auto stale = f.fake.asked<contract::ListAuditEvents>().back();
    f.show(action("staff.changed"));
    QTRY_COMPARE(f.fake.calls<contract::ListAuditEvents>(), 2);
    f.fake.answer<contract::ListAuditEvents>(f.trail.list(stale));
    QCOMPARE(f.model.state(), State::Loading);
    f.fake.answer<contract::ListAuditEvents>(f.trail.list(f.fake.asked<contract::ListAuditEvents>().back()));
    QTRY_VERIFY(f.model.rowAt(0));
    QCOMPARE(f.model.rowAt(0)->action, std::string("staff.changed"));
}

void AuditTableTest::answersInAnyOrderFindTheirPlace()
{
    const FakeTrail trail(10'000);
    FakeBank fake;
    AuditTableModel model(fake, [](const client::CallFailure&) { return QString(); });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWindow(0, 20);
    model.show({{}, trail.sealed, 0});
    using List = contract::ListAuditEvents;
    QTRY_COMPARE(fake.waiting<List>(), 1);
    fake.answer<List>(trail.list(fake.asked<List>()[0]));
    model.setWindow(4'990, 20); // across two pages
    QTRY_COMPARE(fake.waiting<List>(), 2);
    fake.answerNewest<List>(trail.list(fake.asked<List>()[2]));
    fake.answer<List>(trail.list(fake.asked<List>()[1]));
    for (int row = 0; row < 20; ++row)
        QCOMPARE(model.rowAt(4'990 + row)->seq, std::optional(std::int64_t(9'999 - 4'990 - row)));
}

void AuditTableTest::aFailureIsToldAndRetried()
{
    AuditFixture f(1'000, false);
    f.show(action("transfer.booked"));
    QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1);
    f.fake.answer<contract::ListAuditEvents>(unreachable());
    QCOMPARE(f.model.errorText(), QStringLiteral("The bank is away."));
    f.trail.serve(f.fake);
    f.model.retry();
    QTRY_VERIFY(f.model.rowAt(0));
    QVERIFY(f.model.errorText().isEmpty());
}

void AuditTableTest::aMistakeInTheSearchIsToldAndNotAskedAgain()
{
    AuditFixture f(1'000, false);
    QSignalSpy mistaken(&f.model, &AuditTableModel::searchMistaken);
    f.show(search("colour:blue"));
    QTRY_COMPARE(f.fake.waiting<contract::ListAuditEvents>(), 1);
    f.fake.answer<contract::ListAuditEvents>(searchMistake("The trail cannot be searched by “colour:”."));
    QCOMPARE(mistaken.size(), 1);
    QCOMPARE(mistaken.front().front().value<client::CallFailure>().problem->errors.front().message,
             std::string("The trail cannot be searched by “colour:”."));
    QCOMPARE(f.model.state(), State::Empty);
    QTest::qWait(20);
    QCOMPARE(f.fake.calls<contract::ListAuditEvents>(), 1); // A retry would be equally wrong.
}

void AuditTableTest::aBankThatNeverMovesOnIsNotAskedForEver()
{
    AuditFixture f(1'000, false);
    f.fake.on<contract::ListAuditEvents>([](const contract::AuditQuery&) {
        FakeTrail::Rows page;
        page.more = true;
        page.lastKey = "1000";
        return page;
    });
    f.show(action("transfer.booked"));
    QTRY_COMPARE(f.model.state(), State::Empty);
    QVERIFY(f.fake.calls<contract::ListAuditEvents>() <= 3);
}

void AuditTableTest::anEmptyTrailIsAnEmptyList()
{
    AuditFixture f(0);
    f.show();
    QTRY_COMPARE(f.model.state(), State::Empty);
    QVERIFY(f.fake.calls<contract::ListAuditEvents>() == 0);
}

void AuditTableTest::cellsSayWhoWhatAndHowItEnded()
{
    AuditFixture f(10);
    f.show();
    QTRY_VERIFY(f.model.rowAt(0));
    const auto cell = [&](int row, int column, int role = Qt::DisplayRole) {
        return f.model.index(row, column).data(role);
    };
    // Number 9: a refused transfer of Jan Novák.
    QCOMPARE(cell(0, AuditCells::NumberColumn).toString(), QStringLiteral("9"));
    QCOMPARE(cell(0, AuditCells::ActorColumn).toString(), QStringLiteral("Jan Novák, Teller"));
    QCOMPARE(cell(0, AuditCells::ActionColumn).toString(), QStringLiteral("Transfer refused"));
    QCOMPARE(cell(0, AuditCells::ResultColumn).toString(), QStringLiteral("Refused"));
    QCOMPARE(cell(0, AuditCells::ResultColumn, AuditCells::ResultRole).toInt(), static_cast<int>(AuditResult::Refused));
    QVERIFY(cell(0, AuditCells::SubjectsColumn).toString().startsWith(QStringLiteral("Růžena Dvořáková · CZ65")));
    QVERIFY(cell(0, AuditCells::TimeColumn, Qt::ToolTipRole).toString().contains(QStringLiteral("Z")));
    // Number 7: the transfer itself has no name.
    QVERIFY(cell(2, AuditCells::SubjectsColumn).toString().startsWith(QStringLiteral("Transfer …")));
}

void AuditTableTest::whatWaitsHasNoNumber()
{
    UnsealedTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWindow(0, 20);
    model.setEvents({FakeTrail::waiting(0), FakeTrail::waiting(1)});
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, AuditCells::NumberColumn).data().toString(), QStringLiteral("Not sealed"));
    QVERIFY(model.index(0, AuditCells::NumberColumn).data(AuditCells::UnsealedRole).toBool());
    model.setEvents({});
    QTRY_COMPARE(model.rowCount(), 0);
}

void AuditTableTest::aTransferIsNamedByItsAmount()
{
    const std::string transfer = FakeTrail::transfer().toString();
    QCOMPARE(AuditText::subject({transfer, "1234.50 EUR"}), formatMoney(Money(123450, *Currency::parse("EUR")), {}));
    QCOMPARE(AuditText::subject({transfer, "1234.50"}), QStringLiteral("1234.50"));
    QCOMPARE(AuditText::subject({FakeTrail::customer().toString(), "1.00 EUR"}), QStringLiteral("1.00 EUR"));
}

void AuditTableTest::namesAreNeverRichText()
{
    contract::AuditRow row = FakeTrail::event(1);
    row.subjects = {{FakeTrail::customer().toString(), "<b>bold</b>"}};
    QCOMPARE(AuditCells::cell(row, AuditCells::SubjectsColumn, Qt::ToolTipRole).toString(),
             QStringLiteral("<span>&lt;b&gt;bold&lt;/b&gt;</span>"));
}

COUNTERFOIL_QTEST(AuditTableTest)
#include "tst_audit_table.moc"
