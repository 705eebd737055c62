#include "ui/accounts/HoldForm.h"

#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/ReasonEdit.h"
#include "ui/widgets/UntilEdit.h"

namespace cf::ui {

HoldForm::HoldForm(QWidget* parent)
    : ActionForm(tr("Place a hold"), tr("Review the hold"), parent)
    , m_amount(new MoneyEdit(this))
    , m_reason(new ReasonEdit(this))
    , m_until(new UntilEdit(tr("Until it is released"), this))
{
    addField(tr("Amount to &hold"), m_amount);
    addField(tr("&Reason", "why money is held"), m_reason, 2);
    startLine();
    addUntil(tr("&Until", "until when money is held"), m_until);
}

void HoldForm::start(Currency currency)
{
    m_amount->reset();
    m_amount->setCurrency(currency);
    m_reason->reset();
    m_until->reset();
}

bool HoldForm::isTouched() const
{
    return !m_amount->text().isEmpty() || !m_reason->text().isEmpty() || m_until->isTouched();
}

contract::HoldOrder HoldForm::order(const AccountId& account) const
{
    return {account, *m_amount->money(), m_reason->reason(), m_until->until()};
}

void HoldForm::showRefusal(contract::ErrorCode code, const QString& sentence)
{
    using contract::ErrorCode;
    if (code == ErrorCode::InsufficientFunds || code == ErrorCode::AmountTooLarge)
        refuse(m_amount, sentence);
}

} // namespace cf::ui
