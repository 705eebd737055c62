// What waits for each consumer of events, all rows at once.
#pragma once

#include "services/contract/Events.h"

#include <QAbstractTableModel>

#include <vector>

namespace cf::tables {

class EventLagTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Consumer,
        Place,
        Events,
        Overdue,
        Amounts,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    //! Rows of the same places are kept, so that a selection persists.
    void setLags(std::vector<contract::EventLag> lags);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const contract::EventLag& lag, Column column);

    std::vector<contract::EventLag> m_lags;
};

} // namespace cf::tables
