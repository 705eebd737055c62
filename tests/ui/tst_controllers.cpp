// What controllers keep between calls, without a screen. Those with more state have their own test.
#include "services/contract/Audit.h"
#include "services/contract/Transfers.h"
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "ui/accounts/RecordController.h"
#include "ui/administration/MemberController.h"
#include "ui/audit/AuditController.h"
#include "ui/audit/AuditEventController.h"
#include "ui/transfers/PartyFinder.h"

#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

using Transfers = RecordController<contract::GetTransfer, TransferId>;

int opened(const FakeBank& bank)
{
    return bank.calls<contract::GetTransfer>();
}

} // namespace

class ControllersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordStaysWhileItsRefreshFails();
    void aRecordIsAskedForOnceAtATime();
    void anotherRecordTakesThePlaceOfTheOneBefore();
    void anAuditEventIsAskedForOnceAtATime();
    void theTrailIsWatchedUntilNobodyLooks();
    void aMemberIsChangedFromTheVersionThatWasShown();
    void aPartyIsLookedForOnceTheFingersRest();
};

void ControllersTest::aRecordStaysWhileItsRefreshFails()
{
    FakeBank bank;
    Transfers transfers(bank, [] {});
    transfers.show(TransferId::make());
    bank.answer<contract::GetTransfer>(contract::Transfer{});
    QVERIFY(transfers.record() && transfers.error().isEmpty());
    transfers.refresh();
    bank.answer<contract::GetTransfer>(unreachable());
    QVERIFY(transfers.record() && !transfers.error().isEmpty());
    // A user who lost access must not keep seeing it.
    transfers.refresh();
    bank.answer<contract::GetTransfer>(refusal(contract::ErrorCode::NotFound));
    QVERIFY(!transfers.record() && !transfers.error().isEmpty());
}

void ControllersTest::aRecordIsAskedForOnceAtATime()
{
    FakeBank bank;
    Transfers transfers(bank, [] {});
    transfers.refresh(); // of nothing
    QCOMPARE(opened(bank), 0);
    const TransferId id = TransferId::make();
    transfers.show(id);
    transfers.show(id);
    transfers.refresh();
    QCOMPARE(opened(bank), 1);
    QVERIFY(transfers.isBusy());
    bank.answer<contract::GetTransfer>(contract::Transfer{});
    transfers.refresh();
    QCOMPARE(opened(bank), 2);
}

void ControllersTest::anotherRecordTakesThePlaceOfTheOneBefore()
{
    FakeBank bank;
    Transfers transfers(bank, [] {});
    transfers.show(TransferId::make());
    const TransferId second = TransferId::make();
    transfers.show(second);
    bank.answer<contract::GetTransfer>(contract::Transfer{}); // of the first
    QVERIFY(!transfers.record());
    QVERIFY(transfers.isOf(second));
    bank.answer<contract::GetTransfer>(contract::Transfer{});
    QVERIFY(transfers.record());
}

void ControllersTest::anAuditEventIsAskedForOnceAtATime()
{
    // Each opening is a read access recorded in the trail.
    FakeBank bank;
    AuditEventController events(bank);
    events.show(10);
    events.refresh();
    QCOMPARE(bank.calls<contract::GetAuditEvent>(), 1);
    bank.answer<contract::GetAuditEvent>(contract::AuditDetail{});
    events.refresh();
    QCOMPARE(bank.calls<contract::GetAuditEvent>(), 2);
    events.show(11); // instead of the one in flight
    QCOMPARE(bank.calls<contract::GetAuditEvent>(), 3);
    QCOMPARE(bank.waiting<contract::GetAuditEvent>(), 1);
}

void ControllersTest::theTrailIsWatchedUntilNobodyLooks()
{
    FakeBank bank;
    bank.on<contract::GetAuditState>(contract::AuditState{});
    bank.on<contract::ListAuditEvents>(contract::Page<contract::AuditRow>{});
    AuditController trail(bank, std::chrono::milliseconds(10));
    const auto looks = [&] { return bank.calls<contract::GetAuditState>(); };
    QTest::qWait(30);
    QCOMPARE(looks(), 0);
    trail.pollNow();
    QCOMPARE(looks(), 1);
    QTRY_VERIFY(looks() > 3);
    trail.setWatching(false);
    const int before = looks();
    QTest::qWait(60);
    QCOMPARE(looks(), before);
}

void ControllersTest::aMemberIsChangedFromTheVersionThatWasShown()
{
    FakeBank bank;
    MemberController controller(bank);
    contract::StaffRow row;
    row.id = StaffId::make();
    controller.show(row.id);
    bank.answer<contract::GetStaffMember>(client::Versioned<contract::StaffRow>{row, "v1"});
    QVERIFY(controller.member());
    contract::StaffUpdate update;
    update.disabled = true;
    controller.update(update);
    controller.unlock(); // not concurrently
    QCOMPARE(bank.calls<contract::UnlockStaff>(), 0);
    QCOMPARE(bank.options<contract::UpdateStaff>().match.value_or(std::string()), std::string("v1"));
    bank.answer<contract::UpdateStaff>(client::Versioned<contract::StaffRow>{row, "v2"});
    QVERIFY(!controller.action());
    controller.update(update);
    QCOMPARE(bank.options<contract::UpdateStaff>().match.value_or(std::string()), std::string("v2"));
}

void ControllersTest::aPartyIsLookedForOnceTheFingersRest()
{
    FakeBank bank;
    PartyFinder finder(bank, PartyFinder::Reach::Branch);
    for (const char* typed : {"no", "nov", "nová"})
        finder.find(QString::fromUtf8(typed));
    QTRY_COMPARE(bank.calls<contract::FindAccounts>(), 1);
    QTest::qWait(200);
    QCOMPARE(bank.calls<contract::FindAccounts>(), 1);
    bank.answer<contract::FindAccounts>(unreachable());
    finder.retry();
    QCOMPARE(bank.calls<contract::FindAccounts>(), 2);
}

COUNTERFOIL_QTEST(ControllersTest)
#include "tst_controllers.moc"
