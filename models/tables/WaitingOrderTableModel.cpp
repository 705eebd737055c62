#include "models/tables/WaitingOrderTableModel.h"

#include "models/tables/AccountText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/DateText.h"
#include "models/tables/LedgerText.h"

namespace cf::tables {
namespace {

QVariant tipOf(const std::string& name, const std::optional<Iban>& iban)
{
    return iban ? QVariant(plainToolTip(partyTip(name, *iban))) : QVariant();
}

QString stateOf(const contract::WaitingOrder& order)
{
    const QString state = approvalStateText(order.state);
    if (order.state != contract::ApprovalState::Waiting || order.needed < 2)
        return state;
    const QLocale locale;
    //: %1: waiting for approval, %2: how many approvals it has of %3 that it needs
    return WaitingOrderTableModel::tr("%1 (%2 of %3)")
        .arg(state, locale.toString(order.approvals), locale.toString(order.needed));
}

QString textOf(const contract::WaitingOrder& order, WaitingOrderTableModel::Column column)
{
    switch (column) {
    case WaitingOrderTableModel::TimeColumn:
        return formatDateTime(order.requestedAt, QLocale());
    case WaitingOrderTableModel::DebtorColumn:
        return QString::fromStdString(order.debtorName);
    case WaitingOrderTableModel::CreditorColumn:
        return QString::fromStdString(order.creditorName);
    case WaitingOrderTableModel::AmountColumn:
        return isMoney(order.subject) ? transferAmountText(order.amount, QLocale()) : QString();
    case WaitingOrderTableModel::SubjectColumn:
        return approvalSubjectText(order.subject);
    case WaitingOrderTableModel::StateColumn:
        return stateOf(order);
    case WaitingOrderTableModel::RequestedByColumn:
        return QString::fromStdString(order.requestedBy.displayName);
    }
    return {};
}

QString headingOf(WaitingOrderTableModel::Column column)
{
    switch (column) {
    case WaitingOrderTableModel::TimeColumn:
        return WaitingOrderTableModel::tr("Since", "heading of a column: when it was requested");
    case WaitingOrderTableModel::DebtorColumn:
        return WaitingOrderTableModel::tr("From", "heading of a column: who pays");
    case WaitingOrderTableModel::CreditorColumn:
        return WaitingOrderTableModel::tr("To", "heading of a column: who is paid");
    case WaitingOrderTableModel::AmountColumn:
        return WaitingOrderTableModel::tr("Amount", "heading of a column");
    case WaitingOrderTableModel::SubjectColumn:
        return WaitingOrderTableModel::tr("What", "heading of a column: what was ordered");
    case WaitingOrderTableModel::StateColumn:
        return WaitingOrderTableModel::tr("State", "heading of a column");
    case WaitingOrderTableModel::RequestedByColumn:
        return WaitingOrderTableModel::tr("By", "heading of a column: the colleague who ordered it");
    }
    return {};
}

} // namespace

WaitingOrderTableModel::WaitingOrderTableModel(client::Bank& bank,
                                               std::function<QString(const client::CallFailure&)> sentences,
                                               QObject* parent)
    : CursorPagedModel(std::move(sentences), parent)
    , m_bank(bank)
{
}

void WaitingOrderTableModel::setMine(bool mine)
{
    if (mine == m_mine)
        return;
    m_mine = mine;
    reset();
}

QVariant WaitingOrderTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == AmountColumn ? kTrailing : kLeading;
    return role == Qt::DisplayRole ? QVariant(headingOf(static_cast<Column>(section))) : QVariant();
}

client::CallHandle WaitingOrderTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                                    client::Callback<contract::Page<contract::WaitingOrder>> done)
{
    return m_bank.call<contract::ListWaitingOrders>({cursor, limit, m_mine ? std::optional(true) : std::nullopt}, {},
                                                    this, std::move(done));
}

QVariant WaitingOrderTableModel::cell(const contract::WaitingOrder& order, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(order, static_cast<Column>(column));
    case CopyRole:
        if (column == AmountColumn && order.amount)
            return copiedMoney(*order.amount);
        return column == TimeColumn ? copiedDateTime(order.requestedAt) : QStringList();
    case Qt::TextAlignmentRole:
        return column == AmountColumn ? kTrailing : kLeading;
    case Qt::ToolTipRole:
        if (column == DebtorColumn)
            return tipOf(order.debtorName, order.debtorIban);
        return column == CreditorColumn ? tipOf(order.creditorName, order.creditorIban) : QVariant();
    default:
        return {};
    }
}

QString WaitingOrderTableModel::rowKey(const contract::WaitingOrder& order) const
{
    return QString::fromStdString(order.id.toString());
}

} // namespace cf::tables
