// The new transfer page by key events alone, against a bank that books, refuses, is silent or loses its answer.
#include "models/tables/BranchClock.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/NewTransferDesk.h"
#include "ui/theme/ThemeController.h"

#include <QApplication>
#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using NewTransferMood = FakeTransfers::Mood;

class NewTransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTransferIsBookedByKeysAlone();
    void enterInAFieldNeverSubmits();
    void theBalanceAfterIsShownWhileTyping();
    void anOverdraftIsWarnedOfAndRefusedAtTheAmount();
    void aCorrectedOrderGetsANewKey();
    void confirmingTwiceSendsOnce();
    void cancelIsTheDefaultAndNothingIsSent();
    void anUnknownOutcomeIsResolvedAsBooked();
    void anUnknownOutcomeIsResolvedAsNotBooked();
    void anotherTransferCanBeMadeWhileOneIsUnknown();
    void theWindowLivesWhileTheBankIsSilent();
    void whatDidNotLeaveTheMachineIsSaidToBeNotBooked();
    void anAccountOfAnotherBranchIsFoundByItsWholeIban();
    void whatSpeaksAgainstAnAccountIsSaidAtItsField_data();
    void whatSpeaksAgainstAnAccountIsSaidAtItsField();
    void enterBeforeTheMatchesIsRememberedForThem();
    void typingOrEscapeTakesAnEarlyEnterBack();
    void aBankThatCannotBeAskedIsSaidInPlace();
    void theSameOrderTwiceIsWarnedOf();
    void whatWasSentOnAnotherDayIsNotWarnedOf();
    void leavingAHalfTypedFormAsksOnce();
    void aPayerFromElsewhereIsFilledIn();
    void everyFieldHasANameAndTabsInOrder();
    void itLooksRightInBothThemes_data();
    void itLooksRightInBothThemes();
};

void NewTransferTest::aTransferIsBookedByKeysAlone()
{
    NewTransferDesk desk;
    desk.fill();
    desk.review();
    QVERIFY(desk.says("1 234,50 CZK"));
    QVERIFY(desk.says("Available after"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
    const auto& order = desk.counter.transfers.posted.front().second;
    QCOMPARE(order.amount, Money(123'450, currency("CZK")));
    QVERIFY(order.debtorIban == czechIban(19) && order.creditorIban == czechIban(20));
    QCOMPARE(*order.memo, std::string("Rent"));
    QVERIFY(desk.says(desk.counter.transfers.booked.front().id.toString().c_str()));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.from()->isVisible() && desk.from()->hasFocus());
    QVERIFY(desk.amount()->text().isEmpty() && !desk.from()->party() && !desk.to()->party());
}

void NewTransferTest::enterInAFieldNeverSubmits()
{
    NewTransferDesk desk;
    desk.fill();
    for (QWidget* field : QWidgetList{desk.from(), desk.to(), desk.amount(), named(desk.window, "Memo")}) {
        field->setFocus();
        desk.press(Qt::Key_Return);
        desk.press(Qt::Key_Enter);
    }
    QTest::qWait(1);
    QVERIFY(!desk.sheet());
}

void NewTransferTest::theBalanceAfterIsShownWhileTyping()
{
    NewTransferDesk desk;
    desk.pick(desk.from(), "jan nov");
    QVERIFY(desk.says("available 19 454,60 CZK"));
    desk.amount()->setFocus();
    desk.type(QStringLiteral("1000"));
    QVERIFY(desk.says("1 000,00 CZK. Available after: 18 454,60 CZK"));
}

void NewTransferTest::anOverdraftIsWarnedOfAndRefusedAtTheAmount()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::Refuses;
    desk.fill("20000");
    QVERIFY(desk.says("20 000,00 CZK is more than the 19 454,60 CZK available"));
    desk.send();
    QTRY_VERIFY(!desk.amount()->shownError().isEmpty());
    QVERIFY(desk.says("The bank refused the transfer."));
    QVERIFY(desk.amount()->hasFocus());
    QVERIFY(desk.from()->party() && desk.to()->party());
    QCOMPARE(desk.amount()->text(), QStringLiteral("20000"));
}

void NewTransferTest::aCorrectedOrderGetsANewKey()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::Refuses;
    desk.fill("20000");
    desk.send();
    QTRY_VERIFY(!desk.amount()->shownError().isEmpty());
    desk.counter.transfers.mood = NewTransferMood::Books;
    desk.amount()->selectAll();
    desk.type(QStringLiteral("100"));
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
    const auto& posted = desk.counter.transfers.posted;
    QCOMPARE(posted.size(), std::size_t(2));
    QVERIFY(posted[0].first != posted[1].first);
}

void NewTransferTest::confirmingTwiceSendsOnce()
{
    NewTransferDesk desk;
    desk.fill();
    desk.review();
    QWidget* where = QApplication::focusWidget();
    QTest::keyClick(where, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(where, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(desk.page, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(1);
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
    QVERIFY(!desk.sheet());
}

void NewTransferTest::cancelIsTheDefaultAndNothingIsSent()
{
    NewTransferDesk desk;
    desk.fill();
    desk.review();
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(!desk.sheet());
    QTest::qWait(1);
    QVERIFY(desk.counter.transfers.posted.empty());
    QCOMPARE(desk.amount()->text(), QStringLiteral("1234,50"));
    desk.review();
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.sheet());
    QVERIFY(desk.counter.transfers.posted.empty());
}

void NewTransferTest::anUnknownOutcomeIsResolvedAsBooked()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::LosesTheAnswer;
    desk.fill();
    desk.send();
    QTRY_VERIFY(desk.says("Unknown — checking"));
    QVERIFY(desk.says("The money may or may not have moved."));
    QVERIFY(!desk.says("Booked"));
    desk.counter.transfers.resolution = contract::KeyState::Booked;
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void NewTransferTest::anUnknownOutcomeIsResolvedAsNotBooked()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::LosesTheAnswer;
    desk.counter.transfers.resolution = contract::KeyState::Abandoned;
    desk.fill();
    desk.send();
    QTRY_VERIFY(desk.says("Not booked, and it never will be"));
    QCOMPARE(desk.amount()->text(), QStringLiteral("1234,50"));
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void NewTransferTest::anotherTransferCanBeMadeWhileOneIsUnknown()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::LosesTheAnswer;
    desk.fill();
    desk.send();
    QTRY_VERIFY(desk.says("Unknown — checking"));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.from()->hasFocus());
    QCOMPARE(desk.counter.sender.open(), 1);
    desk.counter.transfers.mood = NewTransferMood::Books;
    desk.fill("77");
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
    QVERIFY(desk.says("77,00 CZK"));
    // The first order's outcome does not disturb the screen.
    desk.counter.transfers.resolution = contract::KeyState::Abandoned;
    QTRY_COMPARE_WITH_TIMEOUT(desk.counter.sender.open(), 0, 15'000);
    QVERIFY(desk.says("The transfer is booked"));
}

void NewTransferTest::theWindowLivesWhileTheBankIsSilent()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::Hangs;
    desk.fill();
    desk.send();
    QTRY_COMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
    QVERIFY(!desk.from()->isEnabled() && !desk.amount()->isEnabled());
    QVERIFY(desk.page->mayLeave());
    desk.page->start();
    QCOMPARE(desk.amount()->text(), QStringLiteral("1234,50"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(1);
    QVERIFY(!desk.sheet());
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void NewTransferTest::whatDidNotLeaveTheMachineIsSaidToBeNotBooked()
{
    NewTransferDesk desk;
    desk.counter.transfers.mood = NewTransferMood::CannotBeReached;
    desk.fill();
    desk.send();
    QTRY_VERIFY(desk.says("Not booked: the order did not leave this machine."));
    QVERIFY(desk.amount()->isEnabled());
    QCOMPARE(desk.amount()->text(), QStringLiteral("1234,50"));
}

void NewTransferTest::anAccountOfAnotherBranchIsFoundByItsWholeIban()
{
    NewTransferDesk desk;
    desk.to()->setFocus();
    desk.type(QString::fromStdString(czechIban(99).paper()));
    QTRY_VERIFY(desk.to()->party());
    QVERIFY(desk.says("Městská knihovna v Praze"));
    desk.from()->setFocus();
    desk.type(QString::fromStdString(czechIban(99).electronic()));
    QTRY_COMPARE(desk.from()->shownError(), QStringLiteral("No account of your branch has this IBAN."));
}

void NewTransferTest::whatSpeaksAgainstAnAccountIsSaidAtItsField_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto iban = [](int number) { return QString::fromStdString(czechIban(number).electronic()); };
    QTest::newRow("the same") << iban(19) << QStringLiteral("This is the paying account. Choose another one.");
    QTest::newRow("closed") << iban(21) << QStringLiteral("This account is closed: no transfer is possible.");
    QTest::newRow("blocked") << iban(24)
                             << QStringLiteral("This account is blocked for credits: nothing can be paid into it.");
    QTest::newRow("currency") << iban(22) << QStringLiteral("This account is kept in EUR, the paying one in CZK.");
    QTest::newRow("no credits") << iban(98) << QStringLiteral("Nothing can be paid into this account at present.");
    QTest::newRow("unknown") << iban(97) << QStringLiteral("No account of the bank has this IBAN.");
    QTest::newRow("mistyped") << QStringLiteral("CZ6508000000192000145390")
                              << QStringLiteral("This is not a complete IBAN, or one of its characters is wrong.");
}

void NewTransferTest::whatSpeaksAgainstAnAccountIsSaidAtItsField()
{
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    NewTransferDesk desk;
    desk.fill();
    desk.to()->setFocus();
    desk.to()->selectAll();
    desk.type(text);
    QTRY_COMPARE(desk.to()->shownError(), sentence);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(1);
    QVERIFY(!desk.sheet());
    QVERIFY(desk.to()->hasFocus());
}

void NewTransferTest::enterBeforeTheMatchesIsRememberedForThem()
{
    NewTransferDesk desk;
    desk.from()->setFocus();
    desk.type("jan nov");
    desk.press(Qt::Key_Return);
    QVERIFY(!desk.from()->party());
    QTRY_VERIFY(desk.from()->party());
    QVERIFY(desk.from()->party()->iban == czechIban(19));
    QVERIFY(!desk.from()->isSuggesting());
}

void NewTransferTest::typingOrEscapeTakesAnEarlyEnterBack()
{
    NewTransferDesk desk;
    desk.from()->setFocus();
    desk.type("jan");
    desk.press(Qt::Key_Return);
    desk.type(" n");
    QTRY_VERIFY(desk.from()->isSuggesting());
    QVERIFY(!desk.from()->party());
    desk.to()->setFocus();
    desk.type("jan");
    desk.press(Qt::Key_Return);
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(desk.to()->isSuggesting());
    QVERIFY(!desk.to()->party());
}

void NewTransferTest::aBankThatCannotBeAskedIsSaidInPlace()
{
    NewTransferDesk desk;
    desk.counter.accounts.away = true;
    desk.type(QStringLiteral("jan"));
    QTRY_VERIFY(desk.says("The bank cannot be reached from this machine."));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.counter.bank.calls<contract::FindAccounts>(), 2);
    desk.counter.accounts.away = false;
    desk.press(Qt::Key_Down);
    QTRY_VERIFY(desk.from()->isSuggesting());
}

void NewTransferTest::theSameOrderTwiceIsWarnedOf()
{
    NewTransferDesk desk;
    desk.fill();
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
    desk.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.from()->party());
    desk.pick(desk.to(), "dvo");
    desk.amount()->setFocus();
    desk.type(QStringLiteral("1234,50"));
    QVERIFY(desk.says("1 234,50 CZK was already sent to Růžena Dvořáková today, at"));
    desk.review();
    QVERIFY(desk.says("Confirm only if you want it twice."));
}

void NewTransferTest::whatWasSentOnAnotherDayIsNotWarnedOf()
{
    tables::BranchClock clock;
    contract::BranchTime time{{}, 0, *parseInstant("2026-11-27T14:02:00Z"), {}, false};
    clock.update(time);
    NewTransferDesk desk;
    desk.fill();
    desk.send();
    QTRY_VERIFY(desk.says("The transfer is booked"));
    time.now += std::chrono::hours(24);
    clock.update(time);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.from()->hasFocus());
    desk.fill();
    QVERIFY(!desk.says("already sent to"));
    desk.review();
    QVERIFY(!desk.says("Confirm only if you want it twice."));
}

void NewTransferTest::leavingAHalfTypedFormAsksOnce()
{
    NewTransferDesk desk;
    QVERIFY(desk.page->mayLeave());
    desk.amount()->setFocus();
    desk.type(QStringLiteral("5"));
    QVERIFY(!desk.page->mayLeave());
    QVERIFY(desk.says("This transfer was not sent."));
    desk.type(QStringLiteral("0"));
    QVERIFY(!desk.says("This transfer was not sent."));
    QVERIFY(!desk.page->mayLeave());
    QVERIFY(desk.page->mayLeave());
}

void NewTransferTest::aPayerFromElsewhereIsFilledIn()
{
    NewTransferDesk desk;
    desk.page->start(czechIban(20));
    desk.page->activate();
    QTRY_VERIFY(desk.from()->party());
    QVERIFY(desk.to()->hasFocus());
    QVERIFY(desk.page->mayLeave());
}

void NewTransferTest::everyFieldHasANameAndTabsInOrder()
{
    NewTransferDesk desk;
    QStringList names;
    desk.from()->setFocus();
    for (int i = 0; i < 6; ++i) {
        names += QApplication::focusWidget()->accessibleName().isEmpty()
                     ? qobject_cast<QPushButton*>(QApplication::focusWidget())->text()
                     : QApplication::focusWidget()->accessibleName();
        desk.press(Qt::Key_Tab);
    }
    QCOMPARE(names.join(QLatin1Char('|')), QStringLiteral("From|To|Amount|Memo|Review transfer|Clear the form"));
}

void NewTransferTest::itLooksRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void NewTransferTest::itLooksRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    ThemeController theme(*qApp, choice);
    NewTransferDesk desk;
    desk.picture("transfer-1-empty");
    verifyAppearance(desk.window);
    desk.pick(desk.from(), "jan nov");
    desk.to()->setFocus();
    desk.type(QStringLiteral("nov"));
    QTRY_VERIFY(desk.to()->isSuggesting());
    desk.picture("transfer-2-suggestions");
    verifyAppearance(desk.window);
    desk.fill("20000");
    desk.picture("transfer-3-overdraft");
    verifyAppearance(desk.window);
    desk.counter.transfers.mood = NewTransferMood::Refuses;
    desk.send();
    QTRY_VERIFY(desk.says("The bank refused the transfer."));
    desk.picture("transfer-4-refused");
    verifyAppearance(desk.window);
    desk.amount()->selectAll();
    desk.type(QStringLiteral("1234,5"));
    desk.counter.transfers.mood = NewTransferMood::LosesTheAnswer;
    desk.review();
    desk.picture("transfer-5-confirm");
    verifyAppearance(desk.window, desk.sheet());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Unknown — checking"));
    desk.picture("transfer-6-unknown");
    verifyAppearance(desk.window);
    desk.counter.transfers.resolution = contract::KeyState::Booked;
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The transfer is booked"));
    desk.picture("transfer-7-booked");
    verifyAppearance(desk.window);
}

COUNTERFOIL_QTEST(NewTransferTest)
#include "tst_transfers_new.moc"
