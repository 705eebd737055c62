#include "models/tables/EntryCells.h"

#include "models/tables/AmountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/DateText.h"
#include "models/tables/WindowedTableModel.h"

namespace cf::tables {

using contract::Entry;

namespace {

constexpr QChar kMinus(0x2212);

bool isEntryAmount(int column)
{
    return column == EntryCells::AmountColumn || column == EntryCells::BalanceColumn;
}

QStringList copied(const Entry& row, EntryCells::Column column)
{
    switch (column) {
    case EntryCells::NumberColumn:
        return copiedNumber(row.number);
    case EntryCells::BookingDateColumn:
        return copiedDay(row.bookingDate);
    case EntryCells::ValueDateColumn:
        return copiedDay(row.valueDate);
    case EntryCells::AmountColumn:
        return copiedMoney(row.amount);
    case EntryCells::BalanceColumn:
        return copiedMoney(row.balanceAfter);
    case EntryCells::CounterpartyColumn:
    case EntryCells::MemoColumn:
        break;
    }
    return {};
}

} // namespace

QVariant EntryCells::heading(int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isEntryAmount(section) || section == NumberColumn ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NumberColumn:
        return tr("No.", "number of an entry");
    case BookingDateColumn:
        return tr("Booked", "heading of a column of dates");
    case ValueDateColumn:
        return tr("Value date");
    case CounterpartyColumn:
        return tr("Counterparty");
    case MemoColumn:
        return tr("Memo");
    case AmountColumn:
        return tr("Amount");
    case BalanceColumn:
        return tr("Balance after");
    }
    return {};
}

QVariant EntryCells::cell(const Entry& row, int section, int role)
{
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case WindowedTableModel::CopyRole:
        return copied(row, column);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return isEntryAmount(section) || column == NumberColumn ? kTrailing : kLeading;
    case SignRole:
        return sign(row, column);
    default:
        return {};
    }
}

QString EntryCells::text(const Entry& row, Column column)
{
    const QLocale locale;
    switch (column) {
    case NumberColumn:
        return locale.toString(static_cast<qlonglong>(row.number));
    case BookingDateColumn:
        return formatDate(row.bookingDate, locale);
    case ValueDateColumn:
        return formatDate(row.valueDate, locale);
    case CounterpartyColumn:
        return QString::fromStdString(row.counterpartyName);
    case MemoColumn:
        return QString::fromStdString(row.memo).simplified();
    case AmountColumn: {
        const QString money = formatMoney(row.amount, locale);
        return row.amount.isPositive() ? QLatin1Char('+') + money : money;
    }
    case BalanceColumn:
        return formatMoney(row.balanceAfter, locale);
    }
    return {};
}

QString EntryCells::accessibleText(const Entry& row, Column column)
{
    switch (column) {
    case NumberColumn:
        return tr("Entry %1", "%1: its number").arg(text(row, column));
    case BookingDateColumn:
        return tr("Booked %1", "%1: an ISO date").arg(isoDate(row.bookingDate));
    case ValueDateColumn:
        return tr("Value date %1", "%1: an ISO date").arg(isoDate(row.valueDate));
    case AmountColumn: {
        // A screen reader may skip the minus sign.
        const QString amount = formatMoney(row.amount, QLocale()).remove(kMinus);
        return row.amount.isPositive() ? tr("Credit of %1").arg(amount) : tr("Debit of %1").arg(amount);
    }
    case BalanceColumn: {
        const QString amount = formatMoney(row.balanceAfter, QLocale());
        return amount.contains(kMinus) ? tr("Balance after, negative: %1").arg(QString(amount).remove(kMinus))
                                       : tr("Balance after: %1").arg(amount);
    }
    case CounterpartyColumn:
    case MemoColumn:
        break;
    }
    return text(row, column);
}

QString EntryCells::toolTip(const Entry& row, Column column)
{
    switch (column) {
    case BookingDateColumn:
        return isoDate(row.bookingDate);
    case ValueDateColumn:
        return isoDate(row.valueDate);
    case CounterpartyColumn:
    case MemoColumn:
        return plainToolTip(text(row, column));
    case NumberColumn:
    case AmountColumn:
    case BalanceColumn:
        break;
    }
    return {};
}

int EntryCells::sign(const Entry& row, Column column)
{
    if (column == AmountColumn)
        return row.amount.isPositive() ? 1 : -1;
    return column == BalanceColumn && row.balanceAfter.minorUnits() < 0 ? -1 : 0;
}

QString EntryCells::key(const Entry& row)
{
    return QString::number(row.number);
}

} // namespace cf::tables
