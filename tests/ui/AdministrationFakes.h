// An in-memory bank for the administration page, which answers, refuses, answers late, loses answers and has colleagues
// making concurrent changes; and the page itself, driven by keys.
#pragma once

#include "services/contract/Administration.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/administration/AdministrationPage.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/RemoteTableView.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace cf::test {

inline Instant minutesAgo(int minutes)
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) -
           std::chrono::minutes(minutes);
}

class FakeAdministration : public FakeBank
{
public:
    using Member = client::Versioned<contract::StaffRow>;

    std::vector<contract::StaffRow> members;
    std::vector<contract::SessionRow> signedIn;
    std::vector<contract::BranchRow> all;
    std::optional<client::CallFailure> failure; //!< For the next change.
    std::optional<client::CallFailure> opening; //!< The failure of opening one, if any.
    QStringList log;                            //!< Changes that reached the bank.
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
        members[2].status = contract::StaffStatus::Invited;
        members[2].sessions = 0;
        members[2].lastSeen.reset();
        members[3].lockedUntil = minutesAgo(-20);
        members[4].status = contract::StaffStatus::Disabled;
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
        serve();
    }

    StaffId idOf(const char* userName) const { return find(userName).id; }
    contract::StaffRow& of(const char* userName) { return const_cast<contract::StaffRow&>(find(userName)); }

    //! A colleague changes the member now.
    void changeElsewhere(const char* userName, const char* name)
    {
        contract::StaffRow& member = of(userName);
        member.displayName = name;
        touch(member, "Marta Veselá");
    }

private:
    void serve()
    {
        using namespace contract;
        on<ListStaff>([this](const StaffSearch& query) { return list(query); });
        on<GetStaffMember>([this](const StaffMemberRef& ref) {
            return opening ? client::CallResult<Member>(*opening) : memberNow(ref.staffId);
        });
        on<AddStaff>([this](const NewStaff& wanted) { return add(wanted); });
        on<UpdateStaff>([this](const StaffUpdate& wanted, const client::CallOptions& options) {
            return update(wanted, *options.match);
        });
        on<UnlockStaff>([this](const StaffMemberRef& ref) {
            return act(ref.staffId, QStringLiteral("unlock"), [](StaffRow& member) { member.lockedUntil.reset(); });
        });
        on<ResetSecondFactor>([this](const StaffMemberRef& ref) {
            return act(ref.staffId, QStringLiteral("reset"), [](StaffRow& member) {
                member.status = StaffStatus::Invited;
                member.sessions = 0;
            });
        });
        on<ListSessions>([this](const SessionsQuery& query) { return list(query); });
        on<EndSession>([this](const SessionRef& ref) { return endSession(ref.sessionId); });
        on<ListBranches>([this](const auto&) {
            Page<BranchRow> page;
            page.items = all;
            page.count = static_cast<std::int64_t>(all.size());
            return page;
        });
    }
    contract::Page<contract::StaffRow> list(const contract::StaffSearch& query) const
    {
        contract::Page<contract::StaffRow> page;
        const QString wanted = QString::fromStdString(query.search.value_or(""));
        for (const auto& member : members)
            if (QString::fromStdString(member.displayName + member.userName).contains(wanted, Qt::CaseInsensitive))
                page.items.push_back(member);
        page.count = static_cast<std::int64_t>(page.items.size());
        return page;
    }
    contract::Page<contract::SessionRow> list(const contract::SessionsQuery& query) const
    {
        contract::Page<contract::SessionRow> page;
        for (const auto& session : signedIn)
            if (!query.staff || *query.staff == session.staff.id)
                page.items.push_back(session);
        page.count = static_cast<std::int64_t>(page.items.size());
        return page;
    }
    client::CallResult<contract::StaffRow> add(const contract::NewStaff& wanted)
    {
        if (failure)
            return *std::exchange(failure, {});
        add(wanted.userName.c_str(), wanted.displayName.c_str(), wanted.role, 0);
        members.back().status = contract::StaffStatus::Invited;
        members.back().sessions = 0;
        log += QStringLiteral("add ") + QString::fromStdString(wanted.userName);
        return members.back();
    }
    client::CallResult<Member> update(const contract::StaffUpdate& update, const std::string& etag)
    {
        if (etag != etagOf(update.staffId))
            return refusal(contract::ErrorCode::PreconditionFailed);
        return act(update.staffId, QStringLiteral("update"), [&](contract::StaffRow& member) {
            member.displayName = update.displayName.value_or(member.displayName);
            member.role = update.role.value_or(member.role);
            for (const auto& branch : all)
                if (update.branch == branch.branch.id)
                    member.branch = branch.branch;
            if (update.disabled)
                member.status = *update.disabled ? contract::StaffStatus::Disabled : contract::StaffStatus::Active;
        });
    }
    client::CallResult<contract::Nothing> endSession(const Uuid& id)
    {
        if (failure)
            return *std::exchange(failure, {});
        const auto gone = std::erase_if(signedIn, [&](const contract::SessionRow& each) { return each.id == id; });
        log += QStringLiteral("end %1").arg(gone);
        if (gone == 0)
            return refusal(contract::ErrorCode::NotFound);
        return contract::Nothing();
    }
    const contract::StaffRow& find(const char* userName) const
    {
        return *std::find_if(members.begin(), members.end(),
                             [&](const contract::StaffRow& each) { return each.userName == userName; });
    }
    void add(const char* userName, const char* name, Role role, std::size_t branch)
    {
        members.push_back({StaffId::make(),
                           userName,
                           name,
                           role,
                           all[branch].branch,
                           contract::StaffStatus::Active,
                           {},
                           1,
                           minutesAgo(7),
                           {},
                           {}});
    }
    void touch(contract::StaffRow& member, const char* by)
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
        return refusal(contract::ErrorCode::NotFound);
    }
    client::CallResult<Member> act(StaffId id, const QString& what,
                                   const std::function<void(contract::StaffRow&)>& change)
    {
        // An answer is lost only after the action was done.
        if (failure && failure->kind != client::FailureKind::Unknown)
            return *std::exchange(failure, {});
        for (auto& member : members) {
            if (member.id != id)
                continue;
            change(member);
            touch(member, "Petr Svoboda");
            log += what + QLatin1Char(' ') + QString::fromStdString(member.userName);
        }
        if (failure)
            return *std::exchange(failure, {});
        return memberNow(id);
    }
};

//! The page's dependencies; outlive it.
struct AdministrationDependencies
{
    FakeAdministration bank;
};

//! The page at the size a small screen leaves beside rail, banner and footer.
struct AdministrationDesk : AdministrationDependencies, TestWindow
{
    AdministrationDesk()
    {
        page = put(new ui::AdministrationPage(bank, bank.idOf("admin"), nullptr, &window),
                   QSize(1024, 700) - QSize(ui::em(12.2), ui::em(3.5)));
        page->present();
    }
    QString focused() const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus ? focus->accessibleName() : QString();
    }
    //! Tabs until that widget has the focus, as a user without a mouse does.
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
    //! QTest::keyClicks supports ASCII only.
    void type(const char* text)
    {
        for (const QChar c : QString::fromUtf8(text)) {
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
            QApplication::sendEvent(QApplication::focusWidget(), &key);
        }
    }
    //! The list in front.
    ui::RemoteTableView* list() const
    {
        for (auto* view : window.findChildren<ui::RemoteTableView*>())
            if (view->isVisible())
                return view;
        return nullptr;
    }
    bool asks() const { return window.findChild<ui::ConfirmSheet*>() != nullptr; }
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
        QTRY_VERIFY(rowsOf("Staff") == 1);
        QTRY_VERIFY(named<QTableView>("Staff") && named<QTableView>("Staff")->hasFocus());
        const ui::RemoteTableView* view = list();
        QTRY_VERIFY(view && view->currentRow() == 0);
        press(Qt::Key_Return);
        QTRY_VERIFY(says(name) && says("Last changed"));
    }

    ui::AdministrationPage* page = nullptr;
};

} // namespace cf::test
