// The QTableView inside never scrolls vertically: keys, wheel and scroll bar move the model's window instead.
#include "ui/widgets/RemoteTableView.h"

#include "models/tables/ClipboardText.h"
#include "models/tables/WindowedTableModel.h"
#include "ui/widgets/AccessibleTable.h"
#include "ui/widgets/ColumnWidths.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/RowDelegate.h"
#include "ui/widgets/Styling.h"
#include "ui/widgets/TableOverlay.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace cf::ui {
namespace {

using tables::WindowedTableModel;

constexpr qint64 kBarSteps = 1'000'000'000; // well inside an int
constexpr int kWheelNotch = 120;            // eighths of a degree, see QWheelEvent
constexpr qint64 kKeySearchRows = 400;

// With a style sheet Qt does not mirror the alignment of a header.
class MirroredHeader : public QHeaderView
{
public:
    explicit MirroredHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        option->textAlignment = QStyle::visualAlignment(layoutDirection(), option->textAlignment);
    }
};

class WindowTable : public QTableView
{
public:
    using QTableView::QTableView;
    // The window is always in view; the base class would shift the partly visible last row in.
    void scrollTo(const QModelIndex&, ScrollHint) override {}
};

} // namespace

RemoteTableView::RemoteTableView(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_banner(new MessageBanner(this))
    , m_frame(new QFrame(this))
    , m_table(new WindowTable(m_frame))
    , m_bar(new QScrollBar(Qt::Vertical, m_frame))
    , m_overlay(new TableOverlay(m_table))
    , m_position(plainLabel({}, TextRole::Small, this))
{
    m_frame->setObjectName(QStringLiteral("tableFrame"));
    m_banner->setDismissible(false);
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_position->setFont(withTabularDigits(m_position->font()));
    setTextTone(m_position, Tone::Neutral);
    buildTable(accessibleName);

    auto* inside = new QHBoxLayout(m_frame);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_bar);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.4));
    column->addWidget(m_banner);
    column->addWidget(m_frame, 1);
    column->addWidget(m_position, 0, Qt::AlignTrailing);
    setFocusProxy(m_table);
    connectTable();
}

RemoteTableView::~RemoteTableView() = default;

void RemoteTableView::buildTable(const QString& accessibleName)
{
    AccessibleTable::install(m_table);
    m_table->setAccessibleName(accessibleName);
    m_table->setHorizontalHeader(new MirroredHeader(m_table));
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setAutoScroll(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setFont(fontFor(TextRole::Amount));
    m_columns = new TableColumns(m_table);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setMinimumSectionSize(em(3));
}

void RemoteTableView::connectTable()
{
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(m_bar, &QScrollBar::valueChanged, this, &RemoteTableView::onBarMoved);
    connect(m_table, &QTableView::pressed, this, &RemoteTableView::onClicked);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        onClicked(index);
        Q_EMIT activated(m_current);
    });
    connect(m_banner, &MessageBanner::actionTriggered, this, [this] {
        if (m_model)
            m_model->retry();
    });
    connect(m_overlay, &TableOverlay::emptyActionTriggered, this, &RemoteTableView::emptyActionTriggered);
}

void RemoteTableView::setModel(WindowedTableModel* model)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_table->setModel(model);
    if (model) {
        connect(model, &WindowedTableModel::modelReset, this, &RemoteTableView::onModelReset);
        connect(model, &WindowedTableModel::stateChanged, this, &RemoteTableView::showState);
        connect(model, &WindowedTableModel::rowsArrived, this, &RemoteTableView::onRowsArrived);
        connect(model, &WindowedTableModel::totalRowsChanged, this, [this] {
            scrollTo(m_model->topRow());
            if (m_model->totalRows() == 0 && m_current >= 0)
                selectRow(-1);
        });
    }
    onModelReset();
}

void RemoteTableView::keepWidths(QSettings* settings, const QString& tableName)
{
    new ColumnWidths(m_table->horizontalHeader(), settings, tableName);
}

void RemoteTableView::setEmptyContent(const QIcon& icon, const QString& sentence, const QString& action)
{
    m_overlay->setEmptyContent(icon, sentence, action);
}

void RemoteTableView::setCurrentRow(qint64 row)
{
    if (!m_model || m_model->totalRows() == 0)
        return;
    row = std::clamp<qint64>(row, 0, m_model->totalRows() - 1);
    makeVisible(row);
    selectRow(row);
}

void RemoteTableView::showFrom(qint64 row)
{
    scrollTo(row);
    setCurrentRow(row);
}

QString RemoteTableView::positionText() const
{
    if (!m_model || m_model->totalRows() == 0)
        return {};
    const qint64 total = m_model->totalRows();
    const QString first = locale().toString(m_model->topRow() + 1);
    const QString last = locale().toString(std::min(m_model->topRow() + fullRows(), total));
    return m_model->totalIsExact() ? tr("Rows %1–%2 of %3").arg(first, last, locale().toString(total))
                                   : tr("Rows %1–%2 of at least %3").arg(first, last, locale().toString(total));
}

void RemoteTableView::copyCurrentRow()
{
    if (!m_model || m_current < 0)
        return;
    makeVisible(m_current);
    const int row = static_cast<int>(m_current - m_model->topRow());
    QGuiApplication::clipboard()->setText(tables::copiedRow(*m_model, row));
}

bool RemoteTableView::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        return watched == m_table && onKey(static_cast<QKeyEvent*>(event));
    case QEvent::Wheel:
        return watched == m_table->viewport() && onWheel(static_cast<QWheelEvent*>(event));
    case QEvent::MouseMove:
        // Dragging would make the table select rows itself.
        return watched == m_table->viewport() && static_cast<QMouseEvent*>(event)->buttons() != Qt::NoButton;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        if (watched == m_table)
            onTableFocus(event->type() == QEvent::FocusIn);
        break;
    case QEvent::Resize:
        if (watched == m_table->viewport() && m_model)
            scrollTo(m_model->topRow());
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange: // the density is part of the style
        m_table->verticalHeader()->setDefaultSectionSize(rowHeight());
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool RemoteTableView::onKey(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyCurrentRow();
        return true;
    }
    m_openWhenHere = false;
    const qint64 page = std::max(1, fullRows() - 1);
    const qint64 from = m_current < 0 && m_model ? m_model->topRow() : m_current;
    const bool chosen = m_current >= 0;
    switch (event->key()) {
    case Qt::Key_Up:
        setCurrentRow(chosen ? from - 1 : from);
        return true;
    case Qt::Key_Down:
        setCurrentRow(chosen ? from + 1 : from);
        return true;
    case Qt::Key_PageUp:
        setCurrentRow(from - page);
        return true;
    case Qt::Key_PageDown:
        setCurrentRow(from + page);
        return true;
    case Qt::Key_Home:
        setCurrentRow(0);
        return true;
    case Qt::Key_End:
        setCurrentRow(m_model ? m_model->totalRows() - 1 : 0);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_table->horizontalScrollBar()->triggerAction((event->key() == Qt::Key_Right) != isRightToLeft()
                                                          ? QAbstractSlider::SliderSingleStepAdd
                                                          : QAbstractSlider::SliderSingleStepSub);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return !event->modifiers().testFlag(Qt::ControlModifier) && openCurrent();
    default:
        return false;
    }
}

//! Enter before the rows have arrived applies to the row that will be selected; any other key cancels it.
bool RemoteTableView::openCurrent()
{
    if (!m_model || (m_current < 0 && m_model->state() != WindowedTableModel::State::Loading))
        return false;
    m_openWhenHere = true;
    if (m_current >= 0) {
        makeVisible(m_current);
        openIfHere();
    }
    return true;
}

void RemoteTableView::openIfHere()
{
    const auto row = static_cast<int>(m_current - m_model->topRow());
    if (!m_model->index(row, 0).data(WindowedTableModel::LoadedRole).toBool())
        return;
    m_openWhenHere = false;
    Q_EMIT activated(m_current);
}

bool RemoteTableView::onWheel(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    if (!m_model || std::abs(turned.x()) > std::abs(turned.y()))
        return false;
    m_wheelRest += turned.y() * 3;
    const int rows = m_wheelRest / kWheelNotch;
    m_wheelRest -= rows * kWheelNotch;
    scrollTo(m_model->topRow() - rows);
    event->accept();
    return true;
}

void RemoteTableView::onTableFocus(bool focused)
{
    m_openWhenHere = m_openWhenHere && focused;
    setStyleProperty(m_frame, "active", focused);
    m_table->viewport()->update();
}

void RemoteTableView::onModelReset()
{
    const bool had = m_current >= 0;
    m_current = -1;
    m_currentKey.clear();
    m_openWhenHere = false;
    m_wheelRest = 0;
    scrollTo(0);
    showState();
    if (had)
        Q_EMIT currentRowChanged(-1);
}

void RemoteTableView::onRowsArrived()
{
    syncPosition();
    // "Loading" was announced for them before.
    announceRows(m_table, 0, m_model->rowCount() - 1);
    if (m_openWhenHere && m_current < 0)
        setCurrentRow(0);
    if (m_current < 0)
        return;
    followRow();
    if (m_openWhenHere && m_current >= 0)
        openIfHere();
}

void RemoteTableView::followRow()
{
    const QString key = m_model->keyAt(m_current);
    const bool isBeyondEnd = m_current >= m_model->totalRows();
    if (!isBeyondEnd && (key.isEmpty() || key == m_currentKey))
        return;
    if (m_currentKey.isEmpty() && !isBeyondEnd) {
        m_currentKey = key;
        return;
    }
    // The list has moved under the selection: follow the row, or let go rather than select another one.
    const QString wanted = m_currentKey;
    for (qint64 away = 1; away <= kKeySearchRows; ++away) {
        for (const qint64 row : {m_current + away, m_current - away}) {
            if (row >= 0 && !wanted.isEmpty() && m_model->keyAt(row) == wanted) {
                selectRow(row);
                return;
            }
        }
    }
    selectRow(-1);
}

void RemoteTableView::onBarMoved(int value)
{
    if (!m_syncing)
        scrollTo(value == m_bar->maximum() ? lastTop() : value * m_barScale);
}

void RemoteTableView::onClicked(const QModelIndex& index)
{
    if (!m_model || !index.isValid())
        return;
    m_openWhenHere = false;
    selectRow(m_model->topRow() + index.row());
}

int RemoteTableView::rowHeight() const
{
    return rowEm(1.75);
}

int RemoteTableView::fullRows() const
{
    return std::clamp(m_table->viewport()->height() / rowHeight(), 1, WindowedTableModel::kMaxVisibleRows);
}

qint64 RemoteTableView::lastTop() const
{
    return m_model ? std::max<qint64>(0, m_model->totalRows() - fullRows()) : 0;
}

void RemoteTableView::scrollTo(qint64 top)
{
    if (m_model && !m_syncing) {
        const QScopedValueRollback guard(m_syncing, true);
        const bool partly = m_table->viewport()->height() % rowHeight() != 0;
        m_model->setWindow(std::clamp<qint64>(top, 0, lastTop()), fullRows() + (partly ? 1 : 0));
        syncBar();
        syncSelection();
    }
    syncPosition();
}

void RemoteTableView::makeVisible(qint64 row)
{
    const qint64 top = m_model->topRow();
    if (row < top)
        scrollTo(row);
    else if (row >= top + fullRows())
        scrollTo(row - fullRows() + 1);
}

void RemoteTableView::selectRow(qint64 row)
{
    const bool changed = row != m_current;
    m_current = row;
    m_currentKey = row < 0 ? QString() : m_model->keyAt(row);
    syncSelection();
    if (changed)
        Q_EMIT currentRowChanged(row);
}

void RemoteTableView::syncBar()
{
    const qint64 last = lastTop();
    m_barScale = last / kBarSteps + 1;
    m_bar->setRange(0, static_cast<int>((last + m_barScale - 1) / m_barScale));
    m_bar->setPageStep(static_cast<int>(std::max<qint64>(1, fullRows() / m_barScale)));
    m_bar->setValue(static_cast<int>((m_model->topRow() + m_barScale - 1) / m_barScale));
    m_bar->setVisible(last > 0);
}

void RemoteTableView::syncSelection()
{
    auto* selection = m_table->selectionModel();
    if (!selection || !m_model)
        return;
    const qint64 row = m_current - m_model->topRow();
    if (m_current < 0 || row < 0 || row >= m_model->rowCount()) {
        selection->clear();
        return;
    }
    selection->setCurrentIndex(m_model->index(static_cast<int>(row), 0),
                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RemoteTableView::syncPosition()
{
    m_position->setText(positionText());
    m_table->setAccessibleDescription(m_position->text());
}

void RemoteTableView::showState()
{
    if (m_model && m_model->state() == WindowedTableModel::State::Failed && m_model->totalRows() > 0) {
        m_banner->showMessage(Tone::Danger, m_model->errorText());
        m_banner->setAction(tr("Try again"));
    } else {
        m_banner->clearMessage();
    }
    if (m_model &&
        (m_model->state() == WindowedTableModel::State::Failed || m_model->state() == WindowedTableModel::State::Empty))
        m_openWhenHere = false;
    m_overlay->showState(m_model);
    // Of no rows there is nothing more to see at the side.
    const bool hasRows = m_model && m_model->totalRows() > 0;
    m_table->setHorizontalScrollBarPolicy(hasRows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

} // namespace cf::ui
