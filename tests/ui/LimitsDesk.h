// The page of limits in front of the in-memory bank, the real sender and journal.
#pragma once

#include "services/contract/Administration.h"
#include "services/contract/Limits.h"
#include "tests/ui/AccountFakes.h"
#include "tests/ui/Keyboard.h"
#include "ui/approvals/LimitsPage.h"

#include <QTableView>

namespace cf::test {

struct LimitsDesk : Counter, TestWindow
{
    LimitsDesk()
    {
        recover();
        const std::string account = AccountId::make().toString();
        limits = {
            {contract::LimitSubject::Account, account, czechIban(19).electronic(), currency("CZK"),
             contract::LimitMeasure::PerDay, 5'000'000},
            {contract::LimitSubject::Role, "teller", "teller", currency("CZK"), contract::LimitMeasure::PerHour, 60},
            {contract::LimitSubject::Role, "teller", "teller", currency("CZK"), contract::LimitMeasure::PerTransfer,
             10'000'000},
            {contract::LimitSubject::Staff, StaffId::make().toString(), "Anna Malá", currency("CZK"),
             contract::LimitMeasure::PerTransfer, 20'000'000}};
        bank.on<contract::ListLimits>([this](const contract::LimitsQuery&) {
            contract::Page<contract::Limit> answer;
            answer.items = limits;
            answer.count = static_cast<std::int64_t>(limits.size());
            return answer;
        });
        bank.on<contract::ChangeLimit>(waitingFor(contract::ApprovalReason::LimitChange));
        bank.on<contract::ListStaff>([this](const contract::StaffSearch& query) {
            contract::Page<contract::StaffRow> answer;
            // In two pages.
            answer.more = !query.cursor;
            answer.lastKey = "rest";
            for (const contract::StaffRow& each : staff) {
                if ((&each == &staff.front()) != query.cursor.has_value())
                    answer.items.push_back(each);
            }
            return answer;
        });
        bank.on<contract::ListProducts>([](const auto&) {
            contract::Page<contract::ProductRow> answer;
            answer.items = {{"current"}, {"savings"}};
            return answer;
        });
    }

    void open(bool mayChange = true)
    {
        page = new ui::LimitsPage(bank, sender, navigator, nullptr);
        if (mayChange)
            page->offerChanges();
        put(page, {1020, 640})->present();
        [&] { QTRY_COMPARE(rowsOf("Limits"), static_cast<int>(limits.size())); }();
        [&] { QTRY_COMPARE(bank.inFlight(), 0); }();
    }
    //! The form for the limit in that row.
    void begin(int row)
    {
        named<QTableView>("Limits")->setFocus();
        press(Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            press(Qt::Key_Down);
        press(Qt::Key_E, Qt::ControlModifier);
    }
    //! The form for a new limit; with the focus on what kind it is of.
    void beginNew()
    {
        press(Qt::Key_N, Qt::ControlModifier);
        [&] { QTRY_VERIFY(hasFocus("Limit of")); }();
    }
    //! From one field to the next, by this name.
    void tabTo(const char* name)
    {
        press(Qt::Key_Tab);
        QVERIFY2(hasFocus(name), qPrintable(QApplication::focusWidget()->accessibleName()));
    }
    static contract::StaffRow colleague(const char* name, Role role,
                                        contract::StaffStatus status = contract::StaffStatus::Active)
    {
        contract::StaffRow row;
        row.id = StaffId::make();
        row.displayName = name;
        row.role = role;
        row.status = status;
        row.branch.name = "Praha 1";
        return row;
    }
    void reviewAndConfirm()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY(sheet()); }();
        press(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_COMPARE(bank.calls<contract::ChangeLimit>(), 1); }();
    }
    contract::LimitOrder ordered() const { return bank.asked<contract::ChangeLimit>().front(); }
    bool hasFocus(const char* name) const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus && focus->accessibleName() == QString::fromUtf8(name);
    }
    QString cell(int row, int column) const
    {
        return named<QTableView>("Limits")
            ->model()
            ->index(row, column)
            .data()
            .toString()
            .replace(QChar(0x202F), QLatin1Char(' '));
    }
    const ui::ConfirmSheet* sheet() const
    {
        for (const auto* each : window.findChildren<ui::ConfirmSheet*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    std::vector<contract::Limit> limits;
    std::vector<contract::StaffRow> staff{colleague("Petr Svoboda", Role::Supervisor),
                                          colleague("Anna Malá", Role::Teller),
                                          colleague("Eva Administrátorová", Role::Administrator),
                                          colleague("Jan Odešel", Role::Teller, contract::StaffStatus::Disabled)};
    ui::LimitsPage* page = nullptr;
};

} // namespace cf::test
