// The administration's bank in memory, which answers, refuses, answers late, loses answers and has colleagues who
// change things meanwhile; and the page in front of it, driven by keys.
#pragma once

#include "services/client/AdministrationGateway.h"
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

inline client::CallFailure lost()
{
    return failure(client::FailureKind::Unknown, client::FailureCause::ConnectionLost);
}

//! Answers come through the event loop; those that are held come when release() is called.
class FakeAdministration : public client::AdministrationGateway
{
public:
    std::vector<contract::StaffRow> members;
    std::vector<contract::SessionRow> signedIn;
    std::vector<contract::BranchRow> all;
    std::optional<client::CallFailure> failure; //!< Of the next change.
    std::optional<client::CallFailure> opening; //!< What opening one comes to, if it fails.
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
    }

    StaffId idOf(const char* userName) const { return find(userName).id; }
    contract::StaffRow& of(const char* userName) { return const_cast<contract::StaffRow&>(find(userName)); }

    //! A colleague changes the member at this moment.
    void changeElsewhere(const char* userName, const char* name)
    {
        contract::StaffRow& member = of(userName);
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

    client::CallHandle staff(const contract::StaffSearch& query, QObject* context,
                             client::Callback<contract::Page<contract::StaffRow>> done) override
    {
        contract::Page<contract::StaffRow> page;
        const QString wanted = QString::fromStdString(query.search.value_or(""));
        for (const auto& member : members)
            if (QString::fromStdString(member.displayName + member.userName).contains(wanted, Qt::CaseInsensitive))
                page.items.push_back(member);
        page.count = static_cast<std::int64_t>(page.items.size());
        return answer<contract::Page<contract::StaffRow>>(context, done, page);
    }
    client::CallHandle open(const StaffId& id, QObject* context, client::Callback<Member> done) override
    {
        return answer<Member>(context, done, opening ? client::CallResult<Member>(*opening) : memberNow(id));
    }
    client::CallHandle add(const contract::NewStaff& wanted, QObject* context,
                           client::Callback<contract::StaffRow> done) override
    {
        if (failure)
            return answer<contract::StaffRow>(context, done, *std::exchange(failure, {}));
        add(wanted.userName.c_str(), wanted.displayName.c_str(), wanted.role, 0);
        members.back().status = contract::StaffStatus::Invited;
        members.back().sessions = 0;
        log += QStringLiteral("add ") + QString::fromStdString(wanted.userName);
        return answer<contract::StaffRow>(context, done, members.back());
    }
    client::CallHandle update(const contract::StaffUpdate& update, const std::string& etag, QObject* context,
                              client::Callback<Member> done) override
    {
        if (etag != etagOf(update.staffId))
            return answer<Member>(context, done, problem(contract::ErrorCode::PreconditionFailed));
        return act(update.staffId, QStringLiteral("update"), context, done, [&](contract::StaffRow& member) {
            member.displayName = update.displayName.value_or(member.displayName);
            member.role = update.role.value_or(member.role);
            for (const auto& branch : all)
                if (update.branch == branch.branch.id)
                    member.branch = branch.branch;
            if (update.disabled)
                member.status = *update.disabled ? contract::StaffStatus::Disabled : contract::StaffStatus::Active;
        });
    }
    client::CallHandle unlock(const StaffId& id, QObject* context, client::Callback<Member> done) override
    {
        return act(id, QStringLiteral("unlock"), context, done,
                   [](contract::StaffRow& member) { member.lockedUntil.reset(); });
    }
    client::CallHandle resetSecondFactor(const StaffId& id, QObject* context, client::Callback<Member> done) override
    {
        return act(id, QStringLiteral("reset"), context, done, [](contract::StaffRow& member) {
            member.status = contract::StaffStatus::Invited;
            member.sessions = 0;
        });
    }
    client::CallHandle sessions(const contract::SessionsQuery& query, QObject* context,
                                client::Callback<contract::Page<contract::SessionRow>> done) override
    {
        contract::Page<contract::SessionRow> page;
        for (const auto& session : signedIn)
            if (!query.staff || *query.staff == session.staff.id)
                page.items.push_back(session);
        page.count = static_cast<std::int64_t>(page.items.size());
        return answer<contract::Page<contract::SessionRow>>(context, done, page);
    }
    client::CallHandle endSession(const Uuid& id, QObject* context, client::Callback<contract::Nothing> done) override
    {
        if (failure)
            return answer<contract::Nothing>(context, done, *std::exchange(failure, {}));
        const auto gone = std::erase_if(signedIn, [&](const contract::SessionRow& each) { return each.id == id; });
        log += QStringLiteral("end %1").arg(gone);
        if (gone == 0)
            return answer<contract::Nothing>(context, done, problem(contract::ErrorCode::NotFound));
        return answer<contract::Nothing>(context, done, contract::Nothing());
    }
    client::CallHandle branches(QObject* context, client::Callback<contract::Page<contract::BranchRow>> done) override
    {
        contract::Page<contract::BranchRow> page;
        page.items = all;
        page.count = static_cast<std::int64_t>(all.size());
        return answer<contract::Page<contract::BranchRow>>(context, done, page);
    }

private:
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
        return problem(contract::ErrorCode::NotFound);
    }
    client::CallHandle act(StaffId id, const QString& what, QObject* context, const client::Callback<Member>& done,
                           const std::function<void(contract::StaffRow&)>& change)
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

//! What the page works with; outlives it.
struct AdministrationRoom
{
    FakeAdministration bank;
};

//! The page in a window as large as a small screen leaves it beside the rail, banner and footer.
struct Desk : AdministrationRoom, TestWindow
{
    Desk()
    {
        page = put(new ui::AdministrationPage(bank, bank.idOf("admin"), nullptr, &window),
                   QSize(1024, 700) - QSize(ui::em(12.2), ui::em(3.5)));
        page->activate();
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
