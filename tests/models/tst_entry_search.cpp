// Finding entries of an account: what is typed becomes conditions, and the list of matches is whole pages although the
// bank answers short ones.
#include "models/tables/DateText.h"
#include "models/tables/EntrySearchText.h"
#include "models/tables/FoundEntryTableModel.h"
#include "tests/models/CzechBank.h"
#include "tests/qt/QtTests.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::tables;

namespace {

const AccountId kAccount = AccountId::make();

Outcome<contract::EntrySearch, QString> read(const char* text)
{
    return readEntrySearch(QString::fromUtf8(text), kAccount, *Currency::parse("CZK"),
                           QLocale(QStringLiteral("cs_CZ")));
}

std::string day(const std::optional<Date>& date)
{
    return date ? toString(*date) : std::string();
}

//! Every second one of its entries matches, and it examines forty of them a call.
class ReluctantBank : public FakeBank
{
public:
    explicit ReluctantBank(std::int64_t entries)
    {
        on<contract::FindEntries>([entries](const contract::EntrySearch& search) {
            const std::int64_t end = search.cursor ? std::stoll(*search.cursor) : entries + 1;
            const std::int64_t lowest = std::max<std::int64_t>(1, end - 40);
            contract::Page<contract::Entry> page;
            std::int64_t examined = lowest;
            for (std::int64_t number = end - 1; number >= lowest; --number) {
                if (number % 2 != 0)
                    continue;
                page.items.push_back({});
                page.items.back().number = number;
                page.items.back().amount = CzechBank::crowns(number);
                page.items.back().balanceAfter = CzechBank::crowns(number);
                if (page.items.size() == static_cast<std::size_t>(*search.limit)) {
                    examined = number;
                    break;
                }
            }
            page.more = examined > 1;
            page.lastKey = std::to_string(examined);
            page.count = static_cast<std::int64_t>(page.items.size()) + (page.more ? 1 : 0);
            page.countExact = !page.more && !search.cursor;
            return page;
        });
    }
};

} // namespace

class EntrySearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAmountsAndDaysAreToldApart();
    void amountsAreExactOrRanges();
    void whatMayBePartOfANumberIsAWord();
    void pastedAmountsAreRead();
    void recentDaysHaveWords();
    void whatCannotBeReadIsSaid();
    void shortAnswersBecomeWholePages();
    void theLastPageEndsTheList();
    void withoutASearchNothingIsAsked();
};

void EntrySearchTest::wordsAmountsAndDaysAreToldApart()
{
    const auto search = read("  nájem 1234,50 byt from:2026-01-01 to:31.1.2026 ");
    QVERIFY(search.ok());
    QVERIFY(search->accountId == kAccount);
    QCOMPARE(std::string(*search->text), std::string("nájem byt"));
    QCOMPARE(search->leastMinorUnits, std::optional<std::int64_t>(123'450));
    QCOMPARE(search->mostMinorUnits, std::optional<std::int64_t>(123'450));
    QCOMPARE(day(search->from), std::string("2026-01-01"));
    QCOMPARE(day(search->to), std::string("2026-01-31"));
    const auto one = read("5.3.2026");
    QVERIFY(one.ok() && !one->text);
    QCOMPARE(day(one->from), std::string("2026-03-05"));
    QCOMPARE(day(one->to), std::string("2026-03-05"));
}

void EntrySearchTest::amountsAreExactOrRanges()
{
    const auto range = [](const char* text) {
        const auto search = read(text);
        return search.ok() ? std::pair(search->leastMinorUnits, search->mostMinorUnits)
                           : std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>(-1, -1);
    };
    using Range = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;
    QVERIFY(range("amount:500") == Range(50'000, 50'000));
    QVERIFY(range("AMOUNT:100..500") == Range(10'000, 50'000));
    QVERIFY(range("amount:500..100") == Range(10'000, 50'000));
    QVERIFY(range("amount:>100") == Range(10'000, std::nullopt));
    QVERIFY(range("amount:<99,90") == Range(std::nullopt, 9'990));
}

void EntrySearchTest::whatMayBePartOfANumberIsAWord()
{
    const auto search = read("Invoice 2026-117 500 re:rent");
    QVERIFY(search.ok());
    QCOMPARE(std::string(*search->text), std::string("Invoice 2026-117 500 re:rent"));
    QVERIFY(!search->leastMinorUnits && !search->from);
}

void EntrySearchTest::pastedAmountsAreRead()
{
    for (const char* text : {"1\u202f234,50", "1 234,50", "\u22121\u202f234,50", "+1234.50", "amount:1 234,50"}) {
        const auto search = read(text);
        QVERIFY2(search.ok() && !search->text, text);
        QCOMPARE(search->mostMinorUnits, std::optional<std::int64_t>(123'450));
    }
}

void EntrySearchTest::recentDaysHaveWords()
{
    const auto iso = [](const QDate& date) { return date.toString(Qt::ISODate).toStdString(); };
    const auto yesterday = read("yesterday");
    QCOMPARE(day(yesterday->from), iso(today().addDays(-1)));
    QCOMPARE(day(yesterday->to), iso(today().addDays(-1)));
    const auto week = read("7d rent");
    QCOMPARE(day(week->from), iso(today().addDays(-6)));
    QCOMPARE(day(week->to), iso(today()));
    QCOMPARE(std::string(*week->text), std::string("rent"));
}

void EntrySearchTest::whatCannotBeReadIsSaid()
{
    QVERIFY(!read("amount:abc").ok());
    QVERIFY(read("amount:abc").error().contains(QStringLiteral("“abc” is not an amount")));
    QVERIFY(read("from:soon").error().contains(QStringLiteral("“soon” is not a day")));
    QVERIFY(read("from:2026-02-30").error().contains(QStringLiteral("“2026-02-30” is not a day")));
    QCOMPARE(read("from:2026-02-01 to:2026-01-01").error(), QStringLiteral("The first day is after the last one."));
}

void EntrySearchTest::shortAnswersBecomeWholePages()
{
    ReluctantBank bank(1'000);
    FoundEntryTableModel model(bank, [](const client::CallFailure&) { return QStringLiteral("away"); });
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWindow(0, 20);
    contract::EntrySearch search;
    search.accountId = kAccount;
    search.text = contract::SearchText("even");
    model.setSearch(search);
    QTRY_VERIFY(model.rowAt(99));
    for (qint64 row = 0; row < 100; ++row)
        QCOMPARE(model.rowAt(row)->number, 1'000 - 2 * row);
    QVERIFY(model.totalRows() > 100);
    model.setWindow(150, 20);
    QTRY_VERIFY(model.rowAt(199));
    QCOMPARE(model.rowAt(199)->number, std::int64_t(602));
    for (const contract::EntrySearch& asked : bank.asked<contract::FindEntries>())
        QCOMPARE(std::string(*asked.text), std::string("even"));
}

void EntrySearchTest::theLastPageEndsTheList()
{
    ReluctantBank bank(90);
    FoundEntryTableModel model(bank, [](const client::CallFailure&) { return QStringLiteral("away"); });
    model.setWindow(0, 20);
    contract::EntrySearch search;
    search.accountId = kAccount;
    model.setSearch(search);
    QTRY_COMPARE(model.totalRows(), qint64(45));
    QVERIFY(model.totalIsExact());
    QCOMPARE(model.rowAt(44)->number, std::int64_t(2));
    QCOMPARE(bank.calls<contract::FindEntries>(), 3);
}

void EntrySearchTest::withoutASearchNothingIsAsked()
{
    ReluctantBank bank(90);
    FoundEntryTableModel model(bank, [](const client::CallFailure&) { return QStringLiteral("away"); });
    model.setWindow(0, 20);
    QTRY_COMPARE(model.state(), WindowedTableModel::State::Empty);
    QCOMPARE(bank.calls<contract::FindEntries>(), 0);
}

COUNTERFOIL_QTEST(EntrySearchTest)
#include "tst_entry_search.moc"
