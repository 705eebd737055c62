#include "models/tables/StaffTableModel.h"

#include "models/tables/AuditText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/StaffText.h"

namespace cf::tables {

using contract::StaffRow;

StaffTableModel::StaffTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                 QObject* parent)
    : CursorPagedModel<StaffRow>(std::move(sentences), parent)
    , m_bank(bank)
{
}

void StaffTableModel::setSearch(const QString& search)
{
    if (search == m_search)
        return;
    m_search = search;
    reset();
}

QVariant StaffTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == SessionsColumn ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NameColumn:
        return tr("Name");
    case UserNameColumn:
        return tr("User name");
    case RoleColumn:
        return tr("Role", "of a member of staff");
    case BranchColumn:
        return tr("Branch");
    case StateColumn:
        return tr("State", "of a member of staff");
    case SessionsColumn:
        return tr("Sessions", "heading of a column: how many are open");
    case LastSeenColumn:
        return tr("Last seen");
    }
    return {};
}

client::CallHandle StaffTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                             client::Callback<contract::Page<StaffRow>> done)
{
    const auto search = m_search.isEmpty() ? std::nullopt : std::optional(m_search.toStdString());
    return m_bank.call<contract::ListStaff>({search, std::nullopt, cursor, limit}, {}, this, std::move(done));
}

QVariant StaffTableModel::cell(const StaffRow& row, int section, int role) const
{
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        if (column != SessionsColumn)
            return text(row, column);
        return row.sessions == 1 ? tr("1 open session") : tr("%n open sessions", nullptr, row.sessions);
    case Qt::ToolTipRole:
        if (column == BranchColumn)
            return plainToolTip(QString::fromStdString(row.branch.code));
        return column == LastSeenColumn && row.lastSeen ? QVariant(StaffText::time(*row.lastSeen, QLocale()))
                                                        : QVariant();
    case Qt::TextAlignmentRole:
        return column == SessionsColumn ? kTrailing : kLeading;
    case kStateRole:
        return column == StateColumn ? QVariant(static_cast<int>(stateOf(row))) : QVariant();
    default:
        return {};
    }
}

QString StaffTableModel::text(const StaffRow& row, Column column)
{
    switch (column) {
    case NameColumn:
        return QString::fromStdString(row.displayName);
    case UserNameColumn:
        return QString::fromStdString(row.userName);
    case RoleColumn:
        return AuditText::role(row.role);
    case BranchColumn:
        return QString::fromStdString(row.branch.name);
    case StateColumn:
        return StaffText::state(row, QLocale());
    case SessionsColumn:
        return QLocale().toString(row.sessions);
    case LastSeenColumn:
        return StaffText::lastSeen(row, QLocale());
    }
    return {};
}

QString StaffTableModel::rowKey(const StaffRow& row) const
{
    return QString::fromStdString(row.id.toString());
}

} // namespace cf::tables
