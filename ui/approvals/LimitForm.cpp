#include "ui/approvals/LimitForm.h"

#include "models/tables/LimitText.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/ReasonEdit.h"

#include <QCheckBox>
#include <QLocale>
#include <QSpinBox>

#include <limits>

namespace cf::ui {

using contract::LimitMeasure;
using contract::LimitSubject;

LimitForm::LimitForm(QWidget* parent)
    : ActionForm(tr("Change the limit"), tr("Review the change"), parent)
    , m_amount(new MoneyEdit(this))
    , m_orders(new QSpinBox(this))
    , m_none(new QCheckBox(this))
    , m_reason(new ReasonEdit(this))
{
    m_orders->setRange(1, std::numeric_limits<int>::max());
    m_orders->setGroupSeparatorShown(true);
    m_orders->setAccelerated(true);
    m_amountRow = addField(tr("&At most", "before an amount"), m_amount);
    m_ordersRow = addField(tr("At most, in &orders"), m_orders);
    addField(tr("&Reason", "why a limit is changed"), m_reason, 2);
    startLine();
    m_noneRow = addField(tr("&Instead", "of a new figure for a limit"), m_none);
    connect(m_none, &QCheckBox::toggled, this, &LimitForm::showFigure);
    connect(m_orders, &QSpinBox::valueChanged, this, [this] { m_ordersRow->setError({}); });
}

void LimitForm::start(const contract::Limit& limit)
{
    m_limit = limit;
    //: %1: a role, a person, a product or an account, %2: "one transfer", "a day"
    setTitle(tr("Change the limit: %1, %2").arg(tables::limitNameText(limit), tables::limitPeriodText(limit.measure)));
    m_amount->reset();
    if (limit.measure != LimitMeasure::PerHour && limit.most > 0)
        m_amount->setMoney(Money(limit.most, limit.currency));
    else
        m_amount->setCurrency(limit.currency);
    m_orders->setValue(static_cast<int>(std::clamp<std::int64_t>(limit.most, 1, m_orders->maximum())));
    m_none->setChecked(false);
    const bool isOwn = limit.subject == LimitSubject::Staff || limit.subject == LimitSubject::Account;
    m_none->setText(!isOwn                                 ? tr("No limit")
                    : limit.subject == LimitSubject::Staff ? tr("No limit of their own: that of the role holds")
                                                           : tr("No limit of its own: that of the product holds"));
    m_none->setAccessibleName(m_none->text());
    // Without this one nobody of the role could order anything.
    m_noneRow->setVisible(limit.subject != LimitSubject::Role || limit.measure != LimitMeasure::PerTransfer);
    m_reason->reset();
    m_before = most();
    showFigure();
}

bool LimitForm::isTouched() const
{
    return !m_reason->text().isEmpty() || most() != m_before;
}

std::optional<std::int64_t> LimitForm::most() const
{
    if (m_none->isChecked())
        return std::nullopt;
    if (m_limit.measure == LimitMeasure::PerHour)
        return m_orders->value();
    const auto money = m_amount->money();
    return money ? std::optional(money->minorUnits()) : std::nullopt;
}

contract::LimitOrder LimitForm::order() const
{
    return {m_limit.subject, m_limit.of, m_limit.currency, m_limit.measure, most(), m_reason->reason()};
}

bool LimitForm::checkRest()
{
    if (most() != std::optional(m_limit.most))
        return true;
    const QString same = tr("This is the limit as it is. Enter another figure.");
    if (m_limit.measure != LimitMeasure::PerHour) {
        refuse(m_amount, same);
    } else {
        m_ordersRow->setError(same);
        m_orders->setFocus(Qt::OtherFocusReason);
    }
    return false;
}

void LimitForm::showFigure()
{
    const bool isCount = m_limit.measure == LimitMeasure::PerHour;
    m_amountRow->setVisible(!m_none->isChecked() && !isCount);
    m_ordersRow->setVisible(!m_none->isChecked() && isCount);
}

} // namespace cf::ui
