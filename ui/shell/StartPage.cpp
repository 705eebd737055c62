// See StartPage.h.
#include "ui/shell/StartPage.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>

namespace cf::ui {

StartPage::StartPage(Role role, QWidget* parent)
    : Page(parent)
    , m_state(new EmptyState(this))
{
    m_state->setContent(icon(Icon::Bank, Tint::Muted),
                        role == Role::Administrator
                            ? tr("You are signed in as an administrator. Customers and money are not shown to "
                                 "administrators; what they watch over is not part of this version yet.")
                            : tr("You are signed in. There is nothing for your role to do here yet."));
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
    // Nothing is to be typed here; keys still reach the workspace's shortcuts.
    setFocus(Qt::OtherFocusReason);
}

} // namespace cf::ui
