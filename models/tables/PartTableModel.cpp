#include "models/tables/PartTableModel.h"

#include "models/tables/CellRoles.h"

#include <algorithm>

namespace cf::tables {
namespace {

//! What may not be whole in its cell; elsewhere what the part's state means.
const QString& partToolTip(const Part& part, int column)
{
    if (column == PartTableModel::Name)
        return part.name;
    return column == PartTableModel::Figures ? part.figures : part.meaning;
}

} // namespace

void PartTableModel::setParts(std::vector<Part> parts)
{
    const bool sameParts = std::ranges::equal(parts, m_parts, {}, &Part::name, &Part::name);
    if (!sameParts) {
        beginResetModel();
        m_parts = std::move(parts);
        endResetModel();
    } else if (!parts.empty()) {
        m_parts = std::move(parts);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

const Part* PartTableModel::partAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_parts[static_cast<std::size_t>(row)] : nullptr;
}

int PartTableModel::rowOf(const Part& part) const
{
    int named = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const Part& each = m_parts[static_cast<std::size_t>(row)];
        if (each.name != part.name)
            continue;
        if (each.kind == part.kind)
            return row;
        named = named < 0 ? row : named;
    }
    return named;
}

int PartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_parts.size());
}

int PartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PartTableModel::data(const QModelIndex& index, int role) const
{
    const Part* part = partAt(index.row());
    if (!index.isValid() || !part)
        return {};
    if (role == Qt::TextAlignmentRole)
        return kLeading;
    if (role == Qt::ToolTipRole)
        return plainToolTip(partToolTip(*part, index.column()));
    if (role == kLevelRole && index.column() == State)
        return static_cast<int>(part->level);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Kind:
        return part->kind;
    case Name:
        return part->name;
    case State:
        return part->state;
    case Figures:
        return part->figures;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Kind:
        return tr("Part", "of the bank: heading of a column");
    case Name:
        return tr("Name", "heading of a column: of a server or service");
    case State:
        return tr("State", "heading of a column: of a server or service");
    case Figures:
        return tr("Figures", "heading of a column: what was measured");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace cf::tables
