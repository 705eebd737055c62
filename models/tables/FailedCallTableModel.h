// Calls of the last 15 minutes that ended with an error, newest first. At most 500 rows, all at once.
#pragma once

#include "services/contract/Monitoring.h"

#include <QAbstractTableModel>

#include <vector>

namespace cf::tables {

class FailedCallTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Operation,
        Status,
        Code,
        Duration,
        TraceId,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setCalls(std::vector<contract::FailedCall> calls);
    const contract::FailedCall& callAt(int row) const { return m_calls[static_cast<std::size_t>(row)]; }
    //! The row of that trace, or -1.
    int rowOf(const std::string& traceId) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<contract::FailedCall> m_calls;
};

} // namespace cf::tables
