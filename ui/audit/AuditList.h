// The table of audit events, what is said below it while the bank looks further back, and the place that is wanted in
// it, which may be reached later than it is asked for. Part of AuditPage.
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
    //! Both outlive this; `settings` keeps the widths of the columns and may be null.
    AuditList(tables::AuditTableModel& model, QSettings* settings, QWidget* parent = nullptr);

    void takeFocus();
    qint64 currentRow() const;
    //! As soon as the event is in the list.
    void goToEvent(std::int64_t seq);
    //! As soon as the list is that long; -1 forgets what was wanted before.
    void goToRow(qint64 row);
    //! What an empty list says: that nothing fits, or that there is nothing.
    void setNarrowed(bool narrowed);
    //! An empty list says that the search has a mistake in it.
    void setMistaken();

Q_SIGNALS:
    void opened(std::int64_t seq);
    //! The list is empty, and everything that narrows it is to go.
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
