#include "ui/widgets/PlainTable.h"

#include "models/tables/ClipboardText.h"
#include "ui/widgets/RowDelegate.h"
#include "ui/widgets/Styling.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace cf::ui {

PlainTable::PlainTable(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
    , m_columns(new TableColumns(this))
{
    setObjectName(QStringLiteral("plainTable"));
    setAccessibleName(accessibleName);
    setItemDelegate(new RowDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    setFont(fontFor(TextRole::Amount));
    fitRows();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void PlainTable::fitRows()
{
    verticalHeader()->setDefaultSectionSize(rowEm(1.75));
}

int PlainTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

void PlainTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    // The density is part of the style.
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        fitRows();
}

void PlainTable::keyPressEvent(QKeyEvent* event)
{
    if (!event->matches(QKeySequence::Copy))
        return QTableView::keyPressEvent(event);
    if (currentRow() >= 0)
        QGuiApplication::clipboard()->setText(tables::copiedRow(*model(), currentRow()));
    event->accept();
}

void PlainTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        selectRow(0);
}

} // namespace cf::ui
