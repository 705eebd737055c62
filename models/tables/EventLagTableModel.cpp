#include "models/tables/EventLagTableModel.h"

#include "models/tables/AmountText.h"
#include "models/tables/EventText.h"
#include "models/tables/MetricText.h"

#include <QStringList>

#include <algorithm>

namespace cf::tables {
namespace {

bool isFigure(EventLagTableModel::Column column)
{
    return column == EventLagTableModel::Events || column == EventLagTableModel::Overdue ||
           column == EventLagTableModel::Amounts;
}

QString amountsText(const contract::EventLag& lag)
{
    QStringList amounts;
    for (const Money& amount : lag.amounts)
        amounts += formatMoney(amount, QLocale());
    const QString text = amounts.join(QStringLiteral(" · "));
    //: %1: sums of money, one for each currency
    return text.isEmpty() || lag.amountsWhole ? text : EventLagTableModel::tr("at least %1").arg(text);
}

} // namespace

void EventLagTableModel::setLags(std::vector<contract::EventLag> lags)
{
    const bool samePlaces = std::ranges::equal(
        lags, m_lags, [](const auto& a, const auto& b) { return a.consumer == b.consumer && a.topic == b.topic; });
    if (!samePlaces) {
        beginResetModel();
        m_lags = std::move(lags);
        endResetModel();
    } else if (!lags.empty()) {
        m_lags = std::move(lags);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int EventLagTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lags.size());
}

int EventLagTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventLagTableModel::text(const contract::EventLag& lag, Column column)
{
    switch (column) {
    case Consumer:
        return lag.consumer ? EventText::consumer(*lag.consumer) : tr("All of them", "consumers of events");
    case Place:
        return EventText::place(lag.consumer, lag.topic);
    case Events:
        return QLocale().toString(static_cast<qlonglong>(lag.events));
    case Overdue:
        return lag.events > 0 ? durationText(lag.overdueSeconds * 1'000'000, QLocale()) : QString();
    case Amounts:
        return amountsText(lag);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EventLagTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isFigure(column) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? text(m_lags[static_cast<std::size_t>(index.row())], column) : QVariant();
}

QVariant EventLagTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isFigure(column) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Consumer:
        return tr("Consumer", "of events");
    case Place:
        return tr("What", "heading of a column: what events tell of");
    case Events:
        return tr("Waiting", "heading of a column: how many events");
    case Overdue:
        return tr("Oldest", "heading of a column: how long an event has been waiting");
    case Amounts:
        return tr("Credited by them", "heading of a column: amounts, by events that wait");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace cf::tables
