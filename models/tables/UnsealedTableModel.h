// Audit events not yet numbered, newest first. The full list is passed in, so nothing is fetched here; UnsealedStrip
// shows it.
#pragma once

#include "models/tables/AuditCells.h"

namespace cf::tables {

class UnsealedTableModel : public TypedWindowedModel<contract::AuditRow>
{
    Q_OBJECT

public:
    using TypedWindowedModel<contract::AuditRow>::TypedWindowedModel;

    void setEvents(std::vector<contract::AuditRow> events);
    const std::vector<contract::AuditRow>& events() const { return m_events; }

    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : AuditCells::kColumns;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return AuditCells::heading(section, orientation, role);
    }

protected:
    void fetchPage(qint64 position, int limit, Callback done) override;
    QVariant cell(const contract::AuditRow& row, int column, int role) const override
    {
        return AuditCells::cell(row, column, role);
    }
    QString rowKey(const contract::AuditRow& row) const override { return AuditCells::key(row); }

private:
    std::vector<contract::AuditRow> m_events;
};

} // namespace cf::tables
