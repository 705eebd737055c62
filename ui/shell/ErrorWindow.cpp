#include "ui/shell/ErrorWindow.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/EmptyState.h"

#include <QCloseEvent>

namespace cf::ui {

ErrorWindow::ErrorWindow(const QString& sentence, QWidget* parent)
    : QMainWindow(parent)
{
    setWindowTitle(tr("Counterfoil"));
    setWindowIcon(icon(Icon::Logo, Tint::Accent));
    auto* state = new EmptyState(this);
    //: %1: a whole sentence that says what is wrong
    state->setContent(
        icon(Icon::Settings, Tint::Warning),
        tr("Counterfoil cannot start on this machine. %1 Tell whoever maintains this machine.").arg(sentence),
        tr("Close"));
    setCentralWidget(state);
    resize(em(48), em(24));
    connect(state, &EmptyState::actionTriggered, this, &QWidget::close);
}

void ErrorWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    Q_EMIT closed();
}

} // namespace cf::ui
