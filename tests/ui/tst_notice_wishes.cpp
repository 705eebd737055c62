// What a customer wants to be told of, on the customer's page, with an in-memory bank, by key events.
#include "services/contract/Notices.h"
#include "tests/client/FakeBank.h"
#include "tests/models/CzechBank.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/FakeNavigator.h"
#include "tests/ui/TestWindow.h"
#include "ui/customers/CustomerPage.h"
#include "ui/theme/ThemeController.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using contract::NoticeChannel;

namespace {

Money crowns(std::int64_t hellers)
{
    return {hellers, Currency::parse("CZK").value()};
}

//! A customer's page where the bank keeps one customer's wishes.
struct CustomerDesk : TestWindow
{
    explicit CustomerDesk(bool mayChange = true, std::optional<contract::NoticeWishes> kept = mailFrom({}))
        : wishes(std::move(kept))
    {
        bank.on<contract::GetCustomer>([this](const auto&) { return people.customer(8, true); });
        if (wishes)
            bank.on<contract::GetNoticeWishes>([this](const auto&) { return versioned(); });
        bank.on<contract::ChangeNoticeWishes>(
            [this](const contract::NoticeWishesChange& change, const client::CallOptions& options)
                -> client::CallResult<client::Versioned<contract::NoticeWishes>> {
                if (options.match != std::to_string(version))
                    return refusal(contract::ErrorCode::PreconditionFailed);
                wishes->language = change.language;
                for (const contract::NoticeChoice& choice : change.choices)
                    for (contract::NoticeWish& wish : wishes->wishes)
                        if (wish.channel == choice.channel)
                            wish.from = choice.from;
                ++version;
                return versioned();
            });
        page = new CustomerPage(bank, navigator, true, &window);
        page->offerNotices(mayChange);
        put(page, {1024, 640});
        page->setSubject(CustomerId::make());
        page->present();
        [&] { QTRY_COMPARE(bank.inFlight(), 0); }();
    }

    static contract::NoticeWishes mailFrom(std::optional<Money> from)
    {
        contract::NoticeWishes wishes;
        wishes.currency = Currency::parse("CZK").value();
        wishes.language = "cs";
        wishes.languages = {"en", "de", "cs"};
        wishes.wishes = {{NoticeChannel::Mail, "ruzena.dvorakova@example.cz", from}};
        return wishes;
    }

    client::Versioned<contract::NoticeWishes> versioned() const { return {*wishes, std::to_string(version)}; }

    void open() { press(Qt::Key_M, Qt::ControlModifier); }
    static void save() { press(Qt::Key_Return, Qt::ControlModifier); }

    CzechBank people{20};
    FakeBank bank;
    FakeNavigator navigator;
    std::optional<contract::NoticeWishes> wishes;
    int version = 1;
    CustomerPage* page = nullptr;
};

} // namespace

class NoticeWishesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void whatIsWishedIsSaidInASentence();
    void bookingsFromAnAmountOnAreChosenByKeys();
    void smsAreChosenForThemselves();
    void everyBookingAndNoneNeedNoAmount();
    void withoutAnAmountItIsNotSaved();
    void whatSomebodyElseChangedIsShownAndNotOverwritten();
    void whoMayNotChangeItSeesNoWayTo();
    void aBankThatSendsNothingOffersNothing();
    void whyItCannotBeShownIsSaid();
    void itLooksRightInBothThemes_data();
    void itLooksRightInBothThemes();
};

void NoticeWishesTest::whatIsWishedIsSaidInASentence()
{
    CustomerDesk desk;
    QVERIFY(desk.says("No e-mails about bookings."));
    desk.wishes = CustomerDesk::mailFrom(crowns(0));
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("E-mails in Czech about every booking."));
    desk.wishes = CustomerDesk::mailFrom(crowns(1'500'00));
    desk.wishes->wishes[0].address.clear();
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("E-mails in Czech about bookings of 1 500.00 CZK or more. But no address is recorded"));
}

void NoticeWishesTest::bookingsFromAnAmountOnAreChosenByKeys()
{
    CustomerDesk desk;
    desk.open();
    QVERIFY(desk.says("Messages to the customer"));
    QVERIFY(desk.says("ruzena.dvorakova@example.cz"));
    QVERIFY(desk.named<QComboBox>("E-mails about bookings") == QApplication::focusWidget());
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Tab);
    desk.type("1500");
    desk.press(Qt::Key_Tab);
    QVERIFY(desk.named<QComboBox>("Language of the messages") == QApplication::focusWidget());
    desk.press(Qt::Key_Up);
    desk.save();
    QTRY_VERIFY(desk.says("The messages are changed."));
    QVERIFY(desk.says("E-mails in German about bookings of 1 500.00 CZK or more."));
    const auto change = desk.bank.asked<contract::ChangeNoticeWishes>().back();
    QCOMPARE(change.choices.size(), std::size_t(1));
    QVERIFY(change.choices[0].channel == NoticeChannel::Mail);
    QVERIFY(change.choices[0].from == crowns(1'500'00));
    QCOMPARE(change.language, std::string("de"));
}

void NoticeWishesTest::smsAreChosenForThemselves()
{
    auto both = CustomerDesk::mailFrom(crowns(0));
    both.wishes.push_back({NoticeChannel::Sms, "+420603123456", {}});
    CustomerDesk desk(true, both);
    QVERIFY(desk.says("E-mails in Czech about every booking. No SMS about bookings."));
    desk.open();
    QVERIFY(desk.says("+420603123456"));
    desk.named<QComboBox>("SMS about bookings")->setFocus();
    desk.press(Qt::Key_Down);
    desk.picture(QStringLiteral("customer-notices-sms"));
    desk.save();
    QTRY_VERIFY(desk.says("E-mails in Czech about every booking. SMS in Czech about every booking."));
    const auto change = desk.bank.asked<contract::ChangeNoticeWishes>().back();
    QCOMPARE(change.choices.size(), std::size_t(2));
    QVERIFY(change.choices[0].from == crowns(0));
    QVERIFY(change.choices[1].channel == NoticeChannel::Sms && change.choices[1].from == crowns(0));
    desk.wishes->wishes[1].address.clear();
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("SMS in Czech about every booking. But no telephone number is recorded"));
}

void NoticeWishesTest::everyBookingAndNoneNeedNoAmount()
{
    CustomerDesk desk(true, CustomerDesk::mailFrom(crowns(1'500'00)));
    desk.open();
    desk.press(Qt::Key_Up);
    desk.save();
    QTRY_VERIFY(desk.says("E-mails in Czech about every booking."));
    QVERIFY(desk.bank.asked<contract::ChangeNoticeWishes>().back().choices[0].from == crowns(0));
    desk.open();
    desk.press(Qt::Key_Up);
    desk.save();
    QTRY_VERIFY(desk.says("No e-mails about bookings."));
    QVERIFY(!desk.bank.asked<contract::ChangeNoticeWishes>().back().choices[0].from);
}

void NoticeWishesTest::withoutAnAmountItIsNotSaved()
{
    CustomerDesk desk;
    desk.open();
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    desk.save();
    QVERIFY(desk.says("Messages to the customer"));
    QCOMPARE(desk.bank.calls<contract::ChangeNoticeWishes>(), 0);
    desk.picture(QStringLiteral("customer-notices-incomplete"));
    desk.press(Qt::Key_Escape);
    QVERIFY(!desk.says("Messages to the customer"));
}

void NoticeWishesTest::whatSomebodyElseChangedIsShownAndNotOverwritten()
{
    CustomerDesk desk;
    desk.open();
    desk.wishes = CustomerDesk::mailFrom(crowns(0));
    desk.version = 7;
    desk.save();
    QTRY_VERIFY(desk.says("Nothing was changed, because somebody else had just changed it."));
    QTRY_VERIFY(desk.says("E-mails in Czech about every booking."));
}

void NoticeWishesTest::whoMayNotChangeItSeesNoWayTo()
{
    CustomerDesk desk(false);
    QVERIFY(desk.says("No e-mails about bookings."));
    QVERIFY(!desk.named<QPushButton>("Change the messages to the customer"));
    desk.open();
    QVERIFY(!desk.says("Messages to the customer"));
}

void NoticeWishesTest::aBankThatSendsNothingOffersNothing()
{
    auto none = CustomerDesk::mailFrom({});
    none.wishes.clear();
    CustomerDesk desk(true, none);
    QVERIFY(!desk.says("Messages"));
    desk.open();
    QVERIFY(!desk.says("Messages to the customer"));
}

void NoticeWishesTest::whyItCannotBeShownIsSaid()
{
    CustomerDesk desk;
    desk.bank.on<contract::GetNoticeWishes>(unreachable());
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(!desk.says("No e-mails about bookings."));
    QVERIFY(desk.says("Messages"));
    QVERIFY(!desk.named<QPushButton>("Change the messages to the customer"));
}

void NoticeWishesTest::itLooksRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void NoticeWishesTest::itLooksRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    ThemeController theme(*qApp, choice);
    auto both = CustomerDesk::mailFrom(crowns(1'500'00));
    both.wishes.push_back({NoticeChannel::Sms, "+420603123456", crowns(0)});
    CustomerDesk desk(true, both);
    desk.picture(QStringLiteral("customer-notices"));
    test::verifyAppearance(desk.window);
    desk.open();
    desk.picture(QStringLiteral("customer-notices-sheet"));
    desk.press(Qt::Key_Escape);
}

COUNTERFOIL_QTEST(NoticeWishesTest)
#include "tst_notice_wishes.moc"
