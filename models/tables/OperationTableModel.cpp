#include "models/tables/OperationTableModel.h"

#include "models/tables/MetricText.h"

#include <algorithm>

namespace cf::tables {

using contract::OperationStatus;

void OperationTableModel::setOperations(std::vector<OperationStatus> operations)
{
    const auto byName = [](const OperationStatus& a, const OperationStatus& b) { return a.operation < b.operation; };
    std::sort(operations.begin(), operations.end(), byName);
    const bool sameNames =
        std::equal(operations.begin(), operations.end(), m_operations.begin(), m_operations.end(),
                   [](const OperationStatus& a, const OperationStatus& b) { return a.operation == b.operation; });
    if (!sameNames) {
        beginResetModel();
        m_operations = std::move(operations);
        endResetModel();
    } else if (!operations.empty()) {
        m_operations = std::move(operations);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int OperationTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

int OperationTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperationTableModel::number(const OperationStatus& operation, Column column)
{
    switch (column) {
    case Calls:
        return QVariant::fromValue<qint64>(operation.calls);
    case ClientErrors:
        return QVariant::fromValue<qint64>(operation.clientErrors);
    case ServerErrors:
        return QVariant::fromValue<qint64>(operation.serverErrors);
    case P50:
        return QVariant::fromValue<qint64>(operation.p50Microseconds);
    case P95:
        return QVariant::fromValue<qint64>(operation.p95Microseconds);
    case P99:
        return QVariant::fromValue<qint64>(operation.p99Microseconds);
    case Queries:
        return QVariant::fromValue<qint64>(operation.queriesPerCallPpm);
    case Operation:
    case ColumnCount:
        break;
    }
    return QString::fromStdString(operation.operation);
}

QString OperationTableModel::text(const OperationStatus& operation, Column column)
{
    const QLocale locale;
    switch (column) {
    case Operation:
        return QString::fromStdString(operation.operation);
    case Calls:
    case ClientErrors:
    case ServerErrors:
        return locale.toString(number(operation, column).toLongLong());
    case P50:
    case P95:
    case P99:
        return operation.calls > 0 ? durationText(number(operation, column).toLongLong(), locale) : QString();
    case Queries:
        return operation.calls > 0 ? countText(static_cast<double>(operation.queriesPerCallPpm) / 1e6, locale)
                                   : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant OperationTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const OperationStatus& operation = operationAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(operation, column);
    case SortRole:
        return number(operation, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == Operation ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant OperationTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Operation ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Operation:
        return tr("Operation", "of the bank's API");
    case Calls:
        return tr("Calls", "in the last minute");
    case ClientErrors:
        return tr("Refused (4xx)");
    case ServerErrors:
        return tr("Failed (5xx)");
    case P50:
        return tr("p50", "half of the answers took at most so long");
    case P95:
        return tr("p95");
    case P99:
        return tr("p99");
    case Queries:
        return tr("Queries per call");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace cf::tables
