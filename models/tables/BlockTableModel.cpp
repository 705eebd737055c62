#include "models/tables/BlockTableModel.h"

#include "models/tables/AccountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/DateText.h"

#include <algorithm>

namespace cf::tables {

using contract::AccountBlock;

void BlockTableModel::setBlocks(std::vector<AccountBlock> blocks, bool another)
{
    m_blocks = std::move(blocks);
    if (another)
        reset();
    else
        refresh();
}

QVariant BlockTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case SideColumn:
        return tr("Blocked for", "heading of a column: debits, credits");
    case ReasonColumn:
        return tr("Reason", "why an account is blocked");
    case PlacedByColumn:
        return tr("Blocked by", "heading of a column of persons");
    case PlacedAtColumn:
        return tr("Since", "heading of a column of times");
    case UntilColumn:
        return tr("Until", "heading of a column of times");
    }
    return {};
}

void BlockTableModel::fetchPage(qint64 position, int limit, Callback done)
{
    const auto total = static_cast<qint64>(m_blocks.size());
    const auto from = m_blocks.begin() + std::min(position, total);
    const auto to = m_blocks.begin() + std::min(position + limit, total);
    done(FetchedPage<AccountBlock>{{from, to}, total, true});
}

QVariant BlockTableModel::cell(const AccountBlock& row, int section, int role) const
{
    const auto column = static_cast<Column>(section);
    if (role == Qt::ToolTipRole && column == ReasonColumn)
        return plainToolTip(QString::fromStdString(row.reason));
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (column) {
    case SideColumn:
        return blockSideText(row.side);
    case ReasonColumn:
        return QString::fromStdString(row.reason);
    case PlacedByColumn:
        return QString::fromStdString(row.placedBy);
    case PlacedAtColumn:
        return formatDateTime(row.placedAt, locale);
    case UntilColumn:
        return row.until ? formatDateTime(*row.until, locale)
                         : tr("lifted", "instead of a time: until when an account is blocked");
    }
    return {};
}

QString BlockTableModel::rowKey(const AccountBlock& row) const
{
    return QString::fromStdString(row.id.toString());
}

} // namespace cf::tables
