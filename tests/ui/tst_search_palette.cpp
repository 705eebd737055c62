// The palette over the window: pages by name, the bank's results, late and missing answers.
#include "tests/qt/QtTests.h"
#include "tests/ui/TransferFakes.h"
#include "ui/search/SearchPalette.h"
#include "ui/widgets/SearchField.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

using Search = contract::SearchEverything;

struct ShownPalette
{
    explicit ShownPalette(bool withSearch = true)
        : palette(withSearch ? &bank : nullptr, navigator,
                  {{Icon::Transfer, QStringLiteral("New transfer"), QKeySequence(Qt::Key_F3), [this] { ++transfers; }},
                   {Icon::List, QStringLiteral("Transfers"), QKeySequence(Qt::Key_F4), [this] { ++lists; }}},
                  &window)
    {
        window.resize(900, 600);
        auto* column = new QVBoxLayout(&window);
        below = new QLineEdit(&window);
        column->addWidget(below);
        window.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        below->setFocus();
        palette.open();
    }
    QLineEdit* field() { return named<SearchField>(window, "Search for anything"); }
    QListWidget* list() { return named<QListWidget>(window, "Results"); }
    void type(const char* text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    FakeBank bank;
    FakeNavigator navigator;
    int transfers = 0;
    int lists = 0;
    QWidget window;
    QLineEdit* below = nullptr;
    SearchPalette palette;
};

contract::SearchResult found(const CustomerId& customer, const AccountId& account, const TransferId& transfer)
{
    return {{{contract::HitKind::Customer, customer.toString(), "Jan Novák", "10001"},
             {contract::HitKind::Account, account.toString(), "CZ65 0800", "Jan Novák"},
             {contract::HitKind::Transfer, transfer.toString(), transfer.toString(), "12.00 CZK"}}};
}

} // namespace

class SearchPaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itHasTheKeyboardAndGivesItBack();
    void aClickBesideTheCardClosesOneOnItDoesNot();
    void aPlaceIsFoundByItsName();
    void whatTheBankFindsIsOpened_data();
    void whatTheBankFindsIsOpened();
    void enterBeforeTheAnswerIsRemembered();
    void lateHitsMoveNothingThatIsMarked();
    void whatIsMarkedAlwaysFitsTheText();
    void typingTakesAnEarlyEnterBack();
    void theSameTextTypedAgainIsSearchedAgain();
    void anAnswerToAnOlderTextIsNotShown();
    void aBankThatCannotBeReachedIsSaid();
    void afterAFailureEnterAndTypingAskAnew_data();
    void afterAFailureEnterAndTypingAskAnew();
    void whoMayNotSeeCustomersSearchesPlacesOnly();
    void noTextIsLongerThanTheBankTakes();
};

void SearchPaletteTest::itHasTheKeyboardAndGivesItBack()
{
    ShownPalette shown;
    QCOMPARE(QApplication::focusWidget(), shown.field());
    QCOMPARE(shown.list()->count(), 2);
    ShownPalette::press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), shown.field());
    ShownPalette::press(Qt::Key_Escape);
    QVERIFY(!shown.palette.isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.below);
}

void SearchPaletteTest::aClickBesideTheCardClosesOneOnItDoesNot()
{
    ShownPalette shown;
    const QWidget* card = shown.field()->parentWidget();
    QTest::mouseClick(&shown.palette, Qt::LeftButton, {}, card->geometry().topLeft() + QPoint(2, 2));
    QVERIFY(shown.palette.isVisible());
    shown.window.resize(700, 500);
    QTRY_VERIFY(shown.window.rect().contains(card->geometry()));
    QCOMPARE(card->geometry().center().x(), shown.palette.rect().center().x());
    QTest::mouseClick(&shown.palette, Qt::LeftButton, {}, card->geometry().topLeft() - QPoint(2, 2));
    QVERIFY(!shown.palette.isVisible());
}

void SearchPaletteTest::aPlaceIsFoundByItsName()
{
    ShownPalette shown;
    shown.type("transfers");
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    shown.bank.answer<Search>(contract::SearchResult{});
    QTRY_COMPARE(shown.list()->count(), 1);
    ShownPalette::press(Qt::Key_Return);
    QCOMPARE(shown.lists, 1);
    QVERIFY(!shown.palette.isVisible());
}

void SearchPaletteTest::whatTheBankFindsIsOpened_data()
{
    QTest::addColumn<int>("downs");
    QTest::addColumn<PageId>("page");
    QTest::newRow("customer") << 0 << PageId::Customer;
    QTest::newRow("account") << 1 << PageId::Account;
    QTest::newRow("transfer") << 2 << PageId::Transfer;
}

void SearchPaletteTest::whatTheBankFindsIsOpened()
{
    QFETCH(int, downs);
    QFETCH(PageId, page);
    ShownPalette shown;
    shown.type("novak");
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    QCOMPARE(shown.bank.asked<Search>()[0].search, std::string("novak"));
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QCOMPARE(shown.list()->count(), 3);
    for (int i = 0; i < downs; ++i)
        ShownPalette::press(Qt::Key_Down);
    ShownPalette::press(Qt::Key_Return);
    QCOMPARE(shown.navigator.targets.size(), std::size_t(1));
    QCOMPARE(shown.navigator.targets[0].page, page);
}

void SearchPaletteTest::enterBeforeTheAnswerIsRemembered()
{
    ShownPalette shown;
    shown.type("novak");
    ShownPalette::press(Qt::Key_Return);
    QCOMPARE(shown.bank.calls<Search>(), 1); // at once, without debouncing
    QVERIFY(shown.navigator.targets.empty());
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QCOMPARE(shown.navigator.targets.size(), std::size_t(1));
    QCOMPARE(shown.navigator.targets[0].page, PageId::Customer);
}

void SearchPaletteTest::lateHitsMoveNothingThatIsMarked()
{
    ShownPalette shown;
    shown.type("tr");
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    QCOMPARE(shown.list()->count(), 2); // "New transfer" and "Transfers"
    ShownPalette::press(Qt::Key_Down);
    const QString marked = shown.list()->currentItem()->text();
    const QRect where = shown.list()->visualItemRect(shown.list()->currentItem());
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QCOMPARE(shown.list()->count(), 5);
    QCOMPARE(shown.list()->currentItem()->text(), marked);
    QCOMPARE(shown.list()->visualItemRect(shown.list()->currentItem()), where); // nor what the mouse points at
    ShownPalette::press(Qt::Key_Return);
    QCOMPARE(shown.transfers + shown.lists, 1);
    QVERIFY(shown.navigator.targets.empty());
}

void SearchPaletteTest::whatIsMarkedAlwaysFitsTheText()
{
    ShownPalette shown;
    shown.type("transfers"); // faster than any search
    QCOMPARE(shown.list()->count(), 1);
    ShownPalette::press(Qt::Key_Return);
    QCOMPARE(shown.lists, 1);
}

void SearchPaletteTest::typingTakesAnEarlyEnterBack()
{
    ShownPalette shown;
    shown.type("novak");
    ShownPalette::press(Qt::Key_Return);
    shown.type("o");
    QTRY_COMPARE(shown.bank.calls<Search>(), 2);
    for (int i = 0; i < 2; ++i)
        shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QVERIFY(shown.navigator.targets.empty());
    QVERIFY(shown.palette.isVisible());
}

void SearchPaletteTest::theSameTextTypedAgainIsSearchedAgain()
{
    ShownPalette shown;
    shown.type("novak");
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    shown.type(" "); // means the same
    QCOMPARE(shown.list()->count(), 3);
    ShownPalette::press(Qt::Key_Backspace);
    ShownPalette::press(Qt::Key_Backspace);
    QCOMPARE(shown.list()->count(), 0);
    shown.type("k");
    QTRY_COMPARE(shown.bank.calls<Search>(), 2);
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QCOMPARE(shown.list()->count(), 3);
}

void SearchPaletteTest::anAnswerToAnOlderTextIsNotShown()
{
    ShownPalette shown;
    shown.type("nov");
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    shown.type("otny");
    QTRY_COMPARE(shown.bank.calls<Search>(), 2);
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QCOMPARE(shown.list()->count(), 0);
    shown.bank.answer<Search>(
        contract::SearchResult{{{contract::HitKind::Customer, CustomerId::make().toString(), "Novotný", "7"}}});
    QCOMPARE(shown.list()->count(), 1);
    QVERIFY(shown.list()->item(0)->text().startsWith(QStringLiteral("Novotný")));
}

void SearchPaletteTest::aBankThatCannotBeReachedIsSaid()
{
    ShownPalette shown;
    shown.type("novak");
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    shown.bank.answer<Search>(unreachable());
    bool said = false;
    for (const auto* label : shown.palette.findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral("bank"));
    QVERIFY(said);
    ShownPalette::press(Qt::Key_Return);
    QVERIFY(shown.navigator.targets.empty());
}

void SearchPaletteTest::afterAFailureEnterAndTypingAskAnew_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("opens");
    QTest::newRow("enter") << Qt::Key_Return << true;
    QTest::newRow("a blank") << Qt::Key_Space << false;
}

void SearchPaletteTest::afterAFailureEnterAndTypingAskAnew()
{
    QFETCH(Qt::Key, key);
    QFETCH(bool, opens);
    ShownPalette shown;
    shown.type("novak");
    for (int times = 1; times <= 2; ++times) {
        QTRY_COMPARE(shown.bank.calls<Search>(), times);
        shown.bank.answer<Search>(unreachable());
        ShownPalette::press(key);
    }
    QTRY_COMPARE(shown.bank.calls<Search>(), 3);
    QCOMPARE(shown.bank.asked<Search>().back().search, std::string("novak"));
    shown.bank.answer<Search>(found(CustomerId::make(), AccountId::make(), TransferId::make()));
    QCOMPARE(shown.palette.isVisible(), !opens);
    QCOMPARE(shown.navigator.targets.size(), std::size_t(opens ? 1 : 0));
    QVERIFY(!opens || shown.navigator.targets[0].page == PageId::Customer);
}

void SearchPaletteTest::whoMayNotSeeCustomersSearchesPlacesOnly()
{
    ShownPalette shown(false);
    shown.type("new");
    QTRY_COMPARE(shown.list()->count(), 1);
    ShownPalette::press(Qt::Key_Return);
    QCOMPARE(shown.transfers, 1);
    QVERIFY(shown.bank.calls<Search>() == 0);
}

void SearchPaletteTest::noTextIsLongerThanTheBankTakes()
{
    ShownPalette shown;
    shown.field()->setText(QStringLiteral("ж").repeated(201));
    QTRY_COMPARE(shown.bank.calls<Search>(), 1);
    QCOMPARE(QString::fromStdString(shown.bank.asked<Search>()[0].search), QStringLiteral("ж").repeated(200));
}

COUNTERFOIL_QTEST(SearchPaletteTest)
#include "tst_search_palette.moc"
