// QHeaderView::Stretch gives a column the remaining width even if that is less than its heading.
#include "ui/widgets/TableColumns.h"

#include "ui/theme/Fonts.h"

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace cf::ui {

TableColumns::TableColumns(QTableView* table)
    : QObject(table)
    , m_table(table)
{
    table->viewport()->installEventFilter(this);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, &TableColumns::stretch);
}

void TableColumns::set(const QList<Column>& columns)
{
    auto* header = m_table->horizontalHeader();
    const int digit = m_table->fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_stretched.clear();
    for (int i = 0; i < columns.size() && i < header->count(); ++i) {
        header->setSectionResizeMode(i, columns[i].stretch ? QHeaderView::Fixed : QHeaderView::Interactive);
        header->resizeSection(i, std::max(columns[i].characters * digit + em(1.1), header->sectionSizeHint(i)));
        if (columns[i].stretch)
            m_stretched.append(i);
    }
    stretch();
}

bool TableColumns::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        stretch();
    return QObject::eventFilter(watched, event);
}

void TableColumns::stretch()
{
    if (m_stretching)
        return;
    const QScopedValueRollback guard(m_stretching, true);
    auto* header = m_table->horizontalHeader();
    int left = m_table->viewport()->width() - header->length();
    for (const int column : m_stretched)
        left += header->sectionSize(column);
    for (qsizetype i = 0; i < m_stretched.size(); ++i) {
        const int share = left / static_cast<int>(m_stretched.size() - i);
        header->resizeSection(m_stretched[i], std::max(share, header->sectionSizeHint(m_stretched[i])));
        left -= share;
    }
}

} // namespace cf::ui
