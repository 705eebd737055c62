#include "ui/shell/StartPage.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>

namespace cf::ui {

StartPage::StartPage(QWidget* parent)
    : Page(parent)
    , m_state(new EmptyState(this))
{
    m_state->setContent(
        icon(Icon::Bank, Tint::Muted),
        tr("You are signed in, but your role has no pages here. An administrator can give you another role."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    setFocusPolicy(Qt::NoFocus);
}

QString StartPage::title() const
{
    return tr("Start");
}

void StartPage::activate()
{
    // No input here; keys still reach the workspace's shortcuts.
    setFocus(Qt::OtherFocusReason);
}

} // namespace cf::ui
