// The customer and account pages by key events, with a bank that answers, delays and fails; pictures if
// COUNTERFOIL_PICTURES names a folder.
#include "tests/models/CzechBank.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/FakeNavigator.h"
#include "ui/accounts/AccountPage.h"
#include "ui/customers/CustomerPage.h"
#include "ui/customers/CustomersPage.h"
#include "ui/shell/Navigator.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/SearchField.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

// A window like the shell's: the page with the shell's margins.
class CustomersDesk
{
public:
    CzechBank bank{300};
    FakeBank fake;
    FakeNavigator navigator;
    QWidget window;

    explicit CustomersDesk(bool answering = true)
    {
        if (answering)
            answerAtOnce();
    }
    void answerAtOnce()
    {
        fake.on<contract::SearchCustomers>([this](const contract::CustomerSearch& query) { return bank.page(query); });
        fake.on<contract::GetCustomer>([this](const auto&) { return bank.customer(8, true); });
        fake.on<contract::GetAccount>(
            [](const contract::AccountRef& ref) { return CzechBank::account(ref.accountId, 250); });
        fake.on<contract::ListEntries>(
            [](const contract::EntriesQuery& query) { return CzechBank::entries(query, 250); });
    }
    void put(Page* page, QSize size = {1024, 640})
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.5));
        column->addWidget(page);
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        page->present();
        QTRY_COMPARE(fake.inFlight(), 0);
    }
    template <class T>
    T* named(const QString& name) const
    {
        for (T* widget : window.findChildren<T*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            if (widget->accessibleName() == name || (button && button->text() == name))
                return widget;
        }
        return nullptr;
    }
    QString focused() const
    {
        const QWidget* focus = QApplication::focusWidget();
        const auto* button = qobject_cast<const QAbstractButton*>(focus);
        if (!focus)
            return QStringLiteral("nothing");
        return focus->accessibleName().isEmpty() && button ? button->text() : focus->accessibleName();
    }
    RemoteTableView* table() const { return window.findChild<RemoteTableView*>(); }
    bool shows(const QString& text) const
    {
        const auto labels = window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    QStringList tabOrder()
    {
        QStringList names;
        const QWidget* first = QApplication::focusWidget();
        do {
            names << focused();
            press(Qt::Key_Tab);
        } while (QApplication::focusWidget() != first && names.size() < 20);
        return names;
    }
    void everythingIsNamed() const
    {
        for (const auto* widget : window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool takesFocus = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible();
            QVERIFY2(!takesFocus || !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }
};

} // namespace

class CustomersPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void typingFindsAndEnterOpens();
    void escapeClearsAndTypingInTheListSearchesOn();
    void aSupersededAnswerIsNeverShown();
    void noMatchOffersEverybody();
    void theListSaysWhyItCannotBeShown();
    void aCustomerShowsAccountsAndLeadsOn();
    void noIbanIsEverCutOnTheSmallestScreen();
    void whoMayNotTransferSeesNoWayToIt();
    void fromADormantAccountNothingIsPaid();
    void anAbsentCustomerCanBeTriedAgain();
    void aFailedRefreshKeepsTheRecordAndSaysSo();
    void aLostRightTakesTheRecordAway();
    void anAnswerForTheCustomerBeforeIsNotShown();
    void theIbanIsCopiedAndTheButtonSaysSo();
    void anAccountShowsEntriesAndOpensTheirTransfer();
    void comingToTheFrontRefreshesTheBalance();
    void pictures_data();
    void pictures();

private:
    ThemeController* m_theme = nullptr;
};

void CustomersPagesTest::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
    m_theme = new ThemeController(*qApp, ThemeChoice::Light, this);
}

void CustomersPagesTest::typingFindsAndEnterOpens()
{
    CustomersDesk desk;
    desk.put(new CustomersPage(desk.fake, desk.navigator));
    QTRY_VERIFY(desk.shows(QStringLiteral("300 customers")));
    desk.everythingIsNamed();
    QCOMPARE(desk.tabOrder(), (QStringList{QStringLiteral("Search customers"), QStringLiteral("Customers found")}));
    CustomersDesk::type(QStringLiteral("Jan"));
    QTRY_COMPARE(desk.fake.asked<contract::SearchCustomers>().back().search, std::string("Jan"));
    CustomersDesk::press(Qt::Key_Down);
    QCOMPARE(desk.focused(), QStringLiteral("Customers found"));
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    CustomersDesk::press(Qt::Key_Down);
    CustomersDesk::press(Qt::Key_Return);
    const auto found = desk.bank.page({"Jan", {}, {}});
    QVERIFY(desk.navigator.targets == std::vector<NavigationTarget>({{PageId::Customer, found.items.at(1).id}}));
}

void CustomersPagesTest::escapeClearsAndTypingInTheListSearchesOn()
{
    CustomersDesk desk;
    desk.put(new CustomersPage(desk.fake, desk.navigator));
    CustomersDesk::type(QStringLiteral("Ja"));
    CustomersDesk::press(Qt::Key_Return);
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    CustomersDesk::type(QStringLiteral("n"));
    QCOMPARE(desk.focused(), QStringLiteral("Search customers"));
    auto* search = desk.window.findChild<SearchField*>();
    QCOMPARE(search->text(), QStringLiteral("Jan"));
    QTRY_COMPARE(desk.fake.asked<contract::SearchCustomers>().back().search, std::string("Jan"));
    CustomersDesk::press(Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QTRY_COMPARE(desk.fake.asked<contract::SearchCustomers>().back().search, std::string());
}

void CustomersPagesTest::aSupersededAnswerIsNeverShown()
{
    CustomersDesk desk(false);
    desk.put(new CustomersPage(desk.fake, desk.navigator));
    QTRY_COMPARE(desk.fake.waiting<contract::SearchCustomers>(), 1);
    CustomersDesk::type(QStringLiteral("Karel"));
    QTRY_COMPARE(desk.fake.asked<contract::SearchCustomers>().back().search, std::string("Karel"));
    for (int superseded = desk.fake.calls<contract::SearchCustomers>() - 1; superseded > 0; --superseded)
        desk.fake.answer<contract::SearchCustomers>(desk.bank.page({}));
    QVERIFY(!desk.shows(QStringLiteral("customers")));
    desk.fake.answer<contract::SearchCustomers>(desk.bank.page(desk.fake.asked<contract::SearchCustomers>().back()));
    QTRY_VERIFY(desk.shows(QStringLiteral("customers")));
    QVERIFY(!desk.shows(QStringLiteral("300 customers")));
}

void CustomersPagesTest::noMatchOffersEverybody()
{
    CustomersDesk desk;
    desk.put(new CustomersPage(desk.fake, desk.navigator));
    CustomersDesk::type(QStringLiteral("Xerxes"));
    QTRY_VERIFY(desk.shows(QStringLiteral("No customer matches “Xerxes”.")));
    auto* everybody = desk.named<QPushButton>(QStringLiteral("Show everybody"));
    QVERIFY(everybody);
    everybody->click();
    QTRY_VERIFY(desk.shows(QStringLiteral("300 customers")));
    QCOMPARE(desk.focused(), QStringLiteral("Search customers"));
}

void CustomersPagesTest::theListSaysWhyItCannotBeShown()
{
    CustomersDesk desk;
    desk.fake.on<contract::SearchCustomers>(unreachable());
    desk.put(new CustomersPage(desk.fake, desk.navigator));
    QTRY_VERIFY(desk.shows(QStringLiteral("cannot be reached")));
    desk.answerAtOnce();
    CustomersDesk::press(Qt::Key_F5);
    QTRY_VERIFY(desk.shows(QStringLiteral("300 customers")));
}

void CustomersPagesTest::aCustomerShowsAccountsAndLeadsOn()
{
    CustomersDesk desk;
    const contract::Customer customer = desk.bank.customer(8, true);
    desk.fake.on<contract::GetCustomer>([customer](const auto&) { return customer; });
    auto* page = new CustomerPage(desk.fake, desk.navigator, true);
    page->showCustomer(customer.summary.id);
    desk.put(page);
    QTRY_COMPARE(desk.focused(), QStringLiteral("Accounts of the customer"));
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    QCOMPARE(page->title(), QString::fromStdString(customer.summary.displayName));
    desk.everythingIsNamed();
    QCOMPARE(desk.tabOrder(), (QStringList{QStringLiteral("Accounts of the customer"), QStringLiteral("Refresh"),
                                           QStringLiteral("Copy IBAN"), QStringLiteral("New transfer")}));
    CustomersDesk::press(Qt::Key_T, Qt::ControlModifier);
    CustomersDesk::press(Qt::Key_Return);
    QVERIFY(desk.navigator.targets ==
            std::vector<NavigationTarget>(
                {{PageId::NewTransfer, CzechBank::iban(1)}, {PageId::Account, customer.accounts[0].account.id}}));
}

void CustomersPagesTest::noIbanIsEverCutOnTheSmallestScreen()
{
    CustomersDesk desk;
    auto* page = new CustomerPage(desk.fake, desk.navigator, true);
    page->showCustomer(CustomerId::make());
    desk.put(page, {1024 - 210, 600});
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    const QTableView* table = desk.table()->table();
    for (int column = 0; column < table->model()->columnCount(); ++column)
        QVERIFY2(table->sizeHintForIndex(table->model()->index(1, column)).width() <= table->columnWidth(column),
                 qPrintable(table->model()->headerData(column, Qt::Horizontal).toString()));
}

void CustomersPagesTest::whoMayNotTransferSeesNoWayToIt()
{
    CustomersDesk desk;
    auto* page = new CustomerPage(desk.fake, desk.navigator, false);
    page->showCustomer(CustomerId::make());
    desk.put(page);
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    QVERIFY(!desk.named<QPushButton>(QStringLiteral("New transfer"))->isVisible());
    CustomersDesk::press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(desk.navigator.targets.empty());
    for (const KeyHint& hint : page->keyHints())
        QVERIFY(hint.key != QKeySequence(Qt::CTRL | Qt::Key_T));
}

void CustomersPagesTest::fromADormantAccountNothingIsPaid()
{
    CustomersDesk desk;
    auto* page = new CustomerPage(desk.fake, desk.navigator, true);
    page->showCustomer(CustomerId::make());
    desk.put(page);
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    CustomersDesk::press(Qt::Key_Down);
    QVERIFY(!desk.named<QPushButton>(QStringLiteral("New transfer"))->isEnabled());
    CustomersDesk::press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(desk.navigator.targets.empty());
}

void CustomersPagesTest::anAbsentCustomerCanBeTriedAgain()
{
    CustomersDesk desk;
    desk.fake.on<contract::GetCustomer>(refusal(contract::ErrorCode::NotFound));
    auto* page = new CustomerPage(desk.fake, desk.navigator, true);
    page->showCustomer(CustomerId::make());
    desk.put(page);
    QTRY_VERIFY(desk.shows(QStringLiteral("The bank does not know this")));
    QCOMPARE(desk.focused(), QStringLiteral("Try again"));
    desk.answerAtOnce();
    CustomersDesk::press(Qt::Key_Space);
    QTRY_COMPARE(desk.focused(), QStringLiteral("Accounts of the customer"));
}

void CustomersPagesTest::aFailedRefreshKeepsTheRecordAndSaysSo()
{
    CustomersDesk desk;
    auto* page = new CustomerPage(desk.fake, desk.navigator, true);
    page->showCustomer(CustomerId::make());
    desk.put(page);
    QTRY_COMPARE(desk.table()->currentRow(), 0);
    for (const bool busy : {false, true}) {
        const QString words = busy ? QStringLiteral("The bank is busy") : QStringLiteral("cannot be reached");
        desk.fake.on<contract::GetCustomer>(busy ? refusal(contract::ErrorCode::Unavailable) : unreachable());
        CustomersDesk::press(Qt::Key_F5);
        QTRY_VERIFY(desk.shows(words) && desk.table()->isVisible());
        desk.answerAtOnce();
        CustomersDesk::press(Qt::Key_F5);
        QTRY_VERIFY(!desk.shows(words));
    }
}

void CustomersPagesTest::aLostRightTakesTheRecordAway()
{
    CustomersDesk desk;
    auto* page = new AccountPage(desk.fake, desk.navigator, true);
    page->showAccount(AccountId::make());
    desk.put(page);
    QTRY_VERIFY(desk.table()->isVisible());
    desk.fake.on<contract::GetAccount>(refusal(contract::ErrorCode::Forbidden));
    CustomersDesk::press(Qt::Key_F5);
    QTRY_VERIFY(desk.shows(QStringLiteral("Your role does not allow this")));
    QVERIFY(!desk.table()->isVisible());
}

void CustomersPagesTest::anAnswerForTheCustomerBeforeIsNotShown()
{
    CustomersDesk desk(false);
    auto* page = new CustomerPage(desk.fake, desk.navigator, true);
    page->showCustomer(CustomerId::make());
    page->showCustomer(CustomerId::make());
    desk.put(page);
    QCOMPARE(desk.fake.waiting<contract::GetCustomer>(), 1);
    desk.fake.answer<contract::GetCustomer>(desk.bank.customer(0, true));
    QVERIFY(!desk.table()->isVisible());
    desk.fake.answer<contract::GetCustomer>(desk.bank.customer(20, true));
    QTRY_VERIFY(desk.table()->isVisible());
    QCOMPARE(page->title(), QString::fromStdString(desk.bank.customers[20].displayName));
}

void CustomersPagesTest::theIbanIsCopiedAndTheButtonSaysSo()
{
    CustomersDesk desk;
    auto* page = new AccountPage(desk.fake, desk.navigator, true);
    page->showAccount(AccountId::make());
    desk.put(page);
    QTRY_VERIFY(desk.table()->isVisible());
    CustomersDesk::press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(CzechBank::iban(1).electronic()));
    auto* copy = desk.named<QPushButton>(QStringLiteral("Copy IBAN"));
    QCOMPARE(copy->text(), QStringLiteral("Copied"));
    QTRY_COMPARE(copy->text(), QStringLiteral("Copy IBAN"));
}

void CustomersPagesTest::anAccountShowsEntriesAndOpensTheirTransfer()
{
    CustomersDesk desk;
    std::optional<TransferId> oldest;
    desk.fake.on<contract::ListEntries>([&](const contract::EntriesQuery& query) {
        auto page = CzechBank::entries(query, 250);
        if (!page.more)
            oldest = page.items.back().transferId;
        return page;
    });
    auto* page = new AccountPage(desk.fake, desk.navigator, true);
    page->showAccount(AccountId::make());
    desk.put(page);
    QTRY_COMPARE(desk.focused(), QStringLiteral("Entries of the account"));
    desk.everythingIsNamed();
    QCOMPARE(desk.tabOrder(),
             (QStringList{QStringLiteral("Entries of the account"), QStringLiteral("Refresh"),
                          QStringLiteral("Copy IBAN"), QStringLiteral("New transfer"),
                          QStringLiteral("Růžena Dvořáková (Owner)"), QStringLiteral("Jan Novák (Authorised)"),
                          QStringLiteral("Search the entries"), QStringLiteral("Go to a day…")}));
    QTRY_VERIFY(desk.table()->positionText().contains(QStringLiteral("250")));
    CustomersDesk::press(Qt::Key_End);
    QCOMPARE(desk.table()->currentRow(), 249);
    QTRY_VERIFY(oldest && desk.fake.inFlight() == 0);
    CustomersDesk::press(Qt::Key_Return);
    CustomersDesk::press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(desk.navigator.targets ==
            std::vector<NavigationTarget>({{PageId::Transfer, *oldest}, {PageId::NewTransfer, CzechBank::iban(1)}}));
    CustomersDesk::press(Qt::Key_Home);
    QCOMPARE(desk.table()->currentRow(), 0);
}

void CustomersPagesTest::comingToTheFrontRefreshesTheBalance()
{
    CustomersDesk desk;
    auto* page = new AccountPage(desk.fake, desk.navigator, true);
    page->showAccount(AccountId::make());
    desk.put(page);
    QTRY_VERIFY(desk.shows(QStringLiteral("123\u202F456,50")));
    desk.fake.on<contract::GetAccount>([](const contract::AccountRef& ref) {
        auto account = CzechBank::account(ref.accountId, 251);
        account.summary.ledgerBalance = CzechBank::crowns(100);
        return account;
    });
    const int lists = desk.fake.calls<contract::ListEntries>();
    page->present();
    QTRY_VERIFY(!desk.shows(QStringLiteral("123\u202F456,50")));
    QTRY_VERIFY(desk.fake.calls<contract::ListEntries>() > lists);
}

void CustomersPagesTest::pictures_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-small") << ThemeChoice::Light << QSize(1024 - 210, 600);
    QTest::newRow("dark-small") << ThemeChoice::Dark << QSize(1024 - 210, 600);
    QTest::newRow("light-large") << ThemeChoice::Light << QSize(1440 - 210, 860);
    QTest::newRow("dark-large") << ThemeChoice::Dark << QSize(1440 - 210, 860);
}

void CustomersPagesTest::pictures()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(QSize, size);
    const QString folder = qEnvironmentVariable("COUNTERFOIL_PICTURES");
    if (folder.isEmpty())
        QSKIP("COUNTERFOIL_PICTURES names no folder.");
    QVERIFY(QDir().mkpath(folder));
    m_theme->setChoice(choice);
    const auto take = [&](CustomersDesk& desk, Page* page, const QString& name) {
        desk.put(page, size);
        QVERIFY(page->minimumSizeHint().width() <= size.width());
        QTest::qWait(300);
        QVERIFY(desk.window.grab().save(
            QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(QTest::currentDataTag()))));
    };
    {
        CustomersDesk desk;
        take(desk, new CustomersPage(desk.fake, desk.navigator), QStringLiteral("customers"));
    }
    {
        CustomersDesk desk;
        desk.bank.customers.clear();
        take(desk, new CustomersPage(desk.fake, desk.navigator), QStringLiteral("customers-none"));
    }
    for (const bool contact : {true, false}) {
        CustomersDesk desk;
        desk.fake.on<contract::GetCustomer>([&](const auto&) { return desk.bank.customer(8, contact); });
        auto* page = new CustomerPage(desk.fake, desk.navigator, true);
        page->showCustomer(CustomerId::make());
        take(desk, page, contact ? QStringLiteral("customer") : QStringLiteral("customer-bare"));
    }
    {
        CustomersDesk desk;
        auto* page = new AccountPage(desk.fake, desk.navigator, true);
        page->showAccount(AccountId::make());
        take(desk, page, QStringLiteral("account"));
    }
    {
        CustomersDesk desk;
        desk.fake.on<contract::GetAccount>(unreachable());
        auto* page = new AccountPage(desk.fake, desk.navigator, true);
        page->showAccount(AccountId::make());
        take(desk, page, QStringLiteral("account-offline"));
    }
}

COUNTERFOIL_QTEST(CustomersPagesTest)
#include "tst_customers_pages.moc"
