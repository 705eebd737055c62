// The administration page by key events, against a bank in memory that answers, refuses, answers late, loses answers
// and has colleagues who change things meanwhile.
#include "services/client/AdministrationGateway.h"
#include "ui/administration/AdministrationPage.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/RemoteTableView.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <map>

using namespace cf;
using namespace cf::contract;
using namespace cf::ui;

namespace {

Instant minutesAgo(int minutes)
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) -
           std::chrono::minutes(minutes);
}

client::CallFailure problem(ErrorCode code)
{
    client::CallFailure failure{client::FailureKind::Refused, client::FailureCause::Problem, {}, {}, {}};
    failure.problem = Problem::of(code);
    return failure;
}

client::CallFailure lost()
{
    return {client::FailureKind::Unknown, client::FailureCause::ConnectionLost, {}, {}, {}};
}

//! Answers come through the event loop; those that are held come when release() is called.
class FakeAdministration : public client::AdministrationGateway
{
public:
    std::vector<StaffRow> members;
    std::vector<SessionRow> signedIn;
    std::vector<BranchRow> all;
    std::optional<client::CallFailure> failure; //!< Of the next change.
    bool holding = false;
    QStringList log; //!< Changes that reached the bank.
    std::map<StaffId, int> versions;

    FakeAdministration()
    {
        const char* names[] = {"Praha 1", "Brno", "Ostrava-Poruba"};
        for (int i = 0; i < 3; ++i)
            all.push_back({{BranchId::make(), "000" + std::to_string(i + 1), names[i]},
                           "Europe/Prague",
                           *parseDate("2026-11-22"),
                           4 + i,
                           3000 * (i + 1)});
        add("admin", "Petr Svoboda", Role::Administrator, 0);
        add("anna", "Anna Malá", Role::Teller, 0);
        add("eva.novakova", "Eva Nováková-Šťastná", Role::Compliance, 2);
        add("jan", "Jan Novák", Role::Supervisor, 1);
        add("karel", "Karel Dvořák", Role::Teller, 1);
        members[2].status = StaffStatus::Invited;
        members[2].sessions = 0;
        members[2].lastSeen.reset();
        members[3].lockedUntil = minutesAgo(-20);
        members[4].status = StaffStatus::Disabled;
        members[4].sessions = 0;
        members[4].lastSeen = minutesAgo(60 * 24 * 40);
        for (const auto& member : members)
            for (int i = 0; i < member.sessions; ++i)
                signedIn.push_back({Uuid::v7(),
                                    {member.id, member.displayName},
                                    "4f1d9c0a77be2255",
                                    minutesAgo(90),
                                    minutesAgo(3 * i + 1),
                                    minutesAgo(-600)});
    }

    StaffId idOf(const char* userName) const { return find(userName).id; }
    StaffRow& of(const char* userName) { return const_cast<StaffRow&>(find(userName)); }

    //! A colleague changes the member at this moment.
    void changeElsewhere(const char* userName, const char* name)
    {
        StaffRow& member = of(userName);
        member.displayName = name;
        touch(member, "Marta Veselá");
    }

    void release()
    {
        holding = false;
        for (const auto& answer : std::exchange(m_held, {}))
            answer();
    }
    std::size_t held() const { return m_held.size(); }

    client::CallHandle staff(const StaffSearch& query, QObject* context,
                             client::Callback<contract::Page<StaffRow>> done) override
    {
        contract::Page<StaffRow> page;
        const QString wanted = QString::fromStdString(query.search.value_or(""));
        for (const auto& member : members)
            if (QString::fromStdString(member.displayName + member.userName).contains(wanted, Qt::CaseInsensitive))
                page.items.push_back(member);
        page.count = static_cast<std::int64_t>(page.items.size());
        return answer<contract::Page<StaffRow>>(context, done, page);
    }
    client::CallHandle open(const StaffId& id, QObject* context, client::Callback<Member> done) override
    {
        return answer<Member>(context, done, memberNow(id));
    }
    client::CallHandle add(const NewStaff& wanted, QObject* context, client::Callback<StaffRow> done) override
    {
        if (failure)
            return answer<StaffRow>(context, done, *std::exchange(failure, {}));
        add(wanted.userName.c_str(), wanted.displayName.c_str(), wanted.role, 0);
        members.back().status = StaffStatus::Invited;
        members.back().sessions = 0;
        log += QStringLiteral("add ") + QString::fromStdString(wanted.userName);
        return answer<StaffRow>(context, done, members.back());
    }
    client::CallHandle update(const StaffUpdate& update, const std::string& etag, QObject* context,
                              client::Callback<Member> done) override
    {
        if (etag != etagOf(update.staffId))
            return answer<Member>(context, done, problem(ErrorCode::PreconditionFailed));
        return act(update.staffId, QStringLiteral("update"), context, done, [&](StaffRow& member) {
            member.displayName = update.displayName.value_or(member.displayName);
            member.role = update.role.value_or(member.role);
            for (const auto& branch : all)
                if (update.branch == branch.branch.id)
                    member.branch = branch.branch;
            if (update.disabled)
                member.status = *update.disabled ? StaffStatus::Disabled : StaffStatus::Active;
        });
    }
    client::CallHandle unlock(const StaffId& id, QObject* context, client::Callback<Member> done) override
    {
        return act(id, QStringLiteral("unlock"), context, done, [](StaffRow& member) { member.lockedUntil.reset(); });
    }
    client::CallHandle resetSecondFactor(const StaffId& id, QObject* context, client::Callback<Member> done) override
    {
        return act(id, QStringLiteral("reset"), context, done, [](StaffRow& member) {
            member.status = StaffStatus::Invited;
            member.sessions = 0;
        });
    }
    client::CallHandle sessions(const SessionsQuery& query, QObject* context,
                                client::Callback<contract::Page<SessionRow>> done) override
    {
        contract::Page<SessionRow> page;
        for (const auto& session : signedIn)
            if (!query.staff || *query.staff == session.staff.id)
                page.items.push_back(session);
        page.count = static_cast<std::int64_t>(page.items.size());
        return answer<contract::Page<SessionRow>>(context, done, page);
    }
    client::CallHandle endSession(const Uuid& id, QObject* context, client::Callback<Nothing> done) override
    {
        if (failure)
            return answer<Nothing>(context, done, *std::exchange(failure, {}));
        const auto gone = std::erase_if(signedIn, [&](const SessionRow& each) { return each.id == id; });
        log += QStringLiteral("end %1").arg(gone);
        if (gone == 0)
            return answer<Nothing>(context, done, problem(ErrorCode::NotFound));
        return answer<Nothing>(context, done, Nothing());
    }
    client::CallHandle branches(QObject* context, client::Callback<contract::Page<BranchRow>> done) override
    {
        contract::Page<BranchRow> page;
        page.items = all;
        page.count = static_cast<std::int64_t>(all.size());
        return answer<contract::Page<BranchRow>>(context, done, page);
    }

private:
    const StaffRow& find(const char* userName) const
    {
        return *std::find_if(members.begin(), members.end(),
                             [&](const StaffRow& each) { return each.userName == userName; });
    }
    void add(const char* userName, const char* name, Role role, std::size_t branch)
    {
        members.push_back({StaffId::make(),
                           userName,
                           name,
                           role,
                           all[branch].branch,
                           StaffStatus::Active,
                           {},
                           1,
                           minutesAgo(7),
                           {},
                           {}});
    }
    void touch(StaffRow& member, const char* by)
    {
        ++versions[member.id];
        member.changedAt = minutesAgo(0);
        member.changedBy = {StaffId::make(), by};
    }
    std::string etagOf(StaffId id) { return id.toString() + std::to_string(versions[id]); }
    client::CallResult<Member> memberNow(StaffId id)
    {
        for (const auto& member : members)
            if (member.id == id)
                return Member{member, etagOf(id)};
        return problem(ErrorCode::NotFound);
    }
    client::CallHandle act(StaffId id, const QString& what, QObject* context, const client::Callback<Member>& done,
                           const std::function<void(StaffRow&)>& change)
    {
        // A lost answer is one to something that was done.
        if (failure && failure->kind != client::FailureKind::Unknown)
            return answer<Member>(context, done, *std::exchange(failure, {}));
        for (auto& member : members) {
            if (member.id != id)
                continue;
            change(member);
            touch(member, "Petr Svoboda");
            log += what + QLatin1Char(' ') + QString::fromStdString(member.userName);
        }
        if (failure)
            return answer<Member>(context, done, *std::exchange(failure, {}));
        return answer<Member>(context, done, memberNow(id));
    }
    template <class T>
    client::CallHandle answer(QObject* context, const client::Callback<T>& done, client::CallResult<T> result)
    {
        auto wanted = std::make_shared<bool>(true);
        const auto deliver = [wanted, done, result, watched = QPointer<QObject>(context)] {
            if (*wanted && watched)
                done(result);
        };
        if (holding)
            m_held.push_back(deliver);
        else
            QTimer::singleShot(0, context, deliver);
        return {wanted, nullptr};
    }

    std::vector<std::function<void()>> m_held;
};

//! The page in a window as large as a small screen leaves it beside the rail.
struct Desk
{
    Desk()
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(20, 15, 20, 8);
        page = new AdministrationPage(bank, bank.idOf("admin"), nullptr, &window);
        column->addWidget(page);
        window.resize(829, 640); // 1024x700 without rail, banner and footer
        window.show();
        page->activate();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
    }
    bool says(const char* text) const
    {
        for (const QLabel* label : window.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QString::fromUtf8(text)))
                return true;
        return false;
    }
    template <class Widget = QPushButton>
    Widget* named(const char* name) const
    {
        for (auto* widget : window.findChildren<Widget*>())
            if (widget->isVisible() &&
                (widget->accessibleName().isEmpty() ? widget->property("text").toString() : widget->accessibleName()) ==
                    QString::fromUtf8(name))
                return widget;
        return nullptr;
    }
    QString focused() const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus ? focus->accessibleName() : QString();
    }
    //! Tab until that widget has the focus, as somebody without a mouse does.
    bool tabTo(const char* name)
    {
        for (int i = 0; i < 40; ++i) {
            const QWidget* focus = QApplication::focusWidget();
            if (focus && focus == named<QWidget>(name))
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, modifiers);
    }
    //! QTest::keyClicks knows ASCII only.
    void type(const char* text)
    {
        for (const QChar c : QString::fromUtf8(text)) {
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
            QApplication::sendEvent(QApplication::focusWidget(), &key);
        }
    }
    //! The list that is in front.
    RemoteTableView* list() const
    {
        for (auto* view : window.findChildren<RemoteTableView*>())
            if (view->isVisible())
                return view;
        return nullptr;
    }
    bool asks() const { return window.findChild<ConfirmSheet*>() != nullptr; }
    void confirm()
    {
        QVERIFY(asks());
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    //! By search and Enter.
    void openMember(const char* search, const char* name)
    {
        named<QLineEdit>("Search staff")->setFocus();
        named<QLineEdit>("Search staff")->selectAll();
        type(search);
        press(Qt::Key_Return);
        QTRY_VERIFY(named<QTableView>("Staff")->model()->rowCount() == 1);
        QTRY_VERIFY(named<QTableView>("Staff")->hasFocus());
        const RemoteTableView* view = list();
        QTRY_VERIFY(view && view->currentRow() == 0);
        press(Qt::Key_Return);
        QTRY_VERIFY(says(name) && says("Last changed"));
    }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("COUNTERFOIL_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        QTest::qWait(60);
        window.grab().save(QStringLiteral("%1/%2-%3.png")
                               .arg(folder, QString::fromLatin1(name), QString::fromLatin1(QTest::currentDataTag())));
    }

    FakeAdministration bank;
    QWidget window;
    AdministrationPage* page;
};

} // namespace

class AdministrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void somebodyIsFoundAndOpenedByKeysAlone();
    void aNameIsSavedWithoutAskingAndARoleOnlyAfterAsking();
    void cancelIsTheDefaultOfEveryQuestion();
    void disablingAndEnablingSayWhatTheyDo();
    void aResetEndsInTheCommandForTheServer();
    void onlyALockedPersonCanBeUnlocked();
    void nothingCanBeDoneAboutOneself();
    void aConflictNamesWhoChangedItAndKeepsWhatWasTyped();
    void aRefusalAndALostAnswerAreTold();
    void aLateAnswerIsNotShownForSomebodyElse();
    void nothingIsSentTwice();
    void whatIsTypedIsNotLostByLeaving();
    void somebodyNewIsAddedAfterTheFieldsAreRight();
    void aTakenUserNameIsToldAtItsField();
    void aSessionIsEndedAfterAsking();
    void sessionsOfOnePerson();
    void branchesAreReadOnly();
    void everythingThatTakesFocusHasAName();
    void theyLookRightInBothThemes_data();
    void theyLookRightInBothThemes();
};

void AdministrationTest::somebodyIsFoundAndOpenedByKeysAlone()
{
    Desk desk;
    QTRY_VERIFY(desk.says("5 people"));
    QCOMPARE(desk.focused(), QStringLiteral("Search staff"));
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.press(Qt::Key_Escape);
    QTRY_COMPARE(desk.focused(), QStringLiteral("Staff"));
}

void AdministrationTest::aNameIsSavedWithoutAskingAndARoleOnlyAfterAsking()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    QVERIFY(!desk.named("Save")->isEnabled());
    desk.press(Qt::Key_End);
    desk.type("-Nová");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The changes to Anna Malá are saved."));
    QCOMPARE(desk.bank.of("anna").displayName, std::string("Anna Malá-Nová"));
    QVERIFY(!desk.named("Save")->isEnabled());

    QVERIFY(desk.tabTo("Role"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.asks());
    QVERIFY(desk.says("Teller → Supervisor"));
    QVERIFY(desk.says("is signed out at once"));
    QCOMPARE(desk.bank.log.size(), 1);
    desk.confirm();
    QTRY_COMPARE(desk.bank.of("anna").role, Role::Supervisor);
}

void AdministrationTest::cancelIsTheDefaultOfEveryQuestion()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    for (const char* act : {"Disable Anna Malá", "Reset the second factor of Anna Malá"}) {
        QVERIFY(desk.tabTo(act));
        desk.press(Qt::Key_Space);
        QVERIFY(desk.asks());
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(!desk.asks());
    }
    QVERIFY(desk.bank.log.isEmpty());
}

void AdministrationTest::disablingAndEnablingSayWhatTheyDo()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(desk.tabTo("Disable Anna Malá"));
    desk.press(Qt::Key_Space);
    QVERIFY(desk.says("Anna Malá is signed out everywhere at once"));
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is disabled and signed out everywhere."));
    QTRY_VERIFY(desk.says("Disabled"));
    QVERIFY(!desk.named("Reset the second factor of Anna Malá"));
    QVERIFY(desk.tabTo("Enable Anna Malá"));
    desk.press(Qt::Key_Space);
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is enabled."));
    QCOMPARE(desk.bank.log, (QStringList{QStringLiteral("update anna"), QStringLiteral("update anna")}));
}

void AdministrationTest::aResetEndsInTheCommandForTheServer()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(desk.tabTo("Reset the second factor of Anna Malá"));
    desk.press(Qt::Key_Space);
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is signed out everywhere and has to enrol anew."));
    auto* command = desk.named<QLineEdit>("Command that prints the enrolment code");
    QVERIFY(command);
    QCOMPARE(command->text(), QStringLiteral("bankd staff invite anna"));
    QVERIFY(desk.tabTo("Copy the command"));
    desk.press(Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("bankd staff invite anna"));
}

void AdministrationTest::onlyALockedPersonCanBeUnlocked()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(!desk.named("Unlock Anna Malá"));
    desk.press(Qt::Key_Escape);
    desk.openMember("jan", "Jan Novák");
    QVERIFY(desk.says("Locked until"));
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("Jan Novák is unlocked and can sign in again."));
    QVERIFY(!desk.named("Unlock Jan Novák"));
}

void AdministrationTest::nothingCanBeDoneAboutOneself()
{
    Desk desk;
    desk.openMember("svoboda", "Petr Svoboda");
    QTRY_VERIFY(desk.says("This is you."));
    QVERIFY(!desk.named("Save"));
    QVERIFY(!desk.named("Disable Petr Svoboda"));
    QVERIFY(!desk.named("Reset the second factor of Petr Svoboda"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.bank.log.isEmpty());
}

void AdministrationTest::aConflictNamesWhoChangedItAndKeepsWhatWasTyped()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.bank.changeElsewhere("anna", "Anna Velká");
    desk.press(Qt::Key_End);
    desk.type("-Nová");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Marta Veselá changed Anna Velká meanwhile"));
    QVERIFY(desk.says("Nothing of yours was saved."));
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Malá-Nová"));
    QCOMPARE(desk.bank.of("anna").displayName, std::string("Anna Velká"));
    QVERIFY(desk.tabTo("Load again"));
    desk.press(Qt::Key_Space);
    QTRY_COMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Velká"));
    desk.press(Qt::Key_End);
    desk.type("-Nová");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.bank.of("anna").displayName, std::string("Anna Velká-Nová"));
}

void AdministrationTest::aRefusalAndALostAnswerAreTold()
{
    Desk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.failure = problem(ErrorCode::Unavailable);
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("Jan Novák: The bank is busy"));
    desk.bank.failure = lost();
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("it is not known whether this was done"));
    // It was done, and what is looked at says so without being asked.
    QTRY_VERIFY(!desk.named("Unlock Jan Novák"));
}

void AdministrationTest::aLateAnswerIsNotShownForSomebodyElse()
{
    Desk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.holding = true;
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    desk.press(Qt::Key_Space);
    QCOMPARE(desk.bank.held(), std::size_t(1));
    desk.bank.holding = false;
    desk.press(Qt::Key_Escape);
    desk.openMember("anna", "Anna Malá");
    desk.bank.release();
    QTRY_VERIFY(desk.says("Jan Novák is unlocked and can sign in again."));
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Malá"));
}

void AdministrationTest::nothingIsSentTwice()
{
    Desk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.holding = true;
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    for (int i = 0; i < 3; ++i)
        desk.press(Qt::Key_Space);
    QVERIFY(desk.tabTo("Name"));
    desk.type("x");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.bank.held(), std::size_t(1));
    desk.bank.release();
    QTRY_VERIFY(!desk.named("Unlock Jan Novák"));
    QCOMPARE(desk.bank.log, QStringList{QStringLiteral("unlock jan")});
}

void AdministrationTest::whatIsTypedIsNotLostByLeaving()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.type("x");
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.says("The changes to Anna Malá are not saved."));
    QVERIFY(!desk.page->mayLeave());
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(desk.named<QLineEdit>("Name"));
    QVERIFY(desk.tabTo("Discard"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.page->mayLeave());
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Malá"));
}

void AdministrationTest::somebodyNewIsAddedAfterTheFieldsAreRight()
{
    Desk desk;
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(desk.focused(), QStringLiteral("Name"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Enter the person's name."));
    desk.type("Nina Nová");
    desk.press(Qt::Key_Tab);
    desk.type("Nina");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Only small letters a to z"));
    QVERIFY(desk.bank.log.isEmpty());
    QApplication::focusWidget()->setProperty("text", QStringLiteral("nina.nova"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Nina Nová is added."));
    QCOMPARE(desk.bank.log, QStringList{QStringLiteral("add nina.nova")});
    QTRY_VERIFY(desk.named<QLineEdit>("Command that prints the enrolment code"));
    QCOMPARE(desk.named<QLineEdit>("Command that prints the enrolment code")->text(),
             QStringLiteral("bankd staff invite nina.nova"));
    QTRY_COMPARE(QApplication::focusWidget()->property("text").toString(), QStringLiteral("Copy the command"));
}

void AdministrationTest::aTakenUserNameIsToldAtItsField()
{
    Desk desk;
    desk.press(Qt::Key_N, Qt::ControlModifier);
    desk.type("Nina Nová");
    desk.press(Qt::Key_Tab);
    desk.type("anna");
    desk.bank.failure = problem(ErrorCode::NameTaken);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Somebody has this user name already."));
    QCOMPARE(desk.focused(), QStringLiteral("User name"));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.named<QLineEdit>("User name"));
    QVERIFY(desk.says("The new person is not added yet."));
}

void AdministrationTest::aSessionIsEndedAfterAsking()
{
    Desk desk;
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    auto* table = desk.named<QTableView>("Open sessions");
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Delete);
    QVERIFY(desk.says("Sign Anna Malá out?"));
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is signed out on that device."));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    // Somebody else was quicker.
    desk.bank.signedIn.clear();
    desk.press(Qt::Key_Delete);
    desk.confirm();
    QTRY_VERIFY(desk.says("was over already."));
    QTRY_VERIFY(desk.says("Nobody is signed in."));
}

void AdministrationTest::sessionsOfOnePerson()
{
    Desk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(desk.tabTo("Show the sessions of Anna Malá"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("Sessions of Anna Malá"));
    QTRY_COMPARE(desk.named<QTableView>("Open sessions")->model()->rowCount(), 1);
    desk.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(desk.named<QTableView>("Open sessions")->model()->rowCount(), 3);
    QVERIFY(desk.says("Who is signed in"));
}

void AdministrationTest::branchesAreReadOnly()
{
    Desk desk;
    desk.press(Qt::Key_PageUp, Qt::ControlModifier);
    auto* table = desk.named<QTableView>("Branches");
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QTRY_COMPARE(table->model()->index(2, 1).data().toString(), QStringLiteral("Ostrava-Poruba"));
    QCOMPARE(table->editTriggers(), QTableView::NoEditTriggers);
}

void AdministrationTest::everythingThatTakesFocusHasAName()
{
    Desk desk;
    const auto check = [&] {
        for (const auto* widget : desk.window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled())
                continue;
            const QString name = widget->accessibleName() + widget->property("text").toString();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        }
    };
    check();
    desk.openMember("jan", "Jan Novák");
    check();
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    check();
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    check();
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    check();
}

void AdministrationTest::theyLookRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void AdministrationTest::theyLookRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    ThemeController theme(*qApp, choice);
    Desk desk;
    QTRY_VERIFY(desk.says("Rows"));
    desk.picture("administration-staff");
    desk.openMember("jan", "Jan Novák");
    desk.picture("administration-member");
    QVERIFY(desk.tabTo("Reset the second factor of Jan Novák"));
    desk.press(Qt::Key_Space);
    desk.picture("administration-reset");
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.asks());
    desk.bank.changeElsewhere("jan", "Jan Novák ml.");
    QVERIFY(desk.tabTo("Role"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.confirm();
    QTRY_VERIFY(desk.says("Marta Veselá changed"));
    desk.picture("administration-conflict");
    QVERIFY(desk.tabTo("Load again"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.page->mayLeave());
    desk.press(Qt::Key_Escape);
    desk.openMember("eva", "Eva Nováková-Šťastná");
    desk.picture("administration-invited");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.picture("administration-add");
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Rows"));
    desk.press(Qt::Key_Down);
    desk.picture("administration-sessions");
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QTableView>("Branches"));
    desk.picture("administration-branches");
}

QTEST_MAIN(AdministrationTest)
#include "tst_administration.moc"
