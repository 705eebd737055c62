#include "ui/administration/MemberText.h"

#include "models/tables/AuditText.h"
#include "models/tables/StaffText.h"
#include "ui/common/FailureText.h"

namespace cf::ui {

using contract::StaffRow;
using tables::AuditText;
using tables::StaffText;

namespace {

QString changedText(const StaffRow& member)
{
    if (!member.changedAt)
        return MemberText::tr("Not since joining");
    const QString when = StaffText::time(*member.changedAt, QLocale());
    if (!member.changedBy)
        return MemberText::tr("%1, at the server", "%1: date and time").arg(when);
    if (member.changedBy->id == member.id)
        return MemberText::tr("%1, by enrolling", "%1: date and time").arg(when);
    return MemberText::tr("%1, by %2", "%1: date and time, %2: a person's name")
        .arg(when, QString::fromStdString(member.changedBy->displayName));
}

QString change(const QString& before, const QString& after)
{
    return MemberText::tr("%1 → %2", "a value before and after a change").arg(before, after);
}

} // namespace

QString MemberText::name(const StaffRow& member)
{
    return QString::fromStdString(member.displayName);
}

Tone MemberText::tone(const StaffRow& member)
{
    switch (tables::stateOf(member)) {
    case tables::StaffState::Active:
        return Tone::Success;
    case tables::StaffState::Invited:
        return Tone::Info;
    case tables::StaffState::Locked:
    case tables::StaffState::Unknown:
        return Tone::Warning;
    case tables::StaffState::Disabled:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

QList<Fact> MemberText::facts(const StaffRow& member)
{
    const QLocale locale;
    const QString seen = member.lastSeen ? StaffText::time(*member.lastSeen, locale) : QString();
    return {{.label = tr("User name"), .value = QString::fromStdString(member.userName)},
            {.label = tr("Open sessions"), .value = locale.toString(member.sessions)},
            {.label = tr("Last seen"), .value = StaffText::lastSeen(member, locale), .accessible = seen},
            {.label = tr("Last changed"), .value = changedText(member), .columns = 2}};
}

QString MemberText::inviteCommand(const StaffRow& member)
{
    return QStringLiteral("bankd staff invite %1").arg(QString::fromStdString(member.userName));
}

QList<Fact> MemberText::person(const StaffRow& member)
{
    return {{.label = tr("User name"), .value = QString::fromStdString(member.userName)},
            {.label = tr("Role"), .value = AuditText::role(member.role)},
            {.label = tr("Branch"), .value = QString::fromStdString(member.branch.name)},
            {.label = tr("Open sessions"), .value = QLocale().toString(member.sessions)}};
}

QList<Fact> MemberText::difference(const StaffRow& member, const contract::StaffUpdate& update, const QString& branch)
{
    QList<Fact> rows;
    if (update.displayName)
        rows.append({.label = tr("Name"), .value = change(name(member), QString::fromStdString(*update.displayName))});
    if (update.role)
        rows.append(
            {.label = tr("Role"), .value = change(AuditText::role(member.role), AuditText::role(*update.role))});
    if (update.branch)
        rows.append({.label = tr("Branch"), .value = change(QString::fromStdString(member.branch.name), branch)});
    return rows;
}

QString MemberText::changeWarning(const StaffRow& member)
{
    if (member.sessions == 0)
        return tr("%1 gets the new rights at the next sign-in.", "%1: a person's name").arg(name(member));
    return tr("%1 is signed out at once, loses unsaved input, and gets the new rights after signing in again.",
              "%1: a person's name")
        .arg(name(member));
}

QString MemberText::disableWarning(const StaffRow& member)
{
    return tr("%1 is signed out everywhere at once and loses unsaved input. Orders that the bank has accepted "
              "continue. Signing in is refused until somebody enables %1 again.",
              "%1: a person's name")
        .arg(name(member));
}

QString MemberText::resetWarning(const StaffRow& member)
{
    return tr("%1's password, authenticator and recovery codes are deleted, and %1 is signed out everywhere at once. "
              "%1 cannot sign in again before enrolling with a new code, which is printed at the server.",
              "%1: a person's name")
        .arg(name(member));
}

QString MemberText::conflict(const StaffRow& now)
{
    const QString when = now.changedAt ? StaffText::recentTime(*now.changedAt, QLocale()) : QString();
    if (when.isEmpty())
        return FailureText::forCode(contract::ErrorCode::PreconditionFailed);
    if (!now.changedBy)
        return tr("%1 was changed at the server in the meantime (%2). None of your changes were saved.",
                  "%1: a person's name, %2: a time")
            .arg(name(now), when);
    return tr("%1 changed %2 in the meantime (%3). None of your changes were saved.",
              "%1: who changed it, %2: whose record, %3: a time")
        .arg(QString::fromStdString(now.changedBy->displayName), name(now), when);
}

QString MemberText::failed(const StaffRow& member, const client::CallFailure& failure)
{
    //: %1: a person's name, %2: one or more whole sentences
    return tr("%1: %2").arg(name(member), FailureText::forFailure(failure, RequestKind::Change));
}

} // namespace cf::ui
