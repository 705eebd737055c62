// What the bank says beforehand of the transfer being typed: asked a moment after the last change, shown on the form
// and on the sheet, and never in the way.
#include "models/tables/LimitText.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/NewTransferDesk.h"
#include "ui/theme/ThemeController.h"
#include "ui/transfers/TransferPreviewer.h"

#include <QApplication>
#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using contract::PreviewTransfer;

namespace {

Money crowns(std::int64_t minorUnits)
{
    return {minorUnits, currency("CZK")};
}

contract::LimitLeft moneyLeft(contract::LimitSubject subject, contract::LimitMeasure measure, std::int64_t most,
                              std::int64_t left)
{
    return {subject, measure, crowns(most), crowns(left), {}, {}};
}

contract::TransferPreview ordinary()
{
    using contract::LimitMeasure;
    using contract::LimitSubject;
    contract::TransferPreview preview;
    preview.debtorBalanceAfter = crowns(1'822'010);
    preview.debtorAvailableAfter = crowns(1'722'010);
    preview.limits = {moneyLeft(LimitSubject::Role, LimitMeasure::PerTransfer, 10'000'000, 10'000'000),
                      moneyLeft(LimitSubject::Staff, LimitMeasure::PerDay, 50'000'000, 48'000'000),
                      {LimitSubject::Role, LimitMeasure::PerHour, {}, {}, 60, 12},
                      moneyLeft(LimitSubject::Account, LimitMeasure::PerDay, 90'000'000, 70'000'000)};
    return preview;
}

contract::TransferPreview repeated(std::optional<TransferId> id)
{
    contract::TransferPreview preview = ordinary();
    const auto now = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    preview.duplicates = {{id, now - std::chrono::minutes(12) - std::chrono::seconds(5), "Jana Malá"}};
    return preview;
}

struct PreviewDesk : NewTransferDesk
{
    explicit PreviewDesk(contract::TransferPreview preview = ordinary())
    {
        counter.bank.on<PreviewTransfer>(std::move(preview));
    }
    int asked() const { return counter.bank.calls<PreviewTransfer>(); }
    void awaitPreview() const
    {
        [&] { QTRY_VERIFY(says("Balance after") || says("Left today")); }();
    }
};

} // namespace

class TransferPreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBankIsAskedOnceTheTypingPauses();
    void anIncompleteOrWrongOrderIsNotAsked();
    void theAnswerForAnEarlierAmountIsDropped();
    void theMemoAsksNothing();
    void balancesLimitsAndFeesAreShown();
    void ofEachMeasureTheTightestLimitIsTold();
    void whyItWillWaitIsSaidOnTheFormAndTheSheet();
    void aRefusalIsForetoldInTheWordsOfTheRefusal();
    void aColleaguesSameOrderIsWarnedOfAndMustBeConfirmedTwice();
    void escapeGoesBackFromARepetition();
    void aSameOrderThatWaitsIsWarnedOfToo();
    void anAnswerThatComesLateIsShownOnTheOpenSheet();
    void aFailureIsNotSpokenOfAndHindersNothing();
    void aSilentBankHindersNothing();
    void aFreshFormKnowsNothingOfTheLastOrder();
    void itLooksRightInBothThemes_data();
    void itLooksRightInBothThemes();
};

void TransferPreviewTest::theBankIsAskedOnceTheTypingPauses()
{
    PreviewDesk desk;
    desk.fill("1234,50");
    QCOMPARE(desk.asked(), 0);
    desk.awaitPreview();
    QCOMPARE(desk.asked(), 1);
    const auto order = desk.counter.bank.asked<PreviewTransfer>().front();
    QCOMPARE(order.amount, crowns(123'450));
    QVERIFY(order.debtorIban == czechIban(19) && order.creditorIban == czechIban(20));
    QVERIFY(!desk.counter.bank.options<PreviewTransfer>().key);
}

void TransferPreviewTest::anIncompleteOrWrongOrderIsNotAsked()
{
    FakeBank bank;
    TransferPreviewer previewer(bank);
    const auto of = [](int number, contract::AccountStatus status = contract::AccountStatus::Open) {
        return Party::of(account(number, "Jan Novák", 100'000, status));
    };
    for (const TransferDraft& draft :
         {TransferDraft{}, TransferDraft{of(19), {}, crowns(100), {}}, TransferDraft{of(19), of(20), {}, {}},
          TransferDraft{of(19), of(19), crowns(100), {}},
          TransferDraft{of(19), of(20, contract::AccountStatus::Closed), crowns(100), {}},
          TransferDraft{of(23, contract::AccountStatus::Dormant), of(20), crowns(100), {}},
          TransferDraft{of(19), of(20), Money(100, currency("EUR")), {}}}) {
        previewer.follow(draft);
        previewer.askNow();
        QCOMPARE(bank.calls<PreviewTransfer>(), 0);
    }
    previewer.follow({of(19), of(20), crowns(100), {}});
    previewer.askNow();
    QCOMPARE(bank.calls<PreviewTransfer>(), 1);
}

void TransferPreviewTest::theAnswerForAnEarlierAmountIsDropped()
{
    PreviewDesk desk;
    desk.counter.bank.hang<PreviewTransfer>();
    desk.fill("10");
    QTRY_COMPARE(desk.asked(), 1);
    desk.amount()->setFocus();
    desk.type(QStringLiteral("0"));
    QCOMPARE(desk.counter.bank.waiting<PreviewTransfer>(), 0);
    QTRY_COMPARE(desk.asked(), 2);
    contract::TransferPreview refused;
    refused.refusal = contract::ErrorCode::TooManyOrders;
    desk.counter.bank.answer<PreviewTransfer>(refused);
    QVERIFY(!desk.says("Would be refused"));
    desk.counter.bank.answer<PreviewTransfer>(ordinary());
    QTRY_VERIFY(desk.says("Left today"));
    QVERIFY(!desk.says("Would be refused"));
}

void TransferPreviewTest::theMemoAsksNothing()
{
    FakeBank bank;
    TransferPreviewer previewer(bank);
    TransferDraft draft{Party::of(account(19, "Jan Novák", 100'000)), Party::of(account(20, "Růžena Dvořáková", 0)),
                        crowns(100), "Rent"};
    previewer.follow(draft);
    previewer.askNow();
    bank.answer<PreviewTransfer>(ordinary());
    QVERIFY(!bank.asked<PreviewTransfer>().front().memo);
    draft.memo = "Rent for May";
    previewer.follow(draft);
    previewer.askNow();
    QCOMPARE(bank.calls<PreviewTransfer>(), 1);
    QVERIFY(previewer.preview());
}

void TransferPreviewTest::balancesLimitsAndFeesAreShown()
{
    contract::TransferPreview preview = ordinary();
    preview.fees = {{"Express", crowns(2'500)}};
    PreviewDesk desk(preview);
    desk.fill();
    desk.awaitPreview();
    QVERIFY(desk.says("Balance after"));
    QVERIFY(desk.says("18 220,10 CZK"));
    QVERIFY(desk.says("17 220,10 CZK"));
    QVERIFY(desk.says("Left today (your own limit)"));
    QVERIFY(desk.says("480 000,00 CZK of 500 000,00"));
    QVERIFY(desk.says("At most per transfer (limit of your role)"));
    QVERIFY(desk.says("100 000,00 CZK"));
    QVERIFY(desk.says("Left this hour (limit of your role)"));
    QVERIFY(desk.says("12 of 60 orders"));
    QVERIFY(desk.says("Fee: Express"));
    QVERIFY(desk.says("25,00 CZK"));
    QVERIFY(!desk.says("900 000,00"));
    desk.review();
    QVERIFY(desk.says("Fee: Express"));
}

void TransferPreviewTest::ofEachMeasureTheTightestLimitIsTold()
{
    using contract::LimitMeasure;
    using contract::LimitSubject;
    const auto binding = tables::bindingLimits({{LimitSubject::Role, LimitMeasure::PerHour, {}, {}, 60, 12},
                                                moneyLeft(LimitSubject::Role, LimitMeasure::PerDay, 500, 400),
                                                {LimitSubject::Product, LimitMeasure::PerHour, {}, {}, 20, 3},
                                                moneyLeft(LimitSubject::Account, LimitMeasure::PerDay, 450, 450)});
    QCOMPARE(binding.size(), std::size_t(2));
    QCOMPARE(binding[0].subject, LimitSubject::Role);
    QCOMPARE(binding[0].measure, LimitMeasure::PerDay);
    QCOMPARE(binding[1].subject, LimitSubject::Product);
}

void TransferPreviewTest::whyItWillWaitIsSaidOnTheFormAndTheSheet()
{
    contract::TransferPreview preview = ordinary();
    preview.approvalReasons = {contract::ApprovalReason::AboveTransferLimit, contract::ApprovalReason::AboveDailyLimit};
    PreviewDesk desk(preview);
    desk.fill();
    QTRY_VERIFY(desk.says("Needs approval: above your limit per transfer; above your limit per day"));
    desk.review();
    QVERIFY(desk.sheet()->accessibleDescription().contains(
        QStringLiteral("Needs approval: above your limit per transfer; above your limit per day")));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void TransferPreviewTest::aRefusalIsForetoldInTheWordsOfTheRefusal()
{
    contract::TransferPreview preview;
    preview.refusal = contract::ErrorCode::InsufficientFunds;
    PreviewDesk desk(preview);
    desk.counter.transfers.mood = FakeTransfers::Mood::Refuses;
    desk.fill("20000");
    QTRY_VERIFY(desk.says("Would be refused: the available balance does not cover the amount."));
    desk.review();
    QVERIFY(desk.sheet()->accessibleDescription().contains(QStringLiteral("Would be refused: the available")));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Not booked: the available balance does not cover the amount."));
}

void TransferPreviewTest::aColleaguesSameOrderIsWarnedOfAndMustBeConfirmedTwice()
{
    PreviewDesk desk(repeated(TransferId::make()));
    desk.fill();
    QTRY_VERIFY(desk.says("The same amount went to Růžena Dvořáková 12 minute(s) ago, by Jana Malá."));
    desk.review();
    QVERIFY(desk.says("by Jana Malá. Confirm only if you want it twice."));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    QVERIFY(desk.named<QPushButton>("Transfer it again"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1)); // none at the first time
}

void TransferPreviewTest::escapeGoesBackFromARepetition()
{
    PreviewDesk desk(repeated(TransferId::make()));
    desk.fill();
    desk.awaitPreview();
    desk.review();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.sheet());
    QCOMPARE(desk.amount()->text(), QStringLiteral("1234,50"));
    desk.review();
    QVERIFY(desk.named<QPushButton>("Transfer"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1)); // none by the sheet that was left
}

void TransferPreviewTest::aSameOrderThatWaitsIsWarnedOfToo()
{
    contract::TransferPreview preview = repeated({});
    preview.duplicates.push_back({TransferId::make(), preview.duplicates.front().recordedAt, "Petr Svoboda"});
    PreviewDesk desk(preview);
    desk.fill();
    QTRY_VERIFY(
        desk.says("The same amount for Růžena Dvořáková waits for approval already, ordered 12 minute(s) ago by "
                  "Jana Malá."));
    QVERIFY(desk.says("There were 1 more such order(s) within the last hour."));
}

void TransferPreviewTest::anAnswerThatComesLateIsShownOnTheOpenSheet()
{
    PreviewDesk desk;
    desk.counter.bank.hang<PreviewTransfer>();
    desk.fill();
    desk.review();
    QCOMPARE(desk.asked(), 1);
    QVERIFY(!desk.says("Confirm only if you want it twice."));
    const ConfirmSheet* open = desk.sheet();
    desk.counter.bank.answer<PreviewTransfer>(repeated(TransferId::make()));
    QTRY_VERIFY(desk.sheet() && desk.says("Confirm only if you want it twice."));
    QCOMPARE(desk.sheet(), open); // not another one under the fingers
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.named<QPushButton>("Transfer it again"));
    // The same answer once more does not ask a third time.
    desk.page->shownAgain();
    QTRY_COMPARE(desk.counter.bank.waiting<PreviewTransfer>(), 1);
    desk.counter.bank.answer<PreviewTransfer>(repeated(TransferId::make()));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void TransferPreviewTest::aFailureIsNotSpokenOfAndHindersNothing()
{
    PreviewDesk desk;
    desk.counter.bank.on<PreviewTransfer>(unreachable());
    desk.fill();
    QTRY_COMPARE(desk.asked(), 1);
    QTRY_COMPARE(desk.counter.bank.inFlight(), 0);
    QVERIFY(!desk.says("The bank cannot be reached"));
    QVERIFY(!desk.says("Left today"));
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QCOMPARE(desk.asked(), 1);
}

void TransferPreviewTest::aSilentBankHindersNothing()
{
    PreviewDesk desk;
    desk.counter.bank.hang<PreviewTransfer>();
    desk.fill();
    QTRY_COMPARE(desk.asked(), 1);
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
}

void TransferPreviewTest::aFreshFormKnowsNothingOfTheLastOrder()
{
    PreviewDesk desk;
    desk.fill();
    desk.awaitPreview();
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.from()->hasFocus());
    QVERIFY(!desk.says("Left today"));
}

void TransferPreviewTest::itLooksRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TransferPreviewTest::itLooksRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    ThemeController theme(*qApp, choice);
    contract::TransferPreview preview = repeated(TransferId::make());
    preview.approvalReasons = {contract::ApprovalReason::AboveTransferLimit};
    PreviewDesk desk(preview);
    desk.fill();
    QTRY_VERIFY(desk.says("Needs approval"));
    desk.picture("preview-1-form");
    verifyAppearance(desk.window);
    desk.review();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.picture("preview-2-sheet");
    verifyAppearance(desk.window, desk.sheet());
}

COUNTERFOIL_QTEST(TransferPreviewTest)
#include "tst_transfers_preview.moc"
