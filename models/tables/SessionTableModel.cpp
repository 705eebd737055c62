#include "models/tables/SessionTableModel.h"

#include "models/tables/CellRoles.h"
#include "models/tables/StaffText.h"

namespace cf::tables {

using contract::SessionRow;

SessionTableModel::SessionTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                     QObject* parent)
    : CursorPagedModel<SessionRow>(std::move(sentences), parent)
    , m_bank(bank)
{
}

void SessionTableModel::setPerson(const std::optional<StaffId>& person)
{
    if (person == m_person)
        return;
    m_person = person;
    reset();
}

QVariant SessionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case PersonColumn:
        return tr("Person");
    case DeviceColumn:
        return tr("Device", "heading of a column: the key of a machine");
    case StartedColumn:
        return tr("Signed in", "heading of a column of times");
    case LastUsedColumn:
        return tr("Last used", "heading of a column of times");
    case ExpiresColumn:
        return tr("Ends at the latest", "heading of a column of times");
    }
    return {};
}

client::CallHandle SessionTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                               client::Callback<contract::Page<SessionRow>> done)
{
    return m_bank.call<contract::ListSessions>({m_person, cursor, limit}, {}, this, std::move(done));
}

QVariant SessionTableModel::cell(const SessionRow& row, int section, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (static_cast<Column>(section)) {
    case PersonColumn:
        return QString::fromStdString(row.staff.displayName);
    case DeviceColumn:
        return QString::fromStdString(row.device);
    case StartedColumn:
        return StaffText::recentTime(row.startedAt, locale);
    case LastUsedColumn:
        return StaffText::recentTime(row.lastUsedAt, locale);
    case ExpiresColumn:
        return StaffText::recentTime(row.expiresAt, locale);
    }
    return {};
}

QString SessionTableModel::rowKey(const SessionRow& row) const
{
    return QString::fromStdString(row.id.toString());
}

} // namespace cf::tables
