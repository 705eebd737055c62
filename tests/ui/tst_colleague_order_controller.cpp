// Querying the bank about colleagues' orders, without a screen.
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "ui/transfers/ColleagueOrderController.h"

#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

client::ColleagueOrder orderOf(const char* userName)
{
    client::ColleagueOrder entry;
    entry.userName = userName;
    entry.staffId = StaffId::make();
    entry.key = Uuid::v7();
    return entry;
}

} // namespace

class ColleagueOrderControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsAskedAboutOnceAtATime();
    void whatTheBankSaidStays();
    void afterAFailureItMayBeAskedAgain();
};

void ColleagueOrderControllerTest::anOrderIsAskedAboutOnceAtATime()
{
    FakeBank bank;
    ColleagueOrderController controller(bank);
    const auto annas = orderOf("anna");
    const auto petrs = orderOf("petr");
    for (int i = 0; i < 2; ++i) {
        controller.resolve(annas);
        controller.resolve(petrs);
    }
    QCOMPARE(bank.calls<contract::ResolveTransferKey>(), 2);
    QVERIFY(controller.isAsking(annas.key) && controller.isAsking(petrs.key));
    QVERIFY(bank.asked<contract::ResolveTransferKey>().front().orderedBy == annas.staffId);
}

void ColleagueOrderControllerTest::whatTheBankSaidStays()
{
    FakeBank bank;
    ColleagueOrderController controller(bank);
    const auto annas = orderOf("anna");
    controller.resolve(annas);
    QVERIFY(!controller.outcome(annas.key));
    bank.answer<contract::ResolveTransferKey>(contract::OrderOutcome{});
    QVERIFY(!controller.isAsking(annas.key));
    QVERIFY(controller.outcome(annas.key) && controller.outcome(annas.key)->state == contract::KeyState::Abandoned);
}

void ColleagueOrderControllerTest::afterAFailureItMayBeAskedAgain()
{
    FakeBank bank;
    ColleagueOrderController controller(bank);
    int answered = 0;
    connect(&controller, &ColleagueOrderController::answered, this, [&] { ++answered; });
    const auto annas = orderOf("anna");
    controller.resolve(annas);
    bank.answer<contract::ResolveTransferKey>(unreachable());
    QCOMPARE(answered, 1);
    QVERIFY(!controller.isAsking(annas.key) && !controller.outcome(annas.key));
    controller.resolve(annas);
    QCOMPARE(bank.calls<contract::ResolveTransferKey>(), 2);
}

COUNTERFOIL_QTEST(ColleagueOrderControllerTest)
#include "tst_colleague_order_controller.moc"
