#include "ui/approvals/DecisionSheets.h"

#include "models/tables/LedgerText.h"
#include "ui/approvals/ApprovalText.h"
#include "ui/approvals/CommentEdit.h"
#include "ui/transfers/TransferText.h"
#include "ui/widgets/CodeEdit.h"
#include "ui/widgets/ConfirmSheet.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/MoneyEdit.h"

#include <cstdlib>
#include <utility>

namespace cf::ui {

ConfirmSheet* DecisionSheets::approve(const contract::Approval& approval, const QString& refusal, QWidget* host,
                                      Answer confirmed)
{
    const bool isLast = approval.order.approvals + 1 >= approval.order.needed;
    const QString title = !tables::isMoney(approval.order.subject) ? tr("Approve this change?")
                          : isLast                                 ? tr("Approve and book this order?")
                                                                   : tr("Approve this order?");
    auto* sheet =
        new ConfirmSheet(title, ApprovalText::effect(approval), tr("Approve", "verb on a button, an order"), host);
    auto* code = new CodeEdit(sheet);
    auto* row = new FormRow(tr("Code of your authenticator app"), code, sheet);
    row->setHint(tr("Six digits. Each code counts once."));
    sheet->addField(row, [code] { return code->checkNow(); });
    if (!refusal.isEmpty())
        code->setRefusal(refusal);
    QObject::connect(sheet, &ConfirmSheet::confirmed, code,
                     [code, confirmed = std::move(confirmed)] { confirmed(code->code()); });
    return sheet;
}

ConfirmSheet* DecisionSheets::reject(const contract::Approval& approval, QWidget* host, Answer confirmed)
{
    auto* sheet = new ConfirmSheet(tr("Reject this order for good?"), ApprovalText::effect(approval),
                                   tr("Reject", "verb on a button, an order"), host);
    sheet->setDangerous(true);
    return withComment(sheet, std::move(confirmed));
}

ConfirmSheet* DecisionSheets::sendBack(const contract::Approval& approval, QWidget* host, Answer confirmed)
{
    auto* sheet = new ConfirmSheet(tr("Send this order back to be changed?"), ApprovalText::effect(approval),
                                   tr("Send back", "verb on a button, an order"), host);
    return withComment(sheet, std::move(confirmed));
}

ConfirmSheet* DecisionSheets::withComment(ConfirmSheet* sheet, Answer confirmed)
{
    auto* comment = new CommentEdit(sheet);
    sheet->addField(new FormRow(tr("Why"), comment, sheet), [comment] { return comment->checkNow(); });
    QObject::connect(sheet, &ConfirmSheet::confirmed, comment,
                     [comment, confirmed = std::move(confirmed)] { confirmed(comment->comment()); });
    return sheet;
}

ConfirmSheet* DecisionSheets::withdraw(const contract::Approval& approval, QWidget* host,
                                       std::function<void()> confirmed)
{
    auto* sheet = new ConfirmSheet(tr("Withdraw your order?"), ApprovalText::effect(approval),
                                   tr("Withdraw", "verb on a button, an order"), host);
    sheet->setDangerous(true);
    QObject::connect(sheet, &ConfirmSheet::confirmed, sheet, std::move(confirmed));
    return sheet;
}

ConfirmSheet* DecisionSheets::change(const contract::Approval& approval, QWidget* host, Change confirmed)
{
    auto* sheet = new ConfirmSheet(tr("Change your order?"), ApprovalText::effect(approval),
                                   tr("Change", "verb on a button, an order"), host);
    const Money& leg = approval.legs.front().amount;
    auto* amount = new MoneyEdit(sheet);
    amount->setMoney(Money(std::abs(leg.minorUnits()), leg.currency()));
    sheet->addField(new FormRow(tr("New amount"), amount, sheet), [amount] { return amount->checkNow(); });
    auto* memo = new LineEdit(sheet);
    memo->setLongest(static_cast<qsizetype>(contract::kLongestMemo));
    memo->setText(TransferText::text(approval.order.memo));
    sheet->addField(new FormRow(tr("New memo", "text that goes with a transfer"), memo, sheet), [] { return true; });
    sheet->setWarning(tr("It waits anew, without the approvals that it had."));
    QObject::connect(sheet, &ConfirmSheet::confirmed, amount, [amount, memo, confirmed = std::move(confirmed)] {
        confirmed(*amount->money(), memo->text().trimmed());
    });
    return sheet;
}

} // namespace cf::ui
