// The table of audit events, the note below it while the bank searches further back, and the requested position, which
// may be reached only later. Part of AuditPage.
#pragma once

#include "models/tables/AuditTableModel.h"

#include <QWidget>

class QLabel;
class QSettings;

namespace cf::ui {

class RemoteTableView;

class AuditList : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive this; `settings` keeps the column widths and may be null.
    AuditList(tables::AuditTableModel& model, QSettings* settings, QWidget* parent = nullptr);

    void takeFocus();
    qint64 currentRow() const;
    //! Takes effect once the event is in the list.
    void goToEvent(std::int64_t seq);
    //! Takes effect once the list is that long; -1 cancels an earlier request.
    void goToRow(qint64 row);
    //! Text of an empty list: no match, or no events at all.
    void setNarrowed(bool narrowed);
    //! Makes an empty list report a mistake in the search.
    void setMistaken();

Q_SIGNALS:
    void opened(std::int64_t seq);
    //! The list is empty and the user asks to clear all filters.
    void clearRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fitColumns();
    void reachPlace();
    void showSearching();
    void openRow(qint64 row);

    tables::AuditTableModel& m_model;
    QSettings* m_settings;
    RemoteTableView* m_table;
    QLabel* m_searching;
    std::optional<std::int64_t> m_wantedEvent;
    qint64 m_wantedRow = -1;
    bool m_fitted = false;
};

} // namespace cf::ui
