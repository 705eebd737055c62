// See PlainTable.h.
#include "ui/widgets/PlainTable.h"

#include "ui/widgets/Styling.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>

namespace cf::ui {
namespace {

// Its models have no placeholders.
class LoadedRowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // The whole row is current; a frame around one cell would say otherwise.
        option->state &= ~QStyle::State_HasFocus;
        option->textElideMode = Qt::ElideRight;
    }
};

} // namespace

PlainTable::PlainTable(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("plainTable"));
    setAccessibleName(accessibleName);
    setItemDelegate(new LoadedRowDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFont(fontFor(TextRole::Amount));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(rowEm(1.75));
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

int PlainTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

void PlainTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        selectRow(0);
}

} // namespace cf::ui
