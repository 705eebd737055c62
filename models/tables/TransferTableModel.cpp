#include "models/tables/TransferTableModel.h"

#include "models/tables/AccountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/DateText.h"
#include "models/tables/LedgerText.h"

namespace cf::tables {
namespace {

QString timeText(Instant instant)
{
    const QDateTime time = localTime(instant);
    const QLocale locale;
    //: a date and a time of day in a table
    return TransferTableModel::tr("%1  %2").arg(formatDate(fromQDate(time.date()), locale),
                                                locale.toString(time.time(), QStringLiteral("HH:mm")));
}

//! The memo, and what is unusual about the transfer.
QString memoText(const contract::Transfer& transfer)
{
    const QString memo = QString::fromStdString(transfer.memo).simplified();
    const QString kind = transfer.reversedBy ? TransferTableModel::tr("Reversed", "a transfer")
                         : transfer.kind == contract::TransferKind::Import ? QString()
                                                                           : transferKindText(transfer.kind);
    if (kind.isEmpty() || memo.isEmpty())
        return kind.isEmpty() ? memo : kind;
    //: %1: kind of a transfer, %2: its memo
    return TransferTableModel::tr("%1: %2").arg(kind, memo);
}

QString textOf(const contract::Transfer& transfer, TransferTableModel::Column column)
{
    switch (column) {
    case TransferTableModel::TimeColumn:
        return timeText(transfer.recordedAt);
    case TransferTableModel::DebtorColumn:
        return QString::fromStdString(transfer.debtorName);
    case TransferTableModel::CreditorColumn:
        return QString::fromStdString(transfer.creditorName);
    case TransferTableModel::AmountColumn:
        return transferAmountText(transfer.amount, QLocale());
    case TransferTableModel::MemoColumn:
        return memoText(transfer);
    case TransferTableModel::MadeByColumn:
        return QString::fromStdString(transfer.madeBy);
    }
    return {};
}

QString headingOf(TransferTableModel::Column column)
{
    switch (column) {
    case TransferTableModel::TimeColumn:
        return TransferTableModel::tr("Time", "heading of a column");
    case TransferTableModel::DebtorColumn:
        return TransferTableModel::tr("From", "heading of a column: who paid");
    case TransferTableModel::CreditorColumn:
        return TransferTableModel::tr("To", "heading of a column: who was paid");
    case TransferTableModel::AmountColumn:
        return TransferTableModel::tr("Amount", "heading of a column");
    case TransferTableModel::MemoColumn:
        return TransferTableModel::tr("Memo", "heading of a column");
    case TransferTableModel::MadeByColumn:
        return TransferTableModel::tr("By", "heading of a column: the colleague who ordered it");
    }
    return {};
}

} // namespace

TransferTableModel::TransferTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                       QObject* parent)
    : CursorPagedModel(std::move(sentences), parent)
    , m_bank(bank)
{
}

void TransferTableModel::setFilter(const contract::TransfersQuery& filter)
{
    m_filter = filter;
    reset();
}

QVariant TransferTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole && section == AmountColumn)
        return static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(headingOf(static_cast<Column>(section))) : QVariant();
}

client::CallHandle TransferTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                                client::Callback<contract::Page<contract::Transfer>> done)
{
    contract::TransfersQuery query = m_filter;
    query.cursor = cursor;
    query.limit = limit;
    return m_bank.call<contract::ListTransfers>(query, {}, this, std::move(done));
}

QVariant TransferTableModel::cell(const contract::Transfer& transfer, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(transfer, static_cast<Column>(column));
    case CopyRole:
        if (column == AmountColumn && transfer.amount)
            return copiedMoney(*transfer.amount);
        return column == TimeColumn ? copiedDateTime(transfer.recordedAt) : QStringList();
    case Qt::TextAlignmentRole:
        return column == AmountColumn ? QVariant(static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (column == DebtorColumn)
            return plainToolTip(partyTip(transfer.debtorName, transfer.debtorIban));
        if (column == CreditorColumn)
            return plainToolTip(partyTip(transfer.creditorName, transfer.creditorIban));
        return column == MemoColumn ? plainToolTip(QString::fromStdString(transfer.memo)) : QVariant();
    default:
        return {};
    }
}

QString TransferTableModel::rowKey(const contract::Transfer& transfer) const
{
    return QString::fromStdString(transfer.id.toString());
}

} // namespace cf::tables
