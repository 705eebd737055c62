// A table over a WindowedTableModel of any length: shows the rows that fit, with its own scroll bar over a 64-bit
// position. QTableView uses 8 bytes per row and overflows near 90 million rows.
#pragma once

#include "ui/widgets/TableColumns.h"

#include <QFrame>
#include <QIcon>
#include <QList>
#include <QPointer>
#include <QString>

class QLabel;
class QScrollBar;
class QSettings;
class QTableView;

namespace cf::tables {
class WindowedTableModel;
}

namespace cf::ui {

class MessageBanner;
class TableOverlay;

class RemoteTableView : public QWidget
{
    Q_OBJECT

public:
    explicit RemoteTableView(const QString& accessibleName, QWidget* parent = nullptr);
    ~RemoteTableView() override;

    //! Not owned; may be destroyed first. Null shows nothing.
    void setModel(tables::WindowedTableModel* model);
    void setColumns(const QList<TableColumns::Column>& columns) { m_columns->set(columns); }
    /*! Restores the widths the teller gave the columns, and keeps them from now on under a versioned key. `settings`
       outlives the view. Called after setColumns. The order of rows is never kept: a forgotten sort makes people think
       that money is missing. */
    void keepWidths(QSettings* settings, const QString& tableName);
    //! What is shown for an empty list; the action emits emptyActionTriggered().
    void setEmptyContent(const QIcon& icon, const QString& sentence, const QString& action = {});

    //! Absolute position of the selected row, -1 for none. Stays on the same row (by key) across a refresh.
    qint64 currentRow() const { return m_current; }
    //! Selects and scrolls to it; clamped to the list.
    void setCurrentRow(qint64 row);
    //! Likewise, with what follows it in view.
    void showFrom(qint64 row);
    //! "Rows 1–25 of 1 204", as shown under the table.
    QString positionText() const;

    QTableView* table() const { return m_table; }

public Q_SLOTS:
    //! The selected row as tab-separated text.
    void copyCurrentRow();

Q_SIGNALS:
    void activated(qint64 row);
    void currentRowChanged(qint64 row);
    void emptyActionTriggered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable(const QString& accessibleName);
    void connectTable();
    bool onKey(class QKeyEvent* event);
    bool onWheel(class QWheelEvent* event);
    void onTableFocus(bool focused);
    void onModelReset();
    void onRowsArrived();
    void followRow();
    void onBarMoved(int value);
    void onClicked(const class QModelIndex& index);
    bool openCurrent();
    void openIfHere();

    int rowHeight() const;
    int fullRows() const;
    qint64 lastTop() const;
    void scrollTo(qint64 top);
    void makeVisible(qint64 row);
    void selectRow(qint64 row);
    void syncBar();
    void syncSelection();
    void syncPosition();
    void showState();

    QPointer<tables::WindowedTableModel> m_model;
    MessageBanner* m_banner;
    QFrame* m_frame;
    QTableView* m_table;
    TableColumns* m_columns;
    QScrollBar* m_bar;
    TableOverlay* m_overlay;
    QLabel* m_position;
    qint64 m_current = -1;
    QString m_currentKey;
    qint64 m_barScale = 1; //!< Rows per step of the scroll bar, whose range is an int.
    int m_wheelRest = 0;
    bool m_openWhenHere = false; //!< Enter was pressed before its row arrived.
    bool m_syncing = false;
};

} // namespace cf::ui
