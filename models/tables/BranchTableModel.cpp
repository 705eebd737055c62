#include "models/tables/BranchTableModel.h"

#include "models/tables/CellRoles.h"
#include "models/tables/DateText.h"

namespace cf::tables {
namespace {

bool isNumber(int column)
{
    return column == BranchTableModel::StaffColumn || column == BranchTableModel::CustomersColumn;
}

} // namespace

using contract::BranchRow;

BranchTableModel::BranchTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                   QObject* parent)
    : CursorPagedModel<BranchRow>(std::move(sentences), parent)
    , m_bank(bank)
{
}

QVariant BranchTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case CodeColumn:
        return tr("Code", "of a branch");
    case NameColumn:
        return tr("Name");
    case BusinessDateColumn:
        return tr("Business date");
    case TimeZoneColumn:
        return tr("Time zone");
    case StaffColumn:
        return tr("Staff", "heading of a column: how many work there");
    case CustomersColumn:
        return tr("Customers");
    }
    return {};
}

client::CallHandle BranchTableModel::callPage(const std::optional<std::string>&, int,
                                              client::Callback<contract::Page<BranchRow>> done)
{
    return m_bank.call<contract::ListBranches>({}, {}, this, std::move(done));
}

QVariant BranchTableModel::cell(const BranchRow& row, int section, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (static_cast<Column>(section)) {
    case CodeColumn:
        return QString::fromStdString(row.branch.code);
    case NameColumn:
        return QString::fromStdString(row.branch.name);
    case BusinessDateColumn:
        return formatDate(row.businessDate, locale);
    case TimeZoneColumn:
        return QString::fromStdString(row.timeZone);
    case StaffColumn:
        return locale.toString(row.staff);
    case CustomersColumn:
        return locale.toString(static_cast<qlonglong>(row.customers));
    }
    return {};
}

QString BranchTableModel::rowKey(const BranchRow& row) const
{
    return QString::fromStdString(row.branch.id.toString());
}

} // namespace cf::tables
