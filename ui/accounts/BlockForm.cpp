#include "ui/accounts/BlockForm.h"

#include "models/tables/AccountText.h"
#include "ui/widgets/ReasonEdit.h"
#include "ui/widgets/UntilEdit.h"

#include <QComboBox>

namespace cf::ui {

using contract::BlockSide;

BlockForm::BlockForm(QWidget* parent)
    : ActionForm(tr("Block the account"), tr("Review the block"), parent)
    , m_side(new QComboBox(this))
    , m_reason(new ReasonEdit(this))
    , m_until(new UntilEdit(tr("Until it is lifted"), this))
{
    for (const BlockSide side : {BlockSide::Both, BlockSide::Debits, BlockSide::Credits})
        m_side->addItem(tables::blockSideText(side), static_cast<int>(side));
    addField(tr("Block &for", "debits, credits or both"), m_side);
    addField(tr("&Reason", "why an account is blocked"), m_reason, 2);
    startLine();
    addUntil(tr("&Until", "until when an account is blocked"), m_until);
}

void BlockForm::start()
{
    m_side->setCurrentIndex(0);
    m_reason->reset();
    m_until->reset();
}

bool BlockForm::isTouched() const
{
    return !m_reason->text().isEmpty() || m_until->isTouched();
}

contract::BlockOrder BlockForm::order(const AccountId& account) const
{
    return {account, BlockId::make(), static_cast<BlockSide>(m_side->currentData().toInt()), m_reason->reason(),
            m_until->until()};
}

} // namespace cf::ui
