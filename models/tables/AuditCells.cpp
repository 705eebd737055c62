#include "models/tables/AuditCells.h"

#include "models/tables/AuditText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"

namespace cf::tables {

QVariant AuditCells::cell(const contract::AuditRow& row, int section, int role)
{
    const auto column = static_cast<Column>(section);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row, column));
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::TextAlignmentRole:
        return column == NumberColumn && row.seq ? kTrailing : kLeading;
    case WindowedTableModel::CopyRole:
        return column == TimeColumn                ? copiedDateTime(row.at)
               : column == NumberColumn && row.seq ? copiedNumber(*row.seq)
                                                   : QStringList();
    case ResultRole:
        return column == ResultColumn ? QVariant(static_cast<int>(row.result)) : QVariant();
    case UnsealedRole:
        return column == NumberColumn && !row.seq;
    default:
        return {};
    }
}

QString AuditCells::text(const contract::AuditRow& row, Column column)
{
    const QLocale locale;
    switch (column) {
    case NumberColumn:
        return row.seq ? AuditText::number(*row.seq, locale) : AuditText::tr("Not sealed", "an audit event");
    case TimeColumn:
        return AuditText::time(row.at, locale);
    case ActorColumn:
        //: a member of staff and their role
        return row.role ? AuditText::tr("%1, %2").arg(AuditText::actor(row), AuditText::role(*row.role))
                        : AuditText::actor(row);
    case ActionColumn:
        return AuditText::action(row.action);
    case SubjectsColumn: {
        QStringList names;
        for (const contract::AuditSubject& subject : row.subjects)
            names += AuditText::subject(subject);
        return names.join(QStringLiteral(" · "));
    }
    case BranchColumn:
        return row.branch ? QString::fromStdString(row.branch->code) : QString();
    case ResultColumn:
        return AuditText::result(row.result);
    }
    return {};
}

QString AuditCells::toolTip(const contract::AuditRow& row, Column column)
{
    switch (column) {
    case NumberColumn:
        return row.seq ? QString()
                       : AuditText::tr("This event is waiting for its number; it will be sealed within a second.");
    case TimeColumn:
        return QString::fromStdString(toString(row.at));
    case ActionColumn:
        return QString::fromStdString(row.action);
    case BranchColumn:
        return row.branch ? QString::fromStdString(row.branch->name) : QString();
    case ActorColumn:
    case SubjectsColumn:
        return text(row, column);
    case ResultColumn:
        break;
    }
    return {};
}

QString AuditCells::accessibleText(const contract::AuditRow& row, Column column)
{
    switch (column) {
    case NumberColumn:
        return row.seq ? AuditText::tr("Event %1", "%1: its number").arg(text(row, column)) : text(row, column);
    case BranchColumn:
        return row.branch ? AuditText::tr("Branch %1").arg(QString::fromStdString(row.branch->name)) : QString();
    case TimeColumn:
    case ActorColumn:
    case ActionColumn:
    case SubjectsColumn:
    case ResultColumn:
        break;
    }
    return text(row, column);
}

QVariant AuditCells::heading(int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == NumberColumn ? kTrailing : kLeading;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NumberColumn:
        return AuditText::tr("No.", "heading of a column: the number of an audit event");
    case TimeColumn:
        return AuditText::tr("Time", "heading of a column");
    case ActorColumn:
        return AuditText::tr("By", "heading of a column: who did it");
    case ActionColumn:
        return AuditText::tr("What", "heading of a column: what was done");
    case SubjectsColumn:
        return AuditText::tr("Concerns", "heading of a column: customers, accounts, transfers");
    case BranchColumn:
        return AuditText::tr("Branch", "heading of a column");
    case ResultColumn:
        return AuditText::tr("Result", "heading of a column");
    }
    return {};
}

QString AuditCells::key(const contract::AuditRow& row)
{
    return row.seq ? QString::number(*row.seq) : QString::fromStdString(row.id.toString());
}

} // namespace cf::tables
