#include "ui/widgets/AccessibleTable.h"

#include "models/tables/WindowedTableModel.h"

#include <QHeaderView>
#include <QLocale>
#include <QPointer>
#include <QTableView>

#include <algorithm>
#include <limits>
#include <utility>

namespace cf::ui {
namespace {

constexpr auto kTableProperty = "counterfoilWindowTable";
constexpr auto kAsked = "counterfoilWindowTableAsked";
constexpr int kHeads = -1; //!< Row of the column headers.

//! A cell of the window, or a column header.
class Cell : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    Cell(AccessibleTable* table, int row, int column)
        : m_access(table)
        , m_table(table->table())
        , m_row(row)
        , m_column(column)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface && m_row != kHeads
                   ? static_cast<QAccessibleTableCellInterface*>(this)
                   : nullptr;
    }
    bool isValid() const override
    {
        return m_table && m_table->model() && m_row < m_table->model()->rowCount() &&
               m_column < m_table->model()->columnCount();
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_access->window(); }
    QAccessibleInterface* parent() const override { return m_access; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return m_row == kHeads ? QAccessible::ColumnHeader : QAccessible::Cell; }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        if (m_row == kHeads) {
            const QHeaderView* head = m_table->horizontalHeader();
            return {head->viewport()->mapToGlobal(QPoint(head->sectionViewportPosition(m_column), 0)),
                    QSize(head->sectionSize(m_column), head->height())};
        }
        const QRect inside = m_table->visualRect(index());
        return {m_table->viewport()->mapToGlobal(inside.topLeft()), inside.size()};
    }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (m_row == kHeads)
            return kind == QAccessible::Name ? m_access->columnDescription(m_column) : QString();
        if (kind == QAccessible::Name || kind == QAccessible::Value) {
            const QVariant spoken = index().data(Qt::AccessibleTextRole);
            return spoken.isValid() ? spoken.toString() : index().data().toString();
        }
        return kind == QAccessible::Description ? index().data(Qt::AccessibleDescriptionRole).toString() : QString();
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.readOnly = true;
        if (m_row == kHeads)
            return state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isSelected();
        state.focused = m_table->hasFocus() && m_table->currentIndex() == index();
        return state;
    }

    bool isSelected() const override
    {
        return isValid() && m_table->selectionModel() && m_table->selectionModel()->isSelected(index());
    }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {m_access->child(m_column + 1)}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override
    {
        return static_cast<int>(std::min<qint64>(m_access->top() + m_row, std::numeric_limits<int>::max()));
    }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return m_access; }

    int row() const { return m_row; }
    int column() const { return m_column; }

private:
    QModelIndex index() const { return m_table->model()->index(m_row, m_column); }

    AccessibleTable* m_access;
    QPointer<QTableView> m_table;
    int m_row;
    int m_column;
};

QAccessibleInterface* makeTable(const QString&, QObject* object)
{
    auto* table = object->property(kTableProperty).toBool() ? qobject_cast<QTableView*>(object) : nullptr;
    return table ? new AccessibleTable(table) : nullptr;
}

} // namespace

AccessibleTable::AccessibleTable(QTableView* table)
    : QAccessibleWidget(table, QAccessible::Table)
{
    table->setProperty(kAsked, true);
}

AccessibleTable::~AccessibleTable()
{
    forget();
}

void AccessibleTable::install(QTableView* table)
{
    table->setProperty(kTableProperty, true);
    // Qt installs the same function only once.
    QAccessible::installFactory(makeTable);
}

void* AccessibleTable::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QTableView* AccessibleTable::table() const
{
    return static_cast<QTableView*>(object());
}

const tables::WindowedTableModel* AccessibleTable::model() const
{
    return table() ? qobject_cast<const tables::WindowedTableModel*>(table()->model()) : nullptr;
}

qint64 AccessibleTable::top() const
{
    return model() ? model()->topRow() : 0;
}

int AccessibleTable::rowCount() const
{
    const qint64 rows = model() ? model()->totalRows() : 0;
    return static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max()));
}

int AccessibleTable::columnCount() const
{
    return model() ? model()->columnCount() : 0;
}

int AccessibleTable::childCount() const
{
    return model() ? (model()->rowCount() + 1) * (columnCount() + 1) : 0;
}

QAccessibleInterface* AccessibleTable::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const int stride = columnCount() + 1;
    const int column = index % stride - 1;
    return column < 0 ? nullptr : cell(index / stride - 1, column);
}

int AccessibleTable::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* cell = dynamic_cast<const Cell*>(child);
    return cell ? (cell->row() + 1) * (columnCount() + 1) + cell->column() + 1 : -1;
}

QAccessibleInterface* AccessibleTable::childAt(int x, int y) const
{
    const QModelIndex index = table()->indexAt(table()->viewport()->mapFromGlobal(QPoint(x, y)));
    return index.isValid() ? cell(index.row(), index.column()) : nullptr;
}

QAccessibleInterface* AccessibleTable::cellAt(int row, int column) const
{
    const qint64 windowRow = row - top();
    if (!model() || column < 0 || column >= columnCount() || windowRow < 0 || windowRow >= model()->rowCount())
        return nullptr;
    return cell(static_cast<int>(windowRow), column);
}

QAccessibleInterface* AccessibleTable::cell(int windowRow, int column) const
{
    const auto [place, fresh] = m_cells.try_emplace({windowRow, column}, 0);
    if (fresh)
        place->second =
            QAccessible::registerAccessibleInterface(new Cell(const_cast<AccessibleTable*>(this), windowRow, column));
    return QAccessible::accessibleInterface(place->second);
}

QString AccessibleTable::columnDescription(int column) const
{
    return model() ? model()->headerData(column, Qt::Horizontal).toString() : QString();
}

QString AccessibleTable::rowDescription(int row) const
{
    return QLocale().toString(row + 1);
}

bool AccessibleTable::isRowSelected(int row) const
{
    const auto rows = selectedRows();
    return rows.contains(row);
}

QList<int> AccessibleTable::selectedRows() const
{
    QList<int> rows;
    const auto* selection = table() ? table()->selectionModel() : nullptr;
    for (const QModelIndex& index : selection ? selection->selectedRows() : QModelIndexList())
        rows += static_cast<int>(std::min<qint64>(top() + index.row(), std::numeric_limits<int>::max()));
    return rows;
}

int AccessibleTable::selectedRowCount() const
{
    return static_cast<int>(selectedRows().size());
}

int AccessibleTable::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface*> AccessibleTable::selectedCells() const
{
    QList<QAccessibleInterface*> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column)
            cells += cellAt(row, column);
    }
    return cells;
}

void AccessibleTable::modelChange(QAccessibleTableModelChangeEvent* event)
{
    // Cells are positions in the window, so only resizing it changes them.
    if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged)
        forget();
}

void AccessibleTable::forget()
{
    for (const auto& [place, id] : std::exchange(m_cells, {}))
        QAccessible::deleteAccessibleInterface(id);
}

QList<int> AccessibleTable::askedFor(int firstRow, int lastRow) const
{
    QList<int> children;
    const int stride = columnCount() + 1;
    for (const auto& [place, id] : m_cells) {
        if (place.first >= firstRow && place.first <= lastRow)
            children += (place.first + 1) * stride + place.second + 1;
    }
    return children;
}

void AccessibleTable::announce(int firstRow, int lastRow)
{
    // A copy: receivers may request more cells.
    for (const int child : askedFor(firstRow, lastRow)) {
        QAccessibleEvent renamed(table(), QAccessible::NameChanged);
        renamed.setChild(child);
        QAccessible::updateAccessibility(&renamed);
    }
}

void announceRows(QTableView* table, int firstRow, int lastRow)
{
    if (!table->property(kAsked).toBool())
        return;
    if (auto* access = dynamic_cast<AccessibleTable*>(QAccessible::queryAccessibleInterface(table)))
        access->announce(firstRow, lastRow);
}

} // namespace cf::ui
