// The accessible interface of a RemoteTableView: a table with all rows of the list, of which those in the window can be
// read. Qt's own interface knows only the window. Created by Qt for the table inside the view.
#pragma once

#include <QAccessibleWidget>

#include <map>

class QTableView;

namespace cf::tables {
class WindowedTableModel;
}

namespace cf::ui {

class AccessibleTable : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit AccessibleTable(QTableView* table);
    ~AccessibleTable() override;

    //! From now on Qt creates one for the table on request.
    static void install(QTableView* table);

    void* interface_cast(QAccessible::InterfaceType type) override;
    // Children are numbered as QTableView numbers them in its events: headers first, then the rows of the window.
    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;

    // Rows are positions of the whole list here.
    int rowCount() const override;
    int columnCount() const override;
    QAccessibleInterface* cellAt(int row, int column) const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    int selectedCellCount() const override;
    QList<QAccessibleInterface*> selectedCells() const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override;
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent* event) override;

    //! The children in these window rows that were requested.
    QList<int> askedFor(int firstRow, int lastRow) const;
    //! These window rows changed; announced for the cells that were requested.
    void announce(int firstRow, int lastRow);

    QTableView* table() const;
    //! Null while the view is empty.
    const tables::WindowedTableModel* model() const;
    //! Of the window's first row.
    qint64 top() const;

private:
    QAccessibleInterface* cell(int windowRow, int column) const;
    void forget();

    mutable std::map<std::pair<int, int>, QAccessible::Id> m_cells; //!< By window row (-1: headers) and column.
};

//! announce(), if the table's interface was requested.
void announceRows(QTableView* table, int firstRow, int lastRow);

} // namespace cf::ui
