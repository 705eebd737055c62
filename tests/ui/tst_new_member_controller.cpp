// Outcomes of adding a member of staff, without a screen.
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "ui/administration/NewMemberController.h"

#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

struct AddingMember
{
    AddingMember()
    {
        QObject::connect(&controller, &NewMemberController::added, &controller,
                         [this](const auto&, bool fromHere) { heard += fromHere ? "added" : "added elsewhere"; });
        QObject::connect(&controller, &NewMemberController::failed, &controller,
                         [this](const auto&, const QString&, const QString& elsewhere) { heard += elsewhere; });
        QObject::connect(&controller, &NewMemberController::reported, &controller,
                         [this](Tone, const QString& sentence) { heard += sentence; });
        controller.add({"nina.nova", "Nina Nová", Role::Teller, BranchId::make()});
    }

    FakeBank bank;
    NewMemberController controller{bank};
    QStringList heard;
};

} // namespace

class NewMemberControllerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerBelongsToTheFormThatWasSent();
    void aFormThatIsStillThereKeepsWhatWasTyped();
    void ofALostAnswerOnlyTheDoubtIsTold();
};

void NewMemberControllerTest::anAnswerBelongsToTheFormThatWasSent()
{
    AddingMember here;
    here.bank.answer<contract::AddStaff>(contract::StaffRow{});
    QCOMPARE(here.heard, QStringList{QStringLiteral("added")});
    AddingMember gone;
    gone.controller.startAnew();
    gone.bank.answer<contract::AddStaff>(contract::StaffRow{});
    QCOMPARE(gone.heard, QStringList{QStringLiteral("added elsewhere")});
}

void NewMemberControllerTest::aFormThatIsStillThereKeepsWhatWasTyped()
{
    AddingMember here;
    here.bank.answer<contract::AddStaff>(refusal(contract::ErrorCode::NameTaken));
    QCOMPARE(here.heard.size(), 1);
    QVERIFY(here.heard[0].startsWith(QStringLiteral("Nina Nová was not added. The form still contains")));
    AddingMember gone;
    gone.controller.startAnew();
    gone.bank.answer<contract::AddStaff>(refusal(contract::ErrorCode::NameTaken));
    QCOMPARE(gone.heard.size(), 1);
    QVERIFY(gone.heard[0].startsWith(QStringLiteral("Nina Nová was not added. Somebody already has this user name")));
}

void NewMemberControllerTest::ofALostAnswerOnlyTheDoubtIsTold()
{
    AddingMember here;
    here.bank.answer<contract::AddStaff>(lost());
    AddingMember gone;
    gone.controller.startAnew();
    gone.bank.answer<contract::AddStaff>(lost());
    for (const QStringList& heard : {here.heard, gone.heard}) {
        QCOMPARE(heard.size(), 1);
        QVERIFY(heard[0].startsWith(QStringLiteral("It is not known whether Nina Nová was added.")));
    }
}

COUNTERFOIL_QTEST(NewMemberControllerTest)
#include "tst_new_member_controller.moc"
