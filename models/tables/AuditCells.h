// The cells of an audit event in a table, sealed or not. AuditTableModel and UnsealedTableModel show the same columns.
#pragma once

#include "models/tables/WindowedTableModel.h"
#include "services/contract/Audit.h"

namespace cf::tables {

class AuditCells
{
public:
    enum Column
    {
        NumberColumn,
        TimeColumn,
        ActorColumn,
        ActionColumn,
        SubjectsColumn,
        BranchColumn,
        ResultColumn,
    };
    static constexpr int kColumns = ResultColumn + 1;

    enum Role
    {
        ResultRole = WindowedTableModel::FirstFreeRole, //!< int: cf::AuditResult, in the column that shows it.
        UnsealedRole,                                   //!< bool: true in the number cell of an event without a number.
    };

    static QVariant cell(const contract::AuditRow& row, int column, int role);
    static QVariant heading(int section, Qt::Orientation orientation, int role);
    //! The number, or the id while there is none.
    static QString key(const contract::AuditRow& row);

private:
    static QString text(const contract::AuditRow& row, Column column);
    static QString toolTip(const contract::AuditRow& row, Column column);
    static QString accessibleText(const contract::AuditRow& row, Column column);
};

} // namespace cf::tables
