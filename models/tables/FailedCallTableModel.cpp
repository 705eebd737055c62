#include "models/tables/FailedCallTableModel.h"

#include "models/tables/DateText.h"
#include "models/tables/MetricText.h"

#include <algorithm>

namespace cf::tables {
namespace {

QString text(const contract::FailedCall& call, FailedCallTableModel::Column column)
{
    const QLocale locale;
    switch (column) {
    case FailedCallTableModel::Time:
        return localTime(call.at).toString(QStringLiteral("HH:mm:ss"));
    case FailedCallTableModel::Operation:
        return QString::fromStdString(call.operation);
    case FailedCallTableModel::Status:
        return QString::number(call.status);
    case FailedCallTableModel::Code:
        return QString::fromStdString(call.code);
    case FailedCallTableModel::Duration:
        return durationText(call.durationMicroseconds, locale);
    case FailedCallTableModel::TraceId:
        return QString::fromStdString(call.traceId);
    case FailedCallTableModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

void FailedCallTableModel::setCalls(std::vector<contract::FailedCall> calls)
{
    beginResetModel();
    m_calls = std::move(calls);
    endResetModel();
}

int FailedCallTableModel::rowOf(const std::string& traceId) const
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(),
                                    [&](const contract::FailedCall& call) { return call.traceId == traceId; });
    return found == m_calls.end() ? -1 : static_cast<int>(found - m_calls.begin());
}

int FailedCallTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_calls.size());
}

int FailedCallTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FailedCallTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::TextAlignmentRole))
        return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column == Duration ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    return text(callAt(index.row()), column);
}

QVariant FailedCallTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Duration ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Time:
        return tr("Time");
    case Operation:
        return tr("Operation", "of the bank's API");
    case Status:
        return tr("Status", "of an HTTP answer");
    case Code:
        return tr("Reason", "an error code");
    case Duration:
        return tr("Duration", "a duration");
    case TraceId:
        return tr("Trace", "number of a request");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace cf::tables
