// Polling the list of failed calls while shown, without a screen.
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "ui/monitoring/ErrorsController.h"

#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

constexpr std::chrono::milliseconds kOften{10};

} // namespace

class ErrorsControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowBankIsAskedOnceAtATime();
    void itAsksOnlyWhileItIsLookedAtAndNotPaused();
    void anAnswerToAnotherQuestionIsNotTold();

private:
    static int asked(const FakeBank& bank) { return bank.calls<contract::ListFailedCalls>(); }
};

void ErrorsControllerTest::aSlowBankIsAskedOnceAtATime()
{
    FakeBank bank;
    ErrorsController controller(bank, kOften);
    controller.start();
    QTest::qWait(60);
    QCOMPARE(asked(bank), 1);
    bank.answer<contract::ListFailedCalls>(contract::FailedCalls{});
    QTRY_COMPARE(asked(bank), 2);
}

void ErrorsControllerTest::itAsksOnlyWhileItIsLookedAtAndNotPaused()
{
    FakeBank bank;
    bank.on<contract::ListFailedCalls>(contract::FailedCalls{});
    ErrorsController controller(bank, kOften);
    controller.start();
    QTRY_VERIFY(asked(bank) > 2);
    controller.setPaused(true);
    const int paused = asked(bank);
    QTest::qWait(60);
    QCOMPARE(asked(bank), paused);
    controller.setFilter({"GetAccount", true}); // a user action still works
    QCOMPARE(asked(bank), paused + 1);
    controller.setPaused(false);
    QTRY_VERIFY(asked(bank) > paused + 1);
    controller.stop();
    const int stopped = asked(bank);
    QTest::qWait(60);
    QCOMPARE(asked(bank), stopped);
}

void ErrorsControllerTest::anAnswerToAnotherQuestionIsNotTold()
{
    FakeBank bank;
    ErrorsController controller(bank, std::chrono::hours(1));
    std::vector<bool> told;
    connect(&controller, &ErrorsController::listed, this,
            [&](const auto&, bool narrowed) { told.push_back(narrowed); });
    controller.start();
    controller.setFilter({"GetAccount", {}});
    bank.answer<contract::ListFailedCalls>(contract::FailedCalls{});
    QVERIFY(told.empty());
    bank.answer<contract::ListFailedCalls>(contract::FailedCalls{});
    QCOMPARE(told, std::vector<bool>{true});
}

COUNTERFOIL_QTEST(ErrorsControllerTest)
#include "tst_errors_controller.moc"
