// A QTableView for short, fully loaded lists: same look as RemoteTableView, row selection, no editing.
#pragma once

#include "ui/widgets/TableColumns.h"

#include <QTableView>

namespace cf::ui {

class PlainTable : public QTableView
{
    Q_OBJECT

public:
    explicit PlainTable(const QString& accessibleName, QWidget* parent = nullptr);

    void setColumns(const QList<TableColumns::Column>& columns) { m_columns->set(columns); }
    //! The selected row of the model, -1 for none.
    int currentRow() const;

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    //! Ctrl+C copies the whole row, as in RemoteTableView.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitRows();

    TableColumns* m_columns;
};

} // namespace cf::ui
