// See PendingPage.h.
#include "app/desktop/PendingPage.h"

#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace cf::app {

PendingPage::PendingPage(const QString& title)
    : m_title(title)
    , m_note(new QLineEdit(this))
{
    m_note->setAccessibleName(title);
    auto* column = new QVBoxLayout(this);
    column->addWidget(ui::plainLabel(title, ui::TextRole::Title, this));
    column->addWidget(m_note);
    column->addStretch();
}

void PendingPage::activate()
{
    m_note->setFocus(Qt::OtherFocusReason);
}

} // namespace cf::app
