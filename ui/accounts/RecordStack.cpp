#include "ui/accounts/RecordStack.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"

#include <QApplication>
#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace cf::ui {
namespace {

constexpr int kLoadingDelayMilliseconds = 200;

} // namespace

RecordStack::RecordStack(QWidget* content, QWidget* first, QWidget* parent)
    : QStackedWidget(parent)
    , m_absence(new EmptyState(this))
    , m_banner(new MessageBanner)
    , m_first(first)
{
    auto* shown = new QWidget(this);
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    column->addWidget(m_banner);
    column->addWidget(content, 1);
    addWidget(m_absence);
    addWidget(shown);
    m_banner->setDismissible(false);
    connect(m_banner, &MessageBanner::actionTriggered, this, &RecordStack::retryRequested);
    connect(m_absence, &EmptyState::actionTriggered, this, &RecordStack::retryRequested);
}

void RecordStack::showState(bool hasRecord, const QString& error)
{
    m_loadingDelay.stop();
    if (hasRecord) {
        if (error.isEmpty()) {
            m_banner->clearMessage();
        } else {
            m_banner->showMessage(Tone::Danger, error);
            m_banner->setAction(tr("Try again"));
        }
        return turnTo(1);
    }
    if (error.isEmpty()) {
        // Avoids flicker on a quick answer.
        m_absence->setContent({}, {});
        m_loadingDelay.start(kLoadingDelayMilliseconds, this);
    } else {
        m_absence->setContent(toneIcon(Tone::Danger), error, tr("Try again"));
    }
    turnTo(0);
}

void RecordStack::turnTo(int index)
{
    // Leaves the focus alone if the user has moved to the navigation.
    QWidget* focus = QApplication::focusWidget();
    const QWidget* page = parentWidget() ? parentWidget() : this;
    const bool here = focus && (focus == page || page->isAncestorOf(focus));
    const bool fresh = index != currentIndex() || focus == page;
    setCurrentIndex(index);
    if (here && fresh)
        takeFocus();
}

void RecordStack::takeFocus()
{
    auto* button = m_absence->findChild<QPushButton*>();
    if (showsContent())
        m_first->setFocus(Qt::OtherFocusReason);
    else if (button && !button->text().isEmpty())
        button->setFocus(Qt::OtherFocusReason);
    else if (parentWidget())
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

void RecordStack::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_loadingDelay.timerId())
        return QStackedWidget::timerEvent(event);
    m_loadingDelay.stop();
    m_absence->setContent(icon(Icon::Clock, Tint::Muted), tr("Loading…"));
}

} // namespace cf::ui
