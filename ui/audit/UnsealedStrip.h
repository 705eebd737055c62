// One line above the audit trail: how far it is sealed, what is still unsealed, and what is newer than the list. Opens
// into a small table of unsealed events. Part of AuditPage.
#pragma once

#include "models/tables/UnsealedTableModel.h"

#include <QWidget>

class QPushButton;

namespace cf::ui {

class IconLabel;
class ElidedLabel;
class RemoteTableView;

class UnsealedStrip : public QWidget
{
    Q_OBJECT

public:
    //! The model outlives this.
    explicit UnsealedStrip(tables::UnsealedTableModel& model, QWidget* parent = nullptr);

    //! Without a state: `error` says why, or it is loading.
    void showState(const std::optional<contract::AuditState>& state, const QString& error);
    //! Offers to show new events; 0 hides the offer. `filtered`: how many of them match is unknown.
    void setNewEvents(std::int64_t count, bool filtered);
    bool isOpen() const;

Q_SIGNALS:
    void newEventsRequested();

private:
    void setOpen(bool open);
    //! The newest unsealed event, in words.
    QString newest() const;

    tables::UnsealedTableModel& m_model;
    IconLabel* m_icon;
    ElidedLabel* m_sealed;
    ElidedLabel* m_newest;
    QPushButton* m_fresh;
    QPushButton* m_toggle;
    RemoteTableView* m_table;
};

} // namespace cf::ui
