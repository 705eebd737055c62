// Money held on an account: the list, and placing, paying and releasing by keyboard, whatever becomes of the order.
#include "tests/qt/QtTests.h"
#include "tests/ui/AccountFakes.h"
#include "ui/shell/OrderRecovery.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <set>
#include <tuple>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

constexpr AccountRights kTeller{true, false, true};

void beginHold(AccountCounter& desk, const char* amount, const char* reason)
{
    desk.press(Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Holds in force"));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to hold"));
    desk.type(amount);
    desk.press(Qt::Key_Tab);
    desk.type(reason);
}

void showHolds(AccountCounter& desk)
{
    desk.press(Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf("Holds in force"), static_cast<int>(desk.held.size()));
    QTRY_VERIFY(desk.named<QPushButton>("Place a hold…"));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
}

//! An account with two orders whose outcome is unknown. The bank knows what became of those in `resolved`.
struct TwoOpenHolds : AccountCounter
{
    TwoOpenHolds()
    {
        bank.on<contract::PlaceHold>(lost());
        bank.on<contract::ResolveTransferKey>(
            [this](const contract::KeyRef& ref) -> client::CallResult<contract::OrderOutcome> {
                if (resolved.contains(ref.key))
                    return effective();
                return lost();
            });
        // The order of keys, not the clock, says which is the latest.
        std::tie(earlier, latest) = std::minmax({send(), send()});
        [&] { QTRY_VERIFY(unknown.contains(earlier) && unknown.contains(latest)); }();
        [&] { QTRY_COMPARE(bank.inFlight(), 0); }();
        open(kTeller);
        showHolds(*this);
    }
    //! The banner tells that about the order with that key.
    bool tells(const Uuid& key, const char* sentence) const
    {
        return page->showsOutcome(OrderRecovery::idOf(key)) && says(sentence);
    }
    bool mayPlace() const { return named<QPushButton>("Place a hold…")->isEnabled(); }

    Uuid earlier;
    Uuid latest;
    std::set<Uuid> resolved;

private:
    Uuid send()
    {
        const Money amount(50'000, currency("CZK"));
        return sender.send<contract::PlaceHold>({known.summary.id, amount, "Hotel", {}},
                                                {client::OrderKind::Hold, czechIban(19), {}, amount, {}}, {}, &context,
                                                [this](const client::OrderProgress& progress) {
                                                    if (progress.stage == client::OrderStage::Checking)
                                                        unknown.insert(progress.order.key);
                                                });
    }

    std::set<Uuid> unknown;
};

} // namespace

class HoldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void aHoldIsPlacedByKeyboard();
    void theListSaysWhatIsHeldAndWhy();
    void aPartIsPaidAndTheRestStaysHeld();
    void moreThanIsLeftIsNotSent();
    void whatTheBankRefusesStandsBesideTheField();
    void aHoldThatEndedClosesTheForm();
    void anUnknownOutcomeIsNeitherHeldNorNot();
    void anUnknownOrderIsTakenUpOnReturn();
    void anOutcomeWhileAnotherAccountLoadsIsKept();
    void anEarlierOpenOrderStillKeepsTheNextOneBack();
    void anEarlierOutcomeFollowsTheLatest();
    void whatTheJournalBringsWhileAnOutcomeIsShownIsOpen();
    void sendingIsSaidAndKeepsTheFocus();
    void aHalfFilledFormOutlivesAnotherOrder();
    void whatIsHalfFilledInIsNotStartedAnew();
    void leavingAsksAboutAHalfFilledForm();
    void whatSecuresAnOrderEndsWithIt();
    void withoutTheRightTheListAloneIsOffered();
};

void HoldsTest::aHoldIsPlacedByKeyboard()
{
    AccountCounter desk;
    desk.bank.on<contract::PlaceHold>([&](const contract::HoldOrder& order) {
        desk.hold(order.reason.c_str(), order.amount.minorUnits());
        return effective();
    });
    desk.open(kTeller);
    QCOMPARE(desk.bank.calls<contract::ListHolds>(), 0); // a recorded read: not before it is wanted
    beginHold(desk, "500", "Hotel");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("Hold this amount?") && desk.says("500,00 CZK"));
    QVERIFY(desk.sheet()->accessibleDescription().contains(QString::fromUtf8("Jan Novák")));
    QCOMPARE(desk.bank.calls<contract::PlaceHold>(), 0);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The money is held."));
    const contract::HoldOrder order = desk.bank.asked<contract::PlaceHold>().front();
    QVERIFY(order.accountId == desk.known.summary.id && order.amount == Money(50'000, currency("CZK")));
    QVERIFY(order.reason == "Hotel" && !order.expiresAt);
    QVERIFY(desk.page->showsOutcome(OrderRecovery::idOf(*desk.bank.options<contract::PlaceHold>().key)));
    QTRY_COMPARE(desk.rowsOf("Holds in force"), 1);
    QVERIFY(!desk.page->holdsWork());
    QVERIFY(desk.hasFocus("Holds in force"));
}

void HoldsTest::theListSaysWhatIsHeldAndWhy()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.held.back().expiresAt = *parseInstant("2026-12-24T17:00:00Z");
    desk.open(kTeller);
    showHolds(desk);
    QTRY_VERIFY(desk.cell("Holds in force", 0, 0).contains(QLatin1String("500,00")));
    QCOMPARE(desk.cell("Holds in force", 0, 1), QStringLiteral("Hotel"));
    QCOMPARE(desk.cell("Holds in force", 0, 2), QStringLiteral("Anna Malá"));
    QVERIFY(desk.cell("Holds in force", 0, 4).contains(QLatin1String("2026")));
}

void HoldsTest::aPartIsPaidAndTheRestStaysHeld()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.bank.on<contract::CaptureHold>(effective());
    desk.open(kTeller);
    showHolds(desk);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to pay"));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type("400");
    desk.press(Qt::Key_Tab);
    desk.type(czechIban(20).electronic().c_str());
    desk.press(Qt::Key_Tab);
    desk.type("Invoice 7");
    desk.press(Qt::Key_Tab);
    QVERIFY(desk.hasFocus("Release the rest"));
    desk.press(Qt::Key_Space);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("400,00 CZK") && desk.says("stays held"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Paid from the hold, once."));
    const contract::CaptureOrder order = desk.bank.asked<contract::CaptureHold>().front();
    QVERIFY(order.holdId == desk.held.front().id && order.creditorIban == czechIban(20));
    QVERIFY(order.amount == Money(40'000, currency("CZK")) && !order.releaseRest && order.memo == "Invoice 7");
}

void HoldsTest::moreThanIsLeftIsNotSent()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.open(kTeller);
    showHolds(desk);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to pay"));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type("1500,01");
    desk.press(Qt::Key_Tab);
    desk.type(czechIban(20).electronic().c_str());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Not more than the 1 500,00 CZK that are left of the hold."));
    QVERIFY(!desk.sheet() && desk.hasFocus("Amount to pay"));
    QCOMPARE(desk.bank.calls<contract::CaptureHold>(), 0);
}

void HoldsTest::whatTheBankRefusesStandsBesideTheField()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.bank.on<contract::CaptureHold>(refusal(contract::ErrorCode::AboveHold));
    desk.open(kTeller);
    showHolds(desk);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to pay"));
    desk.press(Qt::Key_Tab);
    desk.type(czechIban(20).electronic().c_str());
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("Not booked: the amount is more than is left of the hold."));
    QTRY_VERIFY(desk.hasFocus("Amount to pay"));
    QVERIFY(desk.page->holdsWork()); // what was typed is still there
}

void HoldsTest::aHoldThatEndedClosesTheForm()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.bank.on<contract::ReleaseHold>([&](const auto&) {
        desk.held.clear();
        return client::CallResult<contract::OrderOutcome>(refusal(contract::ErrorCode::HoldEnded));
    });
    desk.open(kTeller);
    showHolds(desk);
    desk.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("Release this hold?") && desk.says("1 500,00 CZK"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("the hold was already released or paid, or has expired"));
    QTRY_VERIFY(desk.says("Nothing is on hold on this account."));
}

void HoldsTest::anUnknownOutcomeIsNeitherHeldNorNot()
{
    AccountCounter desk;
    desk.bank.on<contract::PlaceHold>(lost());
    desk.bank.on<contract::ResolveTransferKey>(lost());
    desk.open(kTeller);
    beginHold(desk, "500", "Hotel");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("It may or may not have taken effect"));
    QVERIFY(!desk.says("The money is held."));
    QVERIFY(!desk.named<QPushButton>("Place a hold…")->isEnabled());
    QVERIFY(desk.page->holdsWork());
    desk.bank.on<contract::ResolveTransferKey>(effective());
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.named<QPushButton>("Check now")->click();
    QTRY_VERIFY(desk.says("The money is held."));
    QCOMPARE(desk.bank.calls<contract::PlaceHold>(), 1);
    QVERIFY(desk.named<QPushButton>("Place a hold…")->isEnabled());
}

void HoldsTest::anUnknownOrderIsTakenUpOnReturn()
{
    AccountCounter desk;
    desk.bank.on<contract::PlaceHold>(lost());
    desk.bank.on<contract::ResolveTransferKey>(lost());
    desk.open(kTeller);
    const contract::Account first = desk.known;
    beginHold(desk, "500", "Hotel");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("It may or may not have taken effect"));
    desk.known.summary = account(20, "Růžena Dvořáková", 50'000);
    desk.page->showAccount(desk.known.summary.id);
    QTRY_VERIFY(desk.page->title().contains(QLatin1String("0020")) && desk.bank.inFlight() == 0);
    showHolds(desk);
    QVERIFY(!desk.says("It may or may not have taken effect")); // of another account
    QVERIFY(desk.named<QPushButton>("Place a hold…")->isEnabled());
    desk.known = first;
    desk.page->showAccount(first.summary.id);
    QTRY_VERIFY(desk.page->title().contains(QLatin1String("0019")) && desk.bank.inFlight() == 0);
    showHolds(desk);
    QVERIFY(desk.says("It may or may not have taken effect"));
    QVERIFY(!desk.named<QPushButton>("Place a hold…")->isEnabled());
    desk.bank.on<contract::ResolveTransferKey>(effective());
    desk.named<QPushButton>("Check now")->click();
    QTRY_VERIFY(desk.says("The money is held."));
    QVERIFY(desk.named<QPushButton>("Place a hold…")->isEnabled());
    QCOMPARE(desk.bank.calls<contract::PlaceHold>(), 1);
}

void HoldsTest::anOutcomeWhileAnotherAccountLoadsIsKept()
{
    AccountCounter desk;
    desk.bank.on<contract::PlaceHold>(effective());
    desk.bank.hold<contract::PlaceHold>();
    desk.open(kTeller);
    beginHold(desk, "500", "Hotel");
    desk.reviewAndConfirm();
    QTRY_COMPARE(desk.bank.waiting<contract::PlaceHold>(), 1);
    const QString id = OrderRecovery::idOf(*desk.bank.options<contract::PlaceHold>().key);
    desk.bank.hold<contract::GetAccount>();
    desk.page->showAccount(AccountId::make());
    desk.bank.release<contract::PlaceHold>();
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    QVERIFY(!desk.page->showsOutcome(id)); // so the strip keeps it
}

void HoldsTest::anEarlierOpenOrderStillKeepsTheNextOneBack()
{
    TwoOpenHolds desk;
    QVERIFY(desk.tells(desk.latest, "It may or may not have taken effect"));
    desk.resolved = {desk.latest};
    desk.named<QPushButton>("Check now")->click();
    QTRY_VERIFY(desk.tells(desk.latest, "The money is held."));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    QVERIFY(!desk.mayPlace() && desk.page->holdsWork());
    // The outcome stays, however often the bank is asked about the other.
    const int asked = desk.bank.calls<contract::ResolveTransferKey>();
    desk.sender.checkNow(desk.earlier);
    QTRY_VERIFY(desk.bank.calls<contract::ResolveTransferKey>() > asked && desk.bank.inFlight() == 0);
    QVERIFY(desk.tells(desk.latest, "The money is held."));
    desk.named("Dismiss the message")->click();
    QVERIFY(desk.tells(desk.earlier, "It may or may not have taken effect"));
    QVERIFY(!desk.mayPlace());
    desk.resolved.insert(desk.earlier);
    desk.named<QPushButton>("Check now")->click();
    QTRY_VERIFY(desk.tells(desk.earlier, "The money is held."));
    QVERIFY(desk.mayPlace() && !desk.page->holdsWork());
    desk.named("Dismiss the message")->click();
    QVERIFY(!desk.says("CZK. ") && desk.mayPlace());
}

void HoldsTest::anEarlierOutcomeFollowsTheLatest()
{
    TwoOpenHolds desk;
    desk.resolved = {desk.latest};
    desk.named<QPushButton>("Check now")->click();
    QTRY_VERIFY(desk.tells(desk.latest, "The money is held."));
    desk.resolved.insert(desk.earlier);
    desk.sender.checkNow(desk.earlier);
    QTRY_VERIFY(desk.tells(desk.earlier, "The money is held."));
    QVERIFY(desk.mayPlace() && !desk.page->holdsWork());
}

void HoldsTest::whatTheJournalBringsWhileAnOutcomeIsShownIsOpen()
{
    AccountCounter desk;
    desk.bank.on<contract::PlaceHold>(effective());
    desk.bank.on<contract::ResolveTransferKey>(lost());
    desk.open(kTeller);
    beginHold(desk, "500", "Hotel");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("500,00 CZK. The money is held."));
    QTRY_VERIFY(desk.named<QPushButton>("Place a hold…")->isEnabled());
    const Money amount(30'000, currency("CZK"));
    bool written = false;
    desk.journal.begin(Uuid::v7(), {client::OrderKind::Hold, desk.known.summary.iban, {}, amount, {}}, &desk.context,
                       [&](const auto&) { written = true; });
    QTRY_VERIFY(written);
    desk.recover();
    QTRY_VERIFY(!desk.named<QPushButton>("Place a hold…")->isEnabled());
    QVERIFY(desk.says("500,00 CZK. The money is held.") && desk.page->holdsWork());
    desk.named("Dismiss the message")->click();
    QTRY_VERIFY(desk.says("300,00 CZK. It may or may not have taken effect"));
}

void HoldsTest::sendingIsSaidAndKeepsTheFocus()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.bank.on<contract::ReleaseHold>(effective());
    desk.bank.hold<contract::ReleaseHold>();
    desk.open(kTeller);
    showHolds(desk);
    desk.named<QPushButton>("Release the hold…")->setFocus();
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.sheet());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Release of a hold: 1 500,00 CZK. Sending…"));
    QVERIFY(!desk.named<QPushButton>("Release the hold…")->isEnabled());
    QVERIFY(desk.hasFocus("Holds in force"));
}

void HoldsTest::aHalfFilledFormOutlivesAnotherOrder()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.bank.on<contract::ReleaseHold>(effective());
    desk.open(kTeller);
    beginHold(desk, "500", "Car");
    QTRY_VERIFY(desk.named<QPushButton>("Release the hold…")->isEnabled());
    desk.named<QPushButton>("Release the hold…")->click();
    QTRY_VERIFY(desk.sheet());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The hold is released"));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    auto* reason = desk.named<QLineEdit>("Reason");
    QVERIFY(reason && reason->text() == QLatin1String("Car"));
    desk.bank.on<contract::ReleaseHold>(refusal(contract::ErrorCode::AmountTooLarge));
    QTRY_VERIFY(desk.named<QPushButton>("Release the hold…")->isEnabled());
    desk.named<QPushButton>("Release the hold…")->click();
    QTRY_VERIFY(desk.sheet());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Not done: "));
    QVERIFY(!desk.hasFocus("Amount to hold")); // the refusal is not of that amount
}

void HoldsTest::whatIsHalfFilledInIsNotStartedAnew()
{
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.hold("Car", 90'000);
    desk.open(kTeller);
    showHolds(desk);
    desk.press(Qt::Key_Home);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to pay"));
    desk.press(Qt::Key_Tab);
    desk.type("CZ65");
    // The same again, one about another hold, another form: what was typed is still there, and the form says so.
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(desk.named<QLineEdit>("Pay to IBAN")->text().remove(QLatin1Char(' ')), QStringLiteral("CZ65"));
    QVERIFY(!desk.says("This was not sent."));
    desk.named<QTableView>("Holds in force")->setFocus();
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(desk.says("This was not sent."));
    QCOMPARE(desk.named<QLineEdit>("Pay to IBAN")->text().remove(QLatin1Char(' ')), QStringLiteral("CZ65"));
    desk.press(Qt::Key_Tab);
    desk.type("0");
    QVERIFY(!desk.says("This was not sent.")); // typing goes on
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(desk.says("This was not sent.") && !desk.named<QLineEdit>("Amount to hold"));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to hold"));
    QVERIFY(!desk.named<QLineEdit>("Pay to IBAN"));
}

void HoldsTest::leavingAsksAboutAHalfFilledForm()
{
    AccountCounter desk;
    desk.open(kTeller);
    QVERIFY(desk.page->mayLeave());
    beginHold(desk, "500", "Hotel");
    desk.press(Qt::Key_S, Qt::ControlModifier); // folded away, and still there
    QVERIFY(!desk.page->mayLeave());
    QVERIFY(desk.says("This was not sent. Leave again to discard it, or keep typing."));
    desk.picture("holds-leave");
    QVERIFY(desk.page->mayLeave());
    QVERIFY(!desk.page->holdsWork());
    QVERIFY(!desk.named<QLineEdit>("Amount to hold"));
    beginHold(desk, "500", "Hotel");
    QVERIFY(!desk.page->mayLeave());
    desk.named<QPushButton>("Discard")->click();
    QVERIFY(desk.page->mayLeave() && !desk.named<QLineEdit>("Amount to hold"));
}

void HoldsTest::whatSecuresAnOrderEndsWithIt()
{
    AccountCounter desk;
    desk.hold("Waits", 150'000, ApprovalId::make());
    desk.open(kTeller);
    showHolds(desk);
    QTRY_VERIFY(desk.named<QPushButton>("Show the approval"));
    QVERIFY(!desk.named<QPushButton>("Release the hold…")->isEnabled());
    QVERIFY(!desk.named<QPushButton>("Pay from the hold…")->isEnabled());
    desk.press(Qt::Key_G, Qt::ControlModifier);
    QCOMPARE(desk.navigator.targets.size(), std::size_t(1));
    QVERIFY(desk.navigator.targets.back().page == PageId::Approvals);
}

void HoldsTest::withoutTheRightTheListAloneIsOffered()
{
    AccountCounter nothing;
    nothing.open({});
    QVERIFY(!nothing.named("Holds"));
    AccountCounter desk;
    desk.hold("Hotel", 150'000);
    desk.open({});
    desk.press(Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf("Holds in force"), 1);
    for (const char* each : {"Place a hold…", "Release the hold…", "Pay from the hold…"})
        QVERIFY2(!desk.named(each), each);
}

COUNTERFOIL_QTEST(HoldsTest)
#include "tst_holds.moc"
