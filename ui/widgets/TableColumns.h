// The widths of a table's columns: some fit their cells, others take the rest. No column is narrower than its heading
// in any language: a table with too little space scrolls sideways.
#pragma once

#include <QList>
#include <QObject>

class QTableView;

namespace cf::ui {

class TableColumns : public QObject
{
    Q_OBJECT

public:
    struct Column
    {
        int characters;       //!< Initial width, in digits.
        bool stretch = false; //!< Takes the remaining width; several share it evenly.
    };

    //! The table is the parent.
    explicit TableColumns(QTableView* table);

    //! One per model column, from the left.
    void set(const QList<Column>& columns);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void stretch();

    QTableView* m_table;
    QList<int> m_stretched; //!< Columns.
    bool m_stretching = false;
};

} // namespace cf::ui
