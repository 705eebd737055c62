// See PlainTable.h.
#include "ui/widgets/PlainTable.h"

#include "ui/widgets/RowDelegate.h"
#include "ui/widgets/Styling.h"

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
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < characters.size(); ++column) {
        horizontalHeader()->setSectionResizeMode(column,
                                                 column == stretched ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (column != stretched)
            setColumnWidth(column, std::max(characters[column] * digit + em(1.1),
                                            horizontalHeader()->sectionSizeHint(column))); // the heading, whole
    }
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

void PlainTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        selectRow(0);
}

} // namespace cf::ui
