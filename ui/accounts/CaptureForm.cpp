#include "ui/accounts/CaptureForm.h"

#include "models/tables/AmountText.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/IbanEdit.h"
#include "ui/widgets/MoneyEdit.h"

#include <QCheckBox>
#include <QLocale>

namespace cf::ui {

CaptureForm::CaptureForm(QWidget* parent)
    : ActionForm(tr("Pay from the hold"), tr("Review the payment"), parent)
    , m_amount(new MoneyEdit(this))
    , m_creditor(new IbanEdit(this))
    , m_memo(new LineEdit(this))
    , m_releaseRest(new QCheckBox(tr("Release the rest"), this))
{
    m_memo->setLongest(static_cast<qsizetype>(contract::kLongestMemo));
    m_amountRow = addField(tr("Amount to &pay"), m_amount);
    addField(tr("Pay to &IBAN"), m_creditor, 2);
    startLine();
    addField(tr("&Memo", "text that goes with a payment"), m_memo, 2);
    m_releaseRest->setAccessibleName(m_releaseRest->text());
    addField(tr("What is left after&wards", "of a hold, after a payment from it"), m_releaseRest);
    connect(m_amount, &MoneyEdit::moneyChanged, this, &CaptureForm::showRest);
}

void CaptureForm::start(const contract::Hold& hold)
{
    m_hold = hold;
    m_amount->reset();
    m_amount->setMoney(hold.amount);
    m_creditor->reset();
    m_memo->clear();
    m_releaseRest->setChecked(true);
    showRest();
}

bool CaptureForm::isTouched() const
{
    return !m_creditor->text().isEmpty() || !m_memo->text().isEmpty() || m_amount->money() != m_hold.amount ||
           !m_releaseRest->isChecked();
}

contract::CaptureOrder CaptureForm::order() const
{
    contract::CaptureOrder order{m_hold.id, *m_amount->money(), *m_creditor->iban(), {}, m_releaseRest->isChecked()};
    const std::string memo = m_memo->text().trimmed().toStdString();
    if (!memo.empty())
        order.memo = memo;
    return order;
}

void CaptureForm::showRefusal(contract::ErrorCode code, const QString& sentence)
{
    using contract::ErrorCode;
    if (code == ErrorCode::AboveHold || code == ErrorCode::AmountTooLarge)
        refuse(m_amount, sentence);
    if (code == ErrorCode::UnknownIban || code == ErrorCode::CreditsBlocked || code == ErrorCode::SameAccount ||
        code == ErrorCode::CurrencyMismatch || code == ErrorCode::InternalAccount)
        refuse(m_creditor, sentence);
}

bool CaptureForm::checkRest()
{
    if (m_amount->money()->minorUnits() <= m_hold.amount.minorUnits())
        return true;
    refuse(m_amount, tr("Not more than the %1 that are left of the hold.", "%1: an amount")
                         .arg(tables::formatMoney(m_hold.amount, QLocale())));
    return false;
}

void CaptureForm::showRest()
{
    // Of all of it nothing is left.
    m_releaseRest->setEnabled(m_amount->money() != m_hold.amount);
    m_amountRow->setHint(
        tr("Left of the hold: %1", "%1: an amount").arg(tables::formatMoney(m_hold.amount, QLocale())));
}

} // namespace cf::ui
