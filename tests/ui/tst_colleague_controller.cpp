// Querying the bank about colleagues' orders, without a screen.
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "ui/transfers/ColleagueController.h"

#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

client::ColleagueEntry orderOf(const char* userName)
{
    client::ColleagueEntry entry;
    entry.userName = userName;
    entry.staffId = StaffId::make();
    entry.key = Uuid::v7();
    return entry;
}

} // namespace

class ColleagueControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsAskedAboutOnceAtATime();
    void whatTheBankSaidStays();
    void afterAFailureItMayBeAskedAgain();
};

void ColleagueControllerTest::anOrderIsAskedAboutOnceAtATime()
{
    FakeBank bank;
    ColleagueController controller(bank);
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

void ColleagueControllerTest::whatTheBankSaidStays()
{
    FakeBank bank;
    ColleagueController controller(bank);
    const auto annas = orderOf("anna");
    controller.resolve(annas);
    QVERIFY(!controller.outcome(annas.key));
    bank.answer<contract::ResolveTransferKey>(contract::KeyOutcome{contract::KeyState::Abandoned, {}, {}});
    QVERIFY(!controller.isAsking(annas.key));
    QVERIFY(controller.outcome(annas.key) && controller.outcome(annas.key)->state == contract::KeyState::Abandoned);
}

void ColleagueControllerTest::afterAFailureItMayBeAskedAgain()
{
    FakeBank bank;
    ColleagueController controller(bank);
    int answered = 0;
    connect(&controller, &ColleagueController::answered, this, [&] { ++answered; });
    const auto annas = orderOf("anna");
    controller.resolve(annas);
    bank.answer<contract::ResolveTransferKey>(unreachable());
    QCOMPARE(answered, 1);
    QVERIFY(!controller.isAsking(annas.key) && !controller.outcome(annas.key));
    controller.resolve(annas);
    QCOMPARE(bank.calls<contract::ResolveTransferKey>(), 2);
}

COUNTERFOIL_QTEST(ColleagueControllerTest)
#include "tst_colleague_controller.moc"
