#include "models/tables/DeadLetterTableModel.h"

#include "models/tables/AuditText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"
#include "models/tables/EventText.h"

namespace cf::tables {

using contract::DeadLetter;

DeadLetterTableModel::DeadLetterTableModel(client::Bank& bank,
                                           std::function<QString(const client::CallFailure&)> sentences,
                                           QObject* parent)
    : CursorPagedModel(std::move(sentences), parent)
    , m_bank(bank)
{
}

QVariant DeadLetterTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == AttemptsColumn)
        return static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("Given up", "heading of a column: when");
    case ConsumerColumn:
        return tr("Consumer", "of events");
    case TopicColumn:
        return tr("What", "heading of a column: what events tell of");
    case ReasonColumn:
        return tr("Reason", "heading of a column: why an event could not be handled");
    case AttemptsColumn:
        return tr("Attempts", "heading of a column: how many");
    case EventColumn:
        return tr("Event", "heading of a column: its id");
    }
    return {};
}

client::CallHandle DeadLetterTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                                  client::Callback<contract::Page<DeadLetter>> done)
{
    return m_bank.call<contract::ListDeadLetters>({cursor, limit}, {}, this, std::move(done));
}

QVariant DeadLetterTableModel::cell(const DeadLetter& letter, int column, int role) const
{
    if (role == CopyRole && column == TimeColumn)
        return copiedDateTime(letter.diedAt);
    if (role == Qt::ToolTipRole && (column == ReasonColumn || column == EventColumn))
        return plainToolTip(QString::fromStdString(column == ReasonColumn ? letter.reason : letter.eventId));
    if (role == Qt::TextAlignmentRole && column == AttemptsColumn)
        return static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return AuditText::time(letter.diedAt, QLocale());
    case ConsumerColumn:
        return EventText::consumer(letter.consumer);
    case TopicColumn:
        return EventText::topic(letter.topic);
    case ReasonColumn:
        return QString::fromStdString(letter.reason);
    case AttemptsColumn:
        return QLocale().toString(static_cast<qlonglong>(letter.attempts));
    case EventColumn:
        return QString::fromStdString(letter.eventId);
    }
    return {};
}

QString DeadLetterTableModel::rowKey(const DeadLetter& letter) const
{
    return QString::fromStdString(letter.consumer + "/" + letter.eventId);
}

} // namespace cf::tables
