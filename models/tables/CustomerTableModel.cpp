#include "models/tables/CustomerTableModel.h"

#include "models/tables/AccountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/DateText.h"

namespace cf::tables {

using contract::CustomerSummary;

CustomerTableModel::CustomerTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                       QObject* parent)
    : CursorPagedModel<CustomerSummary>(std::move(sentences), parent)
    , m_bank(bank)
{
}

void CustomerTableModel::setSearch(const QString& search)
{
    if (search == m_search)
        return;
    m_search = search;
    reset();
}

QVariant CustomerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == AccountsColumn ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NameColumn:
        return tr("Name");
    case NumberColumn:
        return tr("Number", "of a customer");
    case BirthDateColumn:
        return tr("Born", "heading of a column of dates");
    case AccountsColumn:
        return tr("Accounts");
    }
    return {};
}

client::CallHandle CustomerTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                                client::Callback<contract::Page<CustomerSummary>> done)
{
    return m_bank.call<contract::SearchCustomers>({m_search.toStdString(), cursor, limit}, {}, this, std::move(done));
}

QVariant CustomerTableModel::cell(const CustomerSummary& row, int section, int role) const
{
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case CopyRole:
        return column == BirthDateColumn  ? (row.birthDate ? copiedDay(*row.birthDate) : QStringList(QString()))
               : column == AccountsColumn ? copiedNumber(row.accounts)
                                          : QStringList();
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::ToolTipRole:
        if (column == NameColumn && row.nameInvented)
            return inventedNameText();
        return column == BirthDateColumn && row.birthDate ? QVariant(isoDate(*row.birthDate)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == AccountsColumn ? kTrailing : kLeading;
    case InventedNameRole:
        return column == NameColumn && row.nameInvented;
    default:
        return {};
    }
}

QString CustomerTableModel::text(const CustomerSummary& row, Column column)
{
    switch (column) {
    case NameColumn:
        return QString::fromStdString(row.displayName);
    case NumberColumn:
        return QString::fromStdString(row.number);
    case BirthDateColumn:
        return row.birthDate ? formatDate(*row.birthDate, QLocale()) : QString(QChar(0x2013));
    case AccountsColumn:
        return QLocale().toString(row.accounts);
    }
    return {};
}

QString CustomerTableModel::accessibleText(const CustomerSummary& row, Column column)
{
    if (column == NameColumn && row.nameInvented)
        return tr("%1, invented name", "%1: a person's name").arg(text(row, column));
    if (column == BirthDateColumn)
        return row.birthDate ? isoDate(*row.birthDate) : tr("Birth date not recorded");
    return text(row, column);
}

QString CustomerTableModel::rowKey(const CustomerSummary& row) const
{
    return QString::fromStdString(row.id.toString());
}

} // namespace cf::tables
