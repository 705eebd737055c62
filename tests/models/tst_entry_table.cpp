// EntryTableModel: entries by 64-bit position, of one account at a time, even if answers arrive late.
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/DateText.h"
#include "models/tables/EntryTableModel.h"
#include "tests/models/CzechBank.h"
#include "tests/qt/QtTests.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::tables;
using State = WindowedTableModel::State;

namespace {

struct EntryFixture
{
    EntryFixture()
        : model(fake, [](const client::CallFailure&) { return QStringLiteral("The bank is away."); })
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        model.setWindow(0, 20);
    }
    void answerAtOnce(std::int64_t total)
    {
        fake.on<contract::ListEntries>(
            [total](const contract::EntriesQuery& query) { return CzechBank::entries(query, total); });
    }
    QString cell(int row, int column, int role = Qt::DisplayRole)
    {
        return model.index(row, column).data(role).toString();
    }

    FakeBank fake;
    EntryTableModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class EntryTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void withoutAnAccountNothingIsAsked();
    void theNewestEntryIsOnTop();
    void aPlaceFarBeyond32BitsIsOneCallAway();
    void amountsTellTheirSignInWordsAndColour();
    void anotherAccountsLateAnswerIsDropped();
    void anEntryKeepsItsKeyWhenNewOnesCome();
    void noEntriesIsAnEmptyList();
    void aFailureCanBeRetried();
    void aCopiedEntryIsNumbersAndTextToASpreadsheet();
    void memosAreNeverRichText();
};

void EntryTableTest::withoutAnAccountNothingIsAsked()
{
    EntryFixture f;
    QTRY_COMPARE(f.model.state(), State::Empty);
    QVERIFY(f.fake.calls<contract::ListEntries>() == 0);
}

void EntryTableTest::theNewestEntryIsOnTop()
{
    EntryFixture f;
    f.answerAtOnce(250);
    const AccountId account = AccountId::make();
    f.model.setAccount(account);
    QTRY_COMPARE(f.model.state(), State::Ready);
    QCOMPARE(f.fake.asked<contract::ListEntries>().front().accountId, account);
    QCOMPARE(f.model.totalRows(), 250);
    QCOMPARE(f.cell(0, EntryTableModel::NumberColumn), QStringLiteral("250"));
    QCOMPARE(f.cell(1, EntryTableModel::NumberColumn), QStringLiteral("249"));
}

void EntryTableTest::aPlaceFarBeyond32BitsIsOneCallAway()
{
    constexpr std::int64_t total = 100'000'000'000;
    EntryFixture f;
    f.answerAtOnce(total);
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.model.totalRows(), total);
    const int before = f.fake.calls<contract::ListEntries>();
    f.model.setWindow(total - 20, 20);
    QTRY_VERIFY(f.model.rowAt(total - 1));
    QCOMPARE(f.model.rowAt(total - 1)->number, 1);
    QVERIFY(f.fake.calls<contract::ListEntries>() - before <= 3);
}

void EntryTableTest::amountsTellTheirSignInWordsAndColour()
{
    EntryFixture f;
    f.fake.on<contract::ListEntries>([](const contract::EntriesQuery&) {
        contract::Page<contract::Entry> page;
        page.items = {CzechBank::entry(2), CzechBank::entry(1)};
        page.items[0].amount = CzechBank::crowns(123'450);
        page.items[0].balanceAfter = CzechBank::crowns(-50);
        page.items[1].amount = CzechBank::crowns(-123'450);
        page.items[1].balanceAfter = CzechBank::crowns(50);
        page.count = 2;
        return page;
    });
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.model.state(), State::Ready);
    QCOMPARE(f.cell(0, EntryTableModel::AmountColumn), QStringLiteral("+1\u202F234,50\u00A0CZK"));
    QCOMPARE(f.cell(1, EntryTableModel::AmountColumn), QStringLiteral("\u22121\u202F234,50\u00A0CZK"));
    QCOMPARE(f.cell(0, EntryTableModel::AmountColumn, SignRole), QStringLiteral("1"));
    QCOMPARE(f.cell(1, EntryTableModel::AmountColumn, SignRole), QStringLiteral("-1"));
    QCOMPARE(f.cell(1, EntryTableModel::AmountColumn, Qt::AccessibleTextRole),
             QStringLiteral("Debit of 1\u202F234,50\u00A0CZK"));
    QCOMPARE(f.cell(0, EntryTableModel::BalanceColumn, SignRole), QStringLiteral("-1"));
    QCOMPARE(f.cell(1, EntryTableModel::BalanceColumn, SignRole), QStringLiteral("0"));
    QCOMPARE(f.cell(0, EntryTableModel::BookingDateColumn, Qt::ToolTipRole), QStringLiteral("1994-03-03"));
}

void EntryTableTest::anotherAccountsLateAnswerIsDropped()
{
    EntryFixture f;
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.fake.waiting<contract::ListEntries>(), 1);
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.fake.calls<contract::ListEntries>(), 2);
    f.fake.answer<contract::ListEntries>(CzechBank::entries(f.fake.asked<contract::ListEntries>()[0], 7));
    QCOMPARE(f.model.state(), State::Loading);
    f.fake.answer<contract::ListEntries>(CzechBank::entries(f.fake.asked<contract::ListEntries>()[1], 9));
    QCOMPARE(f.model.totalRows(), 9);
}

void EntryTableTest::anEntryKeepsItsKeyWhenNewOnesCome()
{
    EntryFixture f;
    f.answerAtOnce(50);
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.model.keyAt(4), QStringLiteral("46"));
    f.answerAtOnce(51);
    f.model.refresh();
    QCOMPARE(f.model.keyAt(4), QStringLiteral("46")); // Old rows stay until the new ones arrive.
    QTRY_COMPARE(f.model.keyAt(5), QStringLiteral("46"));
}

void EntryTableTest::noEntriesIsAnEmptyList()
{
    EntryFixture f;
    f.answerAtOnce(0);
    f.model.setAccount(AccountId::make());
    QTRY_VERIFY(f.fake.calls<contract::ListEntries>() > 0);
    QTRY_COMPARE(f.model.state(), State::Empty);
}

void EntryTableTest::aFailureCanBeRetried()
{
    EntryFixture f;
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.fake.waiting<contract::ListEntries>(), 1);
    f.fake.answer<contract::ListEntries>(unreachable());
    QCOMPARE(f.model.errorText(), QStringLiteral("The bank is away."));
    f.answerAtOnce(3);
    f.model.retry();
    QTRY_COMPARE(f.model.totalRows(), 3);
}

void EntryTableTest::aCopiedEntryIsNumbersAndTextToASpreadsheet()
{
    EntryFixture f;
    f.fake.on<contract::ListEntries>([](const contract::EntriesQuery&) {
        contract::Page<contract::Entry> page;
        page.items = {CzechBank::entry(1'234)};
        contract::Entry& entry = page.items[0];
        entry.number = 1'234;
        entry.amount = CzechBank::crowns(-123'450);
        entry.balanceAfter = CzechBank::crowns(123'456'750);
        entry.counterpartyName = "Jana\tNováková";
        entry.memo = "=1+1";
        page.count = 1;
        return page;
    });
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.model.state(), State::Ready);
    const contract::Entry entry = CzechBank::entry(1'234);
    const QString days = isoDate(entry.bookingDate) + QLatin1Char('\t') + isoDate(entry.valueDate);
    const QString text = QStringLiteral("1234\t%1\tJana Nováková\t'=1+1\t-1234,50\tCZK\t1234567,50\tCZK").arg(days);
    QCOMPARE(copiedRow(f.model, 0), text);
    // The decimal sign of the region, which its spreadsheets expect.
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY(copiedRow(f.model, 0).endsWith(QLatin1String("\t-1234.50\tCZK\t1234567.50\tCZK")));
    QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
}

void EntryTableTest::memosAreNeverRichText()
{
    EntryFixture f;
    f.fake.on<contract::ListEntries>([](const contract::EntriesQuery&) {
        contract::Page<contract::Entry> page;
        page.items = {CzechBank::entry(1)};
        page.items[0].memo = "<b>bold</b>";
        page.count = 1;
        return page;
    });
    f.model.setAccount(AccountId::make());
    QTRY_COMPARE(f.model.state(), State::Ready);
    QCOMPARE(f.cell(0, EntryTableModel::MemoColumn, Qt::ToolTipRole),
             QStringLiteral("<span>&lt;b&gt;bold&lt;/b&gt;</span>"));
}

COUNTERFOIL_QTEST(EntryTableTest)
#include "tst_entry_table.moc"
