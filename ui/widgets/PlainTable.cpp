// See PlainTable.h.
#include "ui/widgets/PlainTable.h"

#include "ui/widgets/RowDelegate.h"
#include "ui/widgets/Styling.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace cf::ui {

PlainTable::PlainTable(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("plainTable"));
    setAccessibleName(accessibleName);
    setItemDelegate(new RowDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
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

void PlainTable::setWidths(const QList<int>& characters, int stretched)
{
    m_stretched = stretched;
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < characters.size(); ++column) {
        const int heading = horizontalHeader()->sectionSizeHint(column); // whole
        setColumnWidth(column, column == stretched ? heading : std::max(characters[column] * digit + em(1.1), heading));
    }
    stretch();
}

void PlainTable::fitRows()
{
    verticalHeader()->setDefaultSectionSize(rowEm(1.75));
}

void PlainTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    stretch();
}

// The header's own stretching would cut the heading when the others need the room.
void PlainTable::stretch()
{
    if (m_stretched < 0)
        return;
    const int others = horizontalHeader()->length() - columnWidth(m_stretched);
    setColumnWidth(m_stretched,
                   std::max(horizontalHeader()->sectionSizeHint(m_stretched), viewport()->width() - others));
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

void PlainTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        selectRow(0);
}

} // namespace cf::ui
