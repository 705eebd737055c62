// What a page says of an order that a second person must approve, and of orders that are not transfers.
#include "services/contract/Holds.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/transfers/AccountField.h"
#include "ui/transfers/NewTransferPage.h"
#include "ui/transfers/TransferChecks.h"
#include "ui/transfers/TransferText.h"
#include "ui/transfers/UnresolvedPage.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/MoneyEdit.h"

#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! The page's dependencies; outlive it.
struct WaitingDependencies
{
    Counter counter;
    ReceiptServices receipts{counter.files, {}, {}};
};

//! The new transfer page, with an order that is ready to be sent.
struct WaitingDesk : WaitingDependencies, TestWindow
{
    WaitingDesk()
    {
        QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
        counter.recover();
        auto* page =
            put(new NewTransferPage(counter.bank, counter.sender, receipts, counter.navigator, &window), {1020, 760});
        page->start();
        page->activate();
    }
    void pick(int side, const char* text)
    {
        auto* field = window.findChildren<AccountField*>().at(side);
        field->setFocus();
        type(QString::fromUtf8(text));
        [&] { QTRY_VERIFY(field->isSuggesting()); }();
        press(Qt::Key_Return);
        [&] { QTRY_VERIFY(field->party()); }();
    }
    void send()
    {
        pick(0, "jan nov");
        pick(1, "dvo");
        window.findChild<MoneyEdit*>()->setFocus();
        type(QStringLiteral("1234,50"));
        press(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY(named<ConfirmSheet>("Transfer this amount?")); }();
        press(Qt::Key_Return, Qt::ControlModifier);
    }
};

Party partyOf(contract::AccountStatus status, contract::BlockSide blocked)
{
    return Party::of(account(30, "Jan Novák", 1'000, status, "CZK", blocked));
}

} // namespace

class TransfersWaitingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsSaidToWaitAndHasNoReceipt();
    void aLostAnswerMayTurnOutToWait();
    void whatWasApprovedMeanwhileIsBookedWithItsReceipt();
    void anOrderThatIsNoTransferHasItsOwnWords();
    void aBlockSpeaksAgainstItsSideOnly_data();
    void aBlockSpeaksAgainstItsSideOnly();
    void aTransferInSeveralCurrenciesShowsItsLegs();
};

void TransfersWaitingTest::whatWaitsIsSaidToWaitAndHasNoReceipt()
{
    WaitingDesk desk;
    desk.counter.transfers.mood = FakeTransfers::Mood::Waits;
    desk.send();
    QTRY_VERIFY(desk.says("The transfer waits for approval"));
    QVERIFY(desk.says("Waiting for approval"));
    QVERIFY(desk.says("1 234,50 CZK"));
    QVERIFY(desk.says("above the orderer's limit for one transfer"));
    QVERIFY(desk.says("Nothing is booked yet; the money is held."));
    QVERIFY(!desk.named<QPushButton>("Print receipt") && !desk.says("The transfer is booked"));
    QCOMPARE(desk.counter.sender.open(), 0);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(desk.counter.files.suggested.isEmpty());
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.window.findChildren<AccountField*>().at(0)->hasFocus());
}

void TransfersWaitingTest::aLostAnswerMayTurnOutToWait()
{
    WaitingDesk desk;
    desk.counter.transfers.mood = FakeTransfers::Mood::LosesTheAnswer;
    desk.send();
    QTRY_VERIFY(desk.says("Unknown — checking"));
    desk.counter.transfers.resolution = contract::KeyState::Waiting;
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The transfer waits for approval"));
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void TransfersWaitingTest::whatWasApprovedMeanwhileIsBookedWithItsReceipt()
{
    WaitingDesk desk;
    desk.counter.transfers.mood = FakeTransfers::Mood::LosesTheAnswer;
    desk.send();
    QTRY_VERIFY(desk.says("Unknown — checking"));
    contract::OrderOutcome approved = FakeTransfers::waiting(contract::ApprovalState::Approved);
    approved.transfer = FakeTransfers::sample(1);
    desk.counter.bank.on<contract::ResolveTransferKey>(approved);
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    desk.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(desk.counter.files.suggested.size(), 1);
}

void TransfersWaitingTest::anOrderThatIsNoTransferHasItsOwnWords()
{
    Counter counter;
    counter.recover();
    counter.bank.on<contract::ReleaseHold>(lost());
    TestWindow shown;
    auto* page = shown.put(
        new UnresolvedPage(counter.sender, counter.journal, counter.bank, counter.navigator, false, &shown.window),
        {1020, 760});
    const HoldId hold = HoldId::make();
    client::OrderFacts facts;
    facts.kind = client::OrderKind::HoldRelease;
    facts.subject = hold.toString();
    counter.sender.send<contract::ReleaseHold>({hold}, facts, {}, &counter.context, [](const auto&) {});
    QTRY_VERIFY(shown.says("Release of a hold"));
    QVERIFY(shown.says(facts.subject.c_str()));
    QTRY_VERIFY(shown.says("It may or may not have taken effect; nothing is sent twice."));
    contract::OrderOutcome done;
    done.state = contract::KeyState::Booked;
    done.hold = hold;
    counter.bank.on<contract::ResolveTransferKey>(done);
    shown.press(Qt::Key_F5);
    QTRY_VERIFY(shown.says("The hold is released: what was left of it is available again."));
    QVERIFY(shown.says("Done") && !shown.says("Booked"));
    for (QPushButton* button : page->findChildren<QPushButton*>())
        QVERIFY(!button->isVisible()); // there is no transfer to show
}

void TransfersWaitingTest::aBlockSpeaksAgainstItsSideOnly_data()
{
    using contract::AccountStatus;
    using contract::BlockSide;
    QTest::addColumn<Party>("party");
    QTest::addColumn<bool>("mayPay");
    QTest::addColumn<bool>("mayBePaid");
    QTest::newRow("open") << partyOf(AccountStatus::Open, BlockSide::None) << true << true;
    QTest::newRow("debits") << partyOf(AccountStatus::Open, BlockSide::Debits) << false << true;
    QTest::newRow("credits") << partyOf(AccountStatus::Open, BlockSide::Credits) << true << false;
    QTest::newRow("both") << partyOf(AccountStatus::Open, BlockSide::Both) << false << false;
    QTest::newRow("dormant") << partyOf(AccountStatus::Dormant, BlockSide::None) << false << true;
    QTest::newRow("dormant and blocked") << partyOf(AccountStatus::Dormant, BlockSide::Credits) << false << false;
    QTest::newRow("closed") << partyOf(AccountStatus::Closed, BlockSide::None) << false << false;
}

void TransfersWaitingTest::aBlockSpeaksAgainstItsSideOnly()
{
    QFETCH(const Party, party);
    QFETCH(const bool, mayPay);
    QFETCH(const bool, mayBePaid);
    QCOMPARE(TransferChecks::debtorProblem(party).isEmpty(), mayPay);
    QCOMPARE(TransferChecks::creditorProblem(party, std::nullopt).isEmpty(), mayBePaid);
    QCOMPARE(tables::mayPay(*party.account), mayPay);
    QCOMPARE(tables::mayBePaid(*party.account), mayBePaid);
    QCOMPARE(TransferText::status(*party.account).isEmpty(), mayPay && mayBePaid);
}

void TransfersWaitingTest::aTransferInSeveralCurrenciesShowsItsLegs()
{
    QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
    contract::Transfer transfer = FakeTransfers::sample(1);
    transfer.amount.reset();
    transfer.legs = {{czechIban(19), "Jan Novák", Money(-10'000, currency("CZK"))},
                     {czechIban(20), "Růžena Dvořáková", Money(10'000, currency("CZK"))},
                     {czechIban(22), "Eva Nováková", Money(-400, currency("EUR"))},
                     {czechIban(26), "Jan Novák", Money(400, currency("EUR"))}};
    QCOMPARE(TransferText::money(transfer), QStringLiteral("several currencies"));
    QStringList shown;
    for (const Fact& fact : TransferText::facts(transfer))
        shown += fact.value;
    QVERIFY(shown.join(QLatin1Char('\n')).contains(QStringLiteral("Eva Nováková")));
    transfer.legs.resize(2);
    for (const Fact& fact : TransferText::facts(transfer))
        QVERIFY(fact.label != QStringLiteral("All accounts") || fact.value.isEmpty());
}

COUNTERFOIL_QTEST(TransfersWaitingTest)
#include "tst_transfers_waiting.moc"
