#include "ui/accounts/ReasonForm.h"

#include "ui/widgets/ReasonEdit.h"

namespace cf::ui {

ReasonForm::ReasonForm(const QString& title, const QString& action, QWidget* parent)
    : ActionForm(title, action, parent)
    , m_reason(new ReasonEdit(this))
{
    addField(tr("&Reason", "why something is done to an account"), m_reason);
}

void ReasonForm::start()
{
    m_reason->reset();
}

bool ReasonForm::isTouched() const
{
    return !m_reason->text().isEmpty();
}

std::string ReasonForm::reason() const
{
    return m_reason->reason();
}

} // namespace cf::ui
