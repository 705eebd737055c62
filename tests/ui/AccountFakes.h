// One account with its holds and blocks on its page, in front of the in-memory bank and the real sender and journal.
#pragma once

#include "services/contract/Holds.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/accounts/AccountPage.h"
#include "ui/widgets/ConfirmSheet.h"

namespace cf::test {

struct AccountCounter : Counter, TestWindow
{
    AccountCounter()
    {
        known.summary = account(19, "Jan Novák", 1'945'460);
        known.holds = Money(0, currency("CZK"));
        known.overdraftLimit = known.holds;
        known.minimumBalance = known.holds;
        known.openedOn = *parseDate("1993-03-24");
        bank.on<contract::GetAccount>([this](const auto&) { return known; });
        bank.on<contract::ListHolds>([this](const auto&) {
            contract::Page<contract::Hold> answer;
            answer.items = held;
            return answer;
        });
        recover();
    }

    //! Shows the account's page.
    void open(ui::AccountRights rights)
    {
        page = new ui::AccountPage(bank, navigator, /*mayTransfer=*/true);
        page->offerTools(sender, files, rights);
        page->showAccount(known.summary.id);
        put(page, {1020, 760})->present();
        [&] { QTRY_VERIFY(named("Statement") && bank.inFlight() == 0); }();
    }

    void hold(const char* reason, std::int64_t cents, std::optional<ApprovalId> approval = {})
    {
        held.push_back({HoldId::make(), Money(cents, currency("CZK")), reason, "Anna Malá",
                        *parseInstant("2026-11-22T09:49:25Z"), std::nullopt, approval});
        known.holds = Money(known.holds.minorUnits() + cents, currency("CZK"));
    }
    void block(contract::BlockSide side, const char* reason)
    {
        known.blocks.push_back(
            {BlockId::make(), side, reason, "Martin Beneš", *parseInstant("2026-11-22T09:49:25Z"), std::nullopt});
        known.summary.blocked = side;
    }

    //! The sheet that asks, if one is open.
    const ui::ConfirmSheet* sheet() const
    {
        for (const auto* each : window.findChildren<ui::ConfirmSheet*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    //! From a form: Ctrl+Enter reviews, once more confirms.
    void reviewAndConfirm()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY(sheet()); }();
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    bool hasFocus(const char* name) const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus && focus->accessibleName() == QString::fromUtf8(name);
    }
    //! The text of a table's cell, blanks as spaces.
    QString cell(const char* table, int row, int column) const
    {
        const auto* view = named<QTableView>(table);
        return view ? view->model()->index(row, column).data().toString().replace(QChar(0x202F), QLatin1Char(' '))
                    : QString();
    }

    contract::Account known;
    std::vector<contract::Hold> held;
    ui::AccountPage* page = nullptr;
};

//! Took effect.
inline contract::OrderOutcome effective()
{
    contract::OrderOutcome outcome;
    outcome.state = contract::KeyState::Booked;
    return outcome;
}

//! Waits for approval, for that reason.
inline contract::OrderOutcome waitingFor(contract::ApprovalReason reason)
{
    contract::OrderOutcome outcome = FakeTransfers::waiting();
    outcome.approval->reasons = {reason};
    return outcome;
}

} // namespace cf::test
