#include "models/tables/SignInTableModel.h"

#include "models/tables/AuditText.h"
#include "models/tables/CellRoles.h"
#include "models/tables/ClipboardText.h"

namespace cf::tables {

using contract::SignInAttempt;
using contract::SignInOutcome;

namespace {

QString outcomeWords(SignInOutcome outcome)
{
    switch (outcome) {
    case SignInOutcome::Succeeded:
        return SignInTableModel::tr("Signed in");
    case SignInOutcome::WrongPassword:
        return SignInTableModel::tr("Wrong password");
    case SignInOutcome::WrongCode:
        return SignInTableModel::tr("Right password, wrong code");
    case SignInOutcome::Refused:
        return SignInTableModel::tr("Refused", "an attempt to sign in");
    case SignInOutcome::Locked:
        return SignInTableModel::tr("Locked after too many failures");
    case SignInOutcome::Unknown:
        break;
    }
    return SignInTableModel::tr("Other", "how an attempt to sign in ended, which this version has no word for");
}

} // namespace

SignInTableModel::SignInTableModel(client::Bank& bank, std::function<QString(const client::CallFailure&)> sentences,
                                   QObject* parent)
    : CursorPagedModel(std::move(sentences), parent)
    , m_bank(bank)
{
}

QString SignInTableModel::outcomeText(const SignInAttempt& attempt)
{
    const QString words = outcomeWords(attempt.outcome);
    if (attempt.repeats == 0)
        return words;
    //: %1: how each of these attempts to sign in ended
    return tr("%1, %n more time(s)", nullptr, static_cast<int>(attempt.repeats)).arg(words);
}

QVariant SignInTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("Time", "heading of a column");
    case OutcomeColumn:
        return tr("What happened", "heading of a column");
    case DeviceColumn:
        return tr("Machine", "heading of a column: the key of a machine");
    case AddressColumn:
        return tr("Address", "heading of a column: in the network");
    }
    return {};
}

client::CallHandle SignInTableModel::callPage(const std::optional<std::string>& cursor, int limit,
                                              client::Callback<contract::Page<SignInAttempt>> done)
{
    const PageCall call = [this](const auto& from, int most, client::Callback<contract::Page<SignInAttempt>> arrived) {
        return m_bank.call<contract::ListSignIns>({from, most}, {}, this, std::move(arrived));
    };
    return callWhole(call, cursor, limit, std::move(done));
}

QVariant SignInTableModel::cell(const SignInAttempt& attempt, int column, int role) const
{
    if (role == CopyRole && column == TimeColumn)
        return copiedDateTime(attempt.at);
    if (role == Qt::ToolTipRole && column >= DeviceColumn)
        return plainToolTip(QString::fromStdString(column == DeviceColumn ? attempt.device : attempt.address));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case TimeColumn:
        return AuditText::time(attempt.at, QLocale());
    case OutcomeColumn:
        return outcomeText(attempt);
    case DeviceColumn:
        return attempt.thisDevice ? tr("This machine") : QString::fromStdString(attempt.device);
    case AddressColumn:
        return QString::fromStdString(attempt.address);
    }
    return {};
}

QString SignInTableModel::rowKey(const SignInAttempt& attempt) const
{
    return QString::fromStdString(attempt.id.toString());
}

} // namespace cf::tables
