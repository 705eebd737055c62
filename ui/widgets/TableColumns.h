// The widths of a table's columns: some as wide as their cells need, others take what is left. No column is narrower
// than its heading, whatever the language makes of that: a table with too little room scrolls sideways.
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
        int characters;       //!< Width at first, in digits.
        bool stretch = false; //!< Takes what is left; several share it evenly.
    };

    //! The table is the parent.
    explicit TableColumns(QTableView* table);

    //! One for each column of the table's model, from the left.
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
