#include "models/tables/HeldAccountTableModel.h"

#include "models/tables/AccountText.h"
#include "models/tables/AmountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"

#include <algorithm>

namespace cf::tables {
namespace {

bool isHeldAmount(int column)
{
    return column == HeldAccountTableModel::LedgerColumn || column == HeldAccountTableModel::AvailableColumn;
}

const Money& amountOf(const contract::AccountSummary& account, int column)
{
    return column == HeldAccountTableModel::LedgerColumn ? account.ledgerBalance : account.availableBalance;
}

} // namespace

using contract::CustomerAccount;

void HeldAccountTableModel::setAccounts(std::vector<CustomerAccount> accounts, bool another)
{
    m_accounts = std::move(accounts);
    if (another)
        reset();
    else
        refresh();
}

QVariant HeldAccountTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isHeldAmount(section) ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case IbanColumn:
        return tr("IBAN");
    case ProductColumn:
        return tr("Product");
    case RelationColumn:
        return tr("Relation");
    case StatusColumn:
        return tr("Status");
    case LedgerColumn:
        return tr("Ledger balance");
    case AvailableColumn:
        return tr("Available");
    }
    return {};
}

void HeldAccountTableModel::fetchPage(qint64 position, int limit, Callback done)
{
    const auto total = static_cast<qint64>(m_accounts.size());
    const auto from = m_accounts.begin() + std::min(position, total);
    const auto to = m_accounts.begin() + std::min(position + limit, total);
    done(FetchedPage<CustomerAccount>{{from, to}, total, true});
}

QVariant HeldAccountTableModel::cell(const CustomerAccount& row, int section, int role) const
{
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case CopyRole:
        return isHeldAmount(section) ? copiedMoney(amountOf(row.account, column)) : QStringList();
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::TextAlignmentRole:
        return isHeldAmount(section) ? kTrailing : kLeading;
    case SignRole:
        return isHeldAmount(section) && amountOf(row.account, column).minorUnits() < 0 ? -1 : 0;
    case StatusRole:
        return column == StatusColumn ? QVariant(static_cast<int>(stateOf(row.account))) : QVariant();
    default:
        return {};
    }
}

QString HeldAccountTableModel::text(const CustomerAccount& row, Column column)
{
    switch (column) {
    case IbanColumn:
        return ibanText(row.account.iban);
    case ProductColumn:
        return productText(row.account.product);
    case RelationColumn:
        return relationText(row.relation);
    case StatusColumn:
        return accountStateText(row.account);
    case LedgerColumn:
    case AvailableColumn:
        return formatMoney(amountOf(row.account, column), QLocale());
    }
    return {};
}

QString HeldAccountTableModel::accessibleText(const CustomerAccount& row, Column column)
{
    if (!isHeldAmount(column))
        return text(row, column);
    // A screen reader may skip the minus sign.
    const bool negative = amountOf(row.account, column).minorUnits() < 0;
    const QString amount = text(row, column).remove(QChar(0x2212));
    if (column == LedgerColumn)
        return negative ? tr("Ledger balance, negative: %1").arg(amount) : tr("Ledger balance: %1").arg(amount);
    return negative ? tr("Available, negative: %1").arg(amount) : tr("Available: %1").arg(amount);
}

QString HeldAccountTableModel::rowKey(const CustomerAccount& row) const
{
    return QString::fromStdString(row.account.id.toString());
}

} // namespace cf::tables
