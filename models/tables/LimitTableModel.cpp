#include "models/tables/LimitTableModel.h"

#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/LimitText.h"
#include "services/contract/Wire.h"

namespace cf::tables {

using contract::Limit;

LimitTableModel::LimitTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                 QObject* parent)
    : CursorPagedModel(std::move(sentences), parent)
    , m_bank(bank)
{
}

QVariant LimitTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == MostColumn ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case SubjectColumn:
        return tr("Limit of", "heading of a column: a role, a member of staff, a product, an account");
    case NameColumn:
        return tr("Name", "heading of a column: of a role, a member of staff, a product, an account");
    case MeasureColumn:
        return tr("For", "heading of a column: one transfer, a day, an hour");
    case MostColumn:
        return tr("At most", "heading of a column of amounts");
    }
    return {};
}

client::CallHandle LimitTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                             client::Callback<contract::Page<Limit>> done)
{
    return m_bank.call<contract::ListLimits>({std::nullopt, std::nullopt, cursor, limit}, {}, this, std::move(done));
}

QVariant LimitTableModel::cell(const Limit& limit, int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return column == MostColumn ? kTrailing : kLeading;
    if (role == CopyRole && column == MostColumn && limit.measure != contract::LimitMeasure::PerHour)
        return copiedMoney(Money(limit.most, limit.currency));
    if (role == Qt::ToolTipRole && column == NameColumn)
        return plainToolTip(limitNameText(limit));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case SubjectColumn:
        return limitKindText(limit.subject);
    case NameColumn:
        return limitNameText(limit);
    case MeasureColumn:
        return limitPeriodText(limit.measure);
    case MostColumn:
        return limitMostText(limit.measure, limit.currency, limit.most, QLocale());
    }
    return {};
}

QString LimitTableModel::rowKey(const Limit& limit) const
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(QString::fromStdString(contract::nameOf(limit.subject)), QString::fromStdString(limit.of),
             QString::fromStdString(std::string(limit.currency.code())),
             QString::fromStdString(contract::nameOf(limit.measure)));
}

} // namespace cf::tables
