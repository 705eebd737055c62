// Finding an entry on the account's page: by words, amounts and days, and going to a day. By key events.
#include "tests/qt/QtTests.h"
#include "tests/ui/AccountFakes.h"
#include "tests/ui/AppearanceCheck.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/SearchField.h"

#include <QLineEdit>
#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

constexpr std::int64_t kEntries = 300;

//! Ten entries a day from 1 January 2026 on.
contract::Entry entryOf(std::int64_t number)
{
    contract::Entry entry;
    entry.number = number;
    entry.transferId = TransferId::make();
    entry.amount = Money(number % 3 == 0 ? number * 100 : -number * 100, currency("CZK"));
    entry.balanceAfter = Money(1'000'000 + number, currency("CZK"));
    entry.bookingDate = Date(std::chrono::sys_days(*parseDate("2026-01-01")) + std::chrono::days((number - 1) / 10));
    entry.valueDate = entry.bookingDate;
    entry.counterpartyName = number % 2 ? "Stavebniny Kolín s. r. o." : "Růžena Dvořáková";
    entry.memo = "Invoice " + std::to_string(number);
    return entry;
}

struct EntriesDesk : AccountCounter
{
    EntriesDesk()
    {
        known.entries = kEntries;
        bank.on<contract::ListEntries>([](const contract::EntriesQuery& query) {
            contract::Page<contract::Entry> answer;
            answer.count = kEntries;
            const std::int64_t from = query.position.value_or(0);
            for (std::int64_t at = from; at < std::min(kEntries, from + *query.limit); ++at)
                answer.items.push_back(entryOf(kEntries - at));
            answer.more = from + *query.limit < kEntries;
            return answer;
        });
        bank.on<contract::FindEntries>([](const contract::EntrySearch& search) {
            contract::Page<contract::Entry> answer;
            for (std::int64_t number = kEntries; number >= 1 && search.text != "nobody"; --number) {
                const contract::Entry entry = entryOf(number);
                if (!search.mostMinorUnits || std::abs(entry.amount.minorUnits()) <= *search.mostMinorUnits)
                    answer.items.push_back(entry);
                if (answer.items.size() == static_cast<std::size_t>(*search.limit))
                    break;
            }
            answer.count = static_cast<std::int64_t>(answer.items.size());
            return answer;
        });
        bank.on<contract::GetBalanceAsOf>([this](const contract::BalanceQuery& query) {
            const auto days =
                (std::chrono::sys_days(*query.asOf) - std::chrono::sys_days(*parseDate("2026-01-01"))).count();
            return contract::BalanceAsOf{known.summary.ledgerBalance,
                                         std::clamp<std::int64_t>((days + 1) * 10, 0, kEntries)};
        });
    }

    void open()
    {
        AccountCounter::open({true, true});
        [&] { QTRY_VERIFY(rowsOf("Entries of the account") > 0 && bank.inFlight() == 0); }();
    }
    void search(const char* text)
    {
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(hasFocus("Search the entries"));
        type(text);
        press(Qt::Key_Return);
    }
    int asked() const { return bank.calls<contract::FindEntries>(); }
};

} // namespace

class EntriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void aSearchStartsOnEnterAndEscapeClearsIt();
    void aMatchOpensItsTransfer();
    void nothingFoundSaysSoAndLeadsBack();
    void whatCannotBeReadIsSaidBelowTheField();
    void theSearchStaysUntilAnotherAccount();
    void goingToADayShowsItsEntriesFromTheNewest();
    void beforeTheFirstBookingIsTheFirstEntry();
    void whatCannotBeAskedIsSaid();
    void itLooksRight_data();
    void itLooksRight();
};

void EntriesTest::aSearchStartsOnEnterAndEscapeClearsIt()
{
    EntriesDesk desk;
    desk.open();
    desk.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(desk.hasFocus("Search the entries"));
    desk.type("kolin amount:<50 from:2026-01-01");
    QTest::qWait(static_cast<int>(SearchField::kDebounce.count()) + 50); // every search is recorded
    QCOMPARE(desk.asked(), 0);
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(desk.hasFocus("Entries found"));
    QTRY_VERIFY(desk.cell("Entries found", 0, 4).contains(QStringLiteral("Invoice 50")));
    QCOMPARE(desk.asked(), 1);
    const contract::EntrySearch search = desk.bank.asked<contract::FindEntries>().front();
    QVERIFY(search.accountId == desk.known.summary.id && search.text == "kolin");
    QCOMPARE(search.mostMinorUnits, std::optional<std::int64_t>(5'000));
    QVERIFY(search.from == parseDate("2026-01-01") && !search.to);
    QVERIFY(!desk.named<QTableView>("Entries of the account"));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.hasFocus("Entries of the account"));
    QVERIFY(!desk.named<QTableView>("Entries found"));
    QVERIFY(desk.named<QLineEdit>("Search the entries")->text().isEmpty());
    desk.search("kolin");
    QTRY_VERIFY(desk.hasFocus("Entries found"));
    desk.named<QLineEdit>("Search the entries")->setFocus();
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.named<QTableView>("Entries of the account"));
}

void EntriesTest::aMatchOpensItsTransfer()
{
    EntriesDesk desk;
    desk.open();
    desk.search("kolin");
    QTRY_VERIFY(desk.cell("Entries found", 0, 0) == QLatin1String("300"));
    desk.press(Qt::Key_Return);
    QTRY_COMPARE(desk.navigator.targets.size(), std::size_t(1));
    QVERIFY(desk.navigator.targets.back().page == PageId::Transfer);
}

void EntriesTest::nothingFoundSaysSoAndLeadsBack()
{
    EntriesDesk desk;
    desk.open();
    desk.search("nobody");
    QTRY_VERIFY(desk.says("No entry matches “nobody”."));
    desk.picture("entries-none");
    desk.named<QPushButton>("Show all entries")->click();
    QVERIFY(desk.hasFocus("Entries of the account"));
    QVERIFY(desk.named<QLineEdit>("Search the entries")->text().isEmpty());
}

void EntriesTest::whatCannotBeReadIsSaidBelowTheField()
{
    EntriesDesk desk;
    desk.open();
    desk.search("amount:much");
    QVERIFY(desk.says("“much” is not an amount"));
    QVERIFY(desk.hasFocus("Search the entries"));
    QCOMPARE(desk.asked(), 0);
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.says("“much” is not an amount"));
}

void EntriesTest::theSearchStaysUntilAnotherAccount()
{
    EntriesDesk desk;
    desk.open();
    desk.search("kolin");
    QTRY_VERIFY(desk.cell("Entries found", 0, 0) == QLatin1String("300"));
    desk.page->shownAgain();
    QTRY_COMPARE(desk.asked(), 2);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    QVERIFY(desk.named<QTableView>("Entries found"));
    QCOMPARE(desk.named<QLineEdit>("Search the entries")->text(), QStringLiteral("kolin"));
    desk.known.summary.id = AccountId::make();
    desk.page->showAccount(desk.known.summary.id);
    QTRY_VERIFY(desk.named<QTableView>("Entries of the account"));
    QVERIFY(desk.named<QLineEdit>("Search the entries")->text().isEmpty());
    QCOMPARE(desk.asked(), 2);
}

void EntriesTest::goingToADayShowsItsEntriesFromTheNewest()
{
    EntriesDesk desk;
    desk.open();
    desk.search("kolin");
    QTRY_VERIFY(desk.hasFocus("Entries found"));
    desk.press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(desk.hasFocus("Day to go to"));
    desk.named<DayEdit>("Day to go to")->setDate(QDate(2026, 1, 12));
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(desk.hasFocus("Entries of the account"));
    QVERIFY(desk.named<QLineEdit>("Search the entries")->text().isEmpty());
    QTRY_VERIFY(desk.cell("Entries of the account", 0, 0) == QLatin1String("120"));
    QVERIFY(desk.cell("Entries of the account", 0, 1).contains(QStringLiteral("12")));
    auto* view = desk.named<QTableView>("Entries of the account");
    QCOMPARE(view->currentIndex().row(), 0);
    QVERIFY(!desk.named<DayEdit>("Day to go to"));
    // Closed again without going anywhere.
    desk.press(Qt::Key_D, Qt::ControlModifier);
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.hasFocus("Entries of the account"));
}

void EntriesTest::beforeTheFirstBookingIsTheFirstEntry()
{
    EntriesDesk desk;
    desk.open();
    desk.press(Qt::Key_D, Qt::ControlModifier);
    desk.named<DayEdit>("Day to go to")->setDate(QDate(2025, 6, 1));
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(desk.says("Nothing had been booked by 01.06.2025 yet. This is the first entry.") ||
                desk.says("This is the first entry."));
    auto* view = desk.named<QTableView>("Entries of the account");
    QTRY_COMPARE(view->model()->index(view->currentIndex().row(), 0).data().toString(), QStringLiteral("1"));
}

void EntriesTest::whatCannotBeAskedIsSaid()
{
    EntriesDesk desk;
    desk.bank.on<contract::GetBalanceAsOf>(unreachable());
    desk.bank.on<contract::FindEntries>(unreachable());
    desk.open();
    desk.press(Qt::Key_D, Qt::ControlModifier);
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(desk.says("The bank cannot be reached from this machine."));
    desk.search("kolin");
    QTRY_VERIFY(desk.named("Try again"));
}

void EntriesTest::itLooksRight_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ThemeChoice::Light << QSize(1020, 760);
    QTest::newRow("dark-small") << ThemeChoice::Dark << QSize(1024 - 170, 640);
}

void EntriesTest::itLooksRight()
{
    QFETCH(const ThemeChoice, choice);
    QFETCH(const QSize, size);
    ThemeController theme(*qApp, choice);
    EntriesDesk desk;
    desk.open();
    desk.window.resize(size);
    desk.picture("entries-1-all");
    desk.search("kolin amount:<50");
    QTRY_VERIFY(desk.hasFocus("Entries found"));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.picture("entries-2-found");
    verifyAppearance(desk.window);
    desk.press(Qt::Key_D, Qt::ControlModifier);
    desk.picture("entries-3-go-to");
    verifyAppearance(desk.window);
}

COUNTERFOIL_QTEST(EntriesTest)
#include "tst_entries.moc"
