#include "ui/widgets/SearchField.h"

#include "ui/theme/IconLoader.h"

#include <QAction>
#include <QKeyEvent>
#include <QTimerEvent>

namespace cf::ui {

SearchField::SearchField(QWidget* parent)
    : LineEdit(parent)
{
    auto* glass = new QAction(icon(Icon::Search, Tint::Muted), QString(), this);
    addAction(glass, QLineEdit::LeadingPosition);
    auto* clearAction = new QAction(icon(Icon::Close, Tint::Muted), tr("Clear the search"), this);
    addAction(clearAction, QLineEdit::TrailingPosition);
    clearAction->setVisible(false);
    connect(glass, &QAction::triggered, this, [this] { selectAll(); });
    connect(clearAction, &QAction::triggered, this, [this] {
        clear();
        flush();
    });
    connect(this, &QLineEdit::textChanged, this, [this, clearAction](const QString& text) {
        clearAction->setVisible(!text.isEmpty());
        m_debounce.start(static_cast<int>(kDebounce.count()), this);
    });
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        flush();
        Q_EMIT leaveToResults();
        event->accept();
        return;
    case Qt::Key_Escape:
        if (text().isEmpty()) {
            event->ignore(); // Nothing to clear: the page may want it.
            return;
        }
        clear();
        flush();
        event->accept();
        return;
    default:
        LineEdit::keyPressEvent(event);
    }
}

void SearchField::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_debounce.timerId())
        flush();
    else
        LineEdit::timerEvent(event);
}

void SearchField::flush()
{
    m_debounce.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_requested)
        return;
    m_requested = wanted;
    Q_EMIT searchRequested(wanted);
}

} // namespace cf::ui
