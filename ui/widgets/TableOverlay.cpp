#include "ui/widgets/TableOverlay.h"

#include "ui/theme/IconLoader.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QTimerEvent>

namespace cf::ui {
namespace {

using State = tables::WindowedTableModel::State;

constexpr int kLoadingDelay = 200; // milliseconds

} // namespace

TableOverlay::TableOverlay(QAbstractScrollArea* table)
    : EmptyState(table)
    , m_table(table)
    , m_emptySentence(tr("There is nothing here."))
{
    hide();
    table->viewport()->installEventFilter(this);
    connect(this, &EmptyState::actionTriggered, this, [this] {
        if (!m_model)
            return;
        if (m_model->state() == State::Empty)
            Q_EMIT emptyActionTriggered();
        else
            m_model->retry();
    });
}

void TableOverlay::setEmptyContent(const QIcon& icon, const QString& sentence, const QString& action)
{
    m_emptyIcon = icon;
    m_emptySentence = sentence;
    m_emptyAction = action;
    showState(m_model);
}

void TableOverlay::showState(tables::WindowedTableModel* model)
{
    m_model = model;
    m_loadingDelay.stop();
    const State state = model ? model->state() : State::Empty;
    const bool nothing = !model || model->totalRows() == 0;
    setVisible(nothing && state != State::Loading);
    if (state == State::Failed)
        setContent(toneIcon(Tone::Danger), model->errorText(), tr("Try again"));
    else if (state == State::Empty)
        setContent(m_emptyIcon, m_emptySentence, m_emptyAction);
    else if (state == State::Loading)
        m_loadingDelay.start(kLoadingDelay, this);
    place();
}

bool TableOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return EmptyState::eventFilter(watched, event);
}

void TableOverlay::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_loadingDelay.timerId())
        return EmptyState::timerEvent(event);
    m_loadingDelay.stop();
    setContent(icon(Icon::Clock, Tint::Muted), tr("Loading…"));
    show();
    place();
}

void TableOverlay::place()
{
    setGeometry(m_table->viewport()->geometry());
}

} // namespace cf::ui
