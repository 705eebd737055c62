// The bank's API operations over the last minute, all rows at once, so that any column can be sorted.
#pragma once

#include "services/contract/Monitoring.h"

#include <QAbstractTableModel>

#include <vector>

namespace cf::tables {

class OperationTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Operation,
        Calls,
        ClientErrors,
        ServerErrors,
        P50,
        P95,
        P99,
        Queries,
        ColumnCount
    };
    enum Role
    {
        SortRole = Qt::UserRole + 1, //!< The bare number or text.
    };

    using QAbstractTableModel::QAbstractTableModel;

    //! Rows are matched by name, so that a selection persists from second to second.
    void setOperations(std::vector<contract::OperationStatus> operations);
    const contract::OperationStatus& operationAt(int row) const { return m_operations[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QVariant number(const contract::OperationStatus& operation, Column column);
    static QString text(const contract::OperationStatus& operation, Column column);

    std::vector<contract::OperationStatus> m_operations;
};

} // namespace cf::tables
