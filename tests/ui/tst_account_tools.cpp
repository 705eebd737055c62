// The sections expanded below an account are as fresh as the account: after a refresh, and past midnight.
#include "models/tables/BranchClock.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/DocumentFakes.h"
#include "tests/ui/PragueTime.h"
#include "tests/ui/TestWindow.h"
#include "ui/accounts/AccountPage.h"
#include "ui/widgets/DayEdit.h"

#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! Has one account with one hold.
class OneAccount : public FakeBank
{
public:
    contract::Account known;
    bool away = false;
    std::string holdReason = "Hotel";
    QStringList days; //!< Whose balance was asked for.

    OneAccount()
    {
        known.summary = account(19, "Jan Novák", 1'945'460);
        known.holds = Money(150'000, currency("CZK"));
        known.overdraftLimit = Money(0, currency("CZK"));
        known.openedOn = *parseDate("1993-03-24");
        on<contract::GetAccount>([this](const auto&) -> client::CallResult<contract::Account> {
            if (away)
                return unreachable();
            return known;
        });
        on<contract::ListHolds>([this](const auto&) {
            contract::Page<contract::Hold> page;
            page.items = {
                {HoldId::make(), known.holds, holdReason, "Anna Malá", *parseInstant("2026-11-22T09:49:25Z"), {}, {}}};
            return page;
        });
        on<contract::GetBalanceAsOf>([this](const contract::BalanceQuery& query) {
            days += QString::fromStdString(toString(query.asOf.value()));
            return contract::BalanceAsOf{known.summary.ledgerBalance, 1};
        });
    }
};

//! The page's dependencies; outlive it.
struct AccountDependencies
{
    OneAccount bank;
    FakeFiles files;
    FakeNavigator navigator;
    QTemporaryDir folder;
    client::OrderJournal journal{folder.path()};
    client::OrderSender sender{bank, journal};
};

struct AccountDesk : AccountDependencies, TestWindow
{
    explicit AccountDesk(const char* tool)
    {
        page = new AccountPage(bank, navigator, /*mayTransfer=*/true);
        page->offerTools(sender, files, {});
        page->showAccount(bank.known.summary.id);
        put(page, {1020, 700})->present();
        [&] { QTRY_VERIFY(named<QPushButton>(tool) && bank.inFlight() == 0); }();
        named<QPushButton>(tool)->click();
    }

    //! Whether that is a reason in the list of holds.
    bool holds(const char* reason) const
    {
        const auto* table = named<QTableView>("Holds in force");
        return table && table->model()->index(0, 1).data().toString() == QLatin1String(reason);
    }

    AccountPage* page;
};

} // namespace

class AccountToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unfoldedHoldsAreAskedForAnewWithTheAccount();
    void aFailedRefreshAsksForNothingMore();
    void theDayOfABalanceIsTodayUntilAnotherIsChosen();
};

void AccountToolsTest::unfoldedHoldsAreAskedForAnewWithTheAccount()
{
    AccountDesk desk("Holds");
    QTRY_VERIFY(desk.holds("Hotel"));
    QTRY_COMPARE(desk.bank.inFlight(), 0); // the page refetches when shown
    const int before = desk.bank.calls<contract::ListHolds>();
    desk.bank.holdReason = "Rental car";
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.holds("Rental car"));
    QVERIFY(!desk.holds("Hotel"));
    QCOMPARE(desk.bank.calls<contract::ListHolds>(), before + 1);
    desk.named<QPushButton>("Holds")->click(); // collapsed: not shown
    desk.bank.known.summary.ledgerBalance = Money(77'700, currency("CZK"));
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("777"));
    QCOMPARE(desk.bank.calls<contract::ListHolds>(), before + 1);
}

void AccountToolsTest::aFailedRefreshAsksForNothingMore()
{
    AccountDesk desk("Holds");
    QTRY_VERIFY(desk.holds("Hotel"));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    const int before = desk.bank.calls<contract::ListHolds>();
    desk.bank.away = true;
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The bank cannot be reached"));
    QVERIFY(desk.holds("Hotel"));
    QCOMPARE(desk.bank.calls<contract::ListHolds>(), before);
}

void AccountToolsTest::theDayOfABalanceIsTodayUntilAnotherIsChosen()
{
    tables::BranchClock clock;
    contract::BranchTime time = pragueTime("2026-01-31T22:00:00Z");
    clock.update(time);
    AccountDesk desk("Balance on a day");
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    QStringList asked{QStringLiteral("2026-01-31")};
    QCOMPARE(desk.bank.days, asked);
    // Midnight in the branch while the desktop is open.
    time.now = *parseInstant("2026-01-31T23:00:10Z");
    clock.update(time);
    desk.page->shownAgain();
    auto* day = desk.named<DayEdit>("End of which day");
    asked += QStringLiteral("2026-02-01");
    QTRY_COMPARE(desk.bank.days, asked);
    QCOMPARE(day->date(), QDate(2026, 2, 1));
    desk.press(Qt::Key_F5);
    asked += QStringLiteral("2026-02-01");
    QTRY_COMPARE(desk.bank.days, asked);
    day->setDate(QDate(2026, 1, 15));
    asked += QStringLiteral("2026-01-15");
    QCOMPARE(desk.bank.days, asked);
    time.now += std::chrono::hours(24);
    clock.update(time);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.page->shownAgain();
    asked += QStringLiteral("2026-01-15");
    QTRY_COMPARE(desk.bank.days, asked);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.press(Qt::Key_F5);
    asked += QStringLiteral("2026-01-15");
    QTRY_COMPARE(desk.bank.days, asked);
    QCOMPARE(day->date(), QDate(2026, 1, 15));
}

COUNTERFOIL_QTEST(AccountToolsTest)
#include "tst_account_tools.moc"
