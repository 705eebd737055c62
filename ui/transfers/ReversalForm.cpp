#include "ui/transfers/ReversalForm.h"

#include "models/tables/LedgerText.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/ReasonEdit.h"

#include <QComboBox>

namespace cf::ui {

using contract::ReversalReason;

ReversalForm::ReversalForm(QWidget* parent)
    : ActionForm(tr("Reverse the transfer"), tr("Review the reversal"), parent)
    , m_reason(new QComboBox(this))
    , m_comment(new ReasonEdit(this))
    , m_override(new ReasonEdit(this))
{
    for (const ReversalReason reason :
         {ReversalReason::Duplicate, ReversalReason::WrongAmount, ReversalReason::WrongAccount, ReversalReason::Fraud,
          ReversalReason::OrdererRequest, ReversalReason::BankError})
        m_reason->addItem(tables::reversalReasonText(reason), static_cast<int>(reason));
    m_reason->setPlaceholderText(tr("Choose a reason"));
    m_reasonRow = addField(tr("&Reason", "why a transfer is reversed"), m_reason);
    addField(tr("&Comment", "on a reversal"), m_comment, 2);
    startLine();
    m_overrideRow = addField(tr("Why the account may be &overdrawn"), m_override);
    connect(m_reason, &QComboBox::currentIndexChanged, this, [this] { m_reasonRow->setError({}); });
    start();
}

void ReversalForm::start()
{
    m_reason->setCurrentIndex(-1);
    m_comment->reset();
    m_override->reset();
    m_overrideRow->hide();
}

bool ReversalForm::isTouched() const
{
    return m_reason->currentIndex() >= 0 || !m_comment->text().isEmpty() || !m_override->text().isEmpty();
}

void ReversalForm::askForOverride()
{
    m_overrideRow->show();
    if (isVisible())
        m_override->setFocus(Qt::OtherFocusReason);
}

contract::ReversalOrder ReversalForm::order(const TransferId& transfer) const
{
    contract::ReversalOrder order{
        transfer, static_cast<ReversalReason>(m_reason->currentData().toInt()), m_comment->reason(), {}};
    if (!m_overrideRow->isHidden())
        order.overrideReason = m_override->reason();
    return order;
}

bool ReversalForm::checkRest()
{
    const bool isChosen = m_reason->currentIndex() >= 0;
    m_reasonRow->setError(isChosen ? QString() : tr("Choose why the transfer is reversed."));
    if (!isChosen)
        m_reason->setFocus(Qt::OtherFocusReason);
    return isChosen;
}

} // namespace cf::ui
