// The parts of the bank, all rows at once.
#pragma once

#include "models/tables/ClusterParts.h"

#include <QAbstractTableModel>

namespace cf::tables {

class PartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Kind,
        Name,
        State,
        Figures,
        ColumnCount
    };
    static constexpr int kLevelRole = Qt::UserRole; //!< int: Part::Level, in the column State.

    using QAbstractTableModel::QAbstractTableModel;

    //! Rows of the same parts are kept, so that a selection persists.
    void setParts(std::vector<Part> parts);
    //! Null: there is no such row.
    const Part* partAt(int row) const;
    //! Where it is now, or what has its name, for a database may have another role; -1: nowhere.
    int rowOf(const Part& part) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Part> m_parts;
};

} // namespace cf::tables
