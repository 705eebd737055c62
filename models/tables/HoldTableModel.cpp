#include "models/tables/HoldTableModel.h"

#include "models/tables/AmountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/DateText.h"

#include <algorithm>

namespace cf::tables {

using contract::Hold;

HoldTableModel::HoldTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                               QObject* parent)
    : TypedWindowedModel<Hold>(parent)
    , m_bank(bank)
    , m_sentences(std::move(sentences))
{
}

void HoldTableModel::setAccount(const AccountId& account)
{
    m_call.cancel();
    m_account = account;
    reset();
}

QVariant HoldTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == AmountColumn ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case AmountColumn:
        return tr("Left", "heading of a column of amounts: what is left of a hold");
    case ReasonColumn:
        return tr("Reason", "why money is held");
    case PlacedByColumn:
        return tr("Placed by", "who placed a hold or a block");
    case PlacedAtColumn:
        return tr("Since", "heading of a column of times");
    case UntilColumn:
        return tr("Until", "heading of a column of times");
    }
    return {};
}

void HoldTableModel::fetchPage(qint64 position, int limit, Callback done)
{
    if (!m_account)
        return done(FetchedPage<Hold>());
    m_call = m_bank.call<contract::ListHolds>(
        {*m_account}, {}, this,
        [this, position, limit, done = std::move(done)](const client::CallResult<contract::Page<Hold>>& result) {
            if (!result)
                return done(m_sentences(result.error()));
            const std::vector<Hold>& all = result->items;
            const auto count = static_cast<qint64>(all.size());
            const auto from = all.begin() + std::min(position, count);
            done(FetchedPage<Hold>{{from, from + std::min<qint64>(limit, all.end() - from)}, count, true});
        });
}

QVariant HoldTableModel::cell(const Hold& row, int section, int role) const
{
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return column == AmountColumn ? kTrailing : kLeading;
    if (role == Qt::ToolTipRole && column == ReasonColumn)
        return plainToolTip(QString::fromStdString(row.reason));
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (column) {
    case AmountColumn:
        return formatMoney(row.amount, locale);
    case ReasonColumn:
        return QString::fromStdString(row.reason);
    case PlacedByColumn:
        return QString::fromStdString(row.placedBy);
    case PlacedAtColumn:
        return formatDateTime(row.placedAt, locale);
    case UntilColumn:
        if (row.approval)
            return tr("its order is decided", "instead of a time: until when money is held for an order that waits");
        return row.expiresAt ? formatDateTime(*row.expiresAt, locale)
                             : tr("released", "instead of a time: until when money is held");
    }
    return {};
}

QString HoldTableModel::rowKey(const Hold& row) const
{
    return QString::fromStdString(row.id.toString());
}

} // namespace cf::tables
