#include "ui/approvals/ApprovalText.h"

#include "models/tables/AuditText.h"
#include "models/tables/LedgerText.h"
#include "models/tables/LimitText.h"
#include "ui/audit/AuditValue.h"
#include "ui/transfers/TransferText.h"

#include <algorithm>

namespace cf::ui {

using contract::ApprovalAction;
using contract::ApprovalRisk;
using contract::ApprovalState;
using contract::ApprovalSubject;

namespace {

//! All debtors or all creditors, each with its amount if there are several legs.
QString partiesOf(const contract::Approval& approval, bool debtors)
{
    QStringList parties;
    for (const contract::ApprovalLeg& leg : approval.legs) {
        if ((leg.amount.minorUnits() < 0) != debtors)
            continue;
        parties += TransferText::text(leg.name);
        parties += TransferText::iban(leg.iban);
        if (approval.legs.size() > contract::kFewestLegs)
            parties += TransferText::money(leg.amount);
    }
    return parties.join(QLatin1Char('\n'));
}

const contract::AuditChange* changeOf(const contract::Approval& approval, std::string_view field)
{
    const auto found = std::find_if(approval.changes.begin(), approval.changes.end(),
                                    [&](const contract::AuditChange& change) { return change.field == field; });
    return found == approval.changes.end() ? nullptr : &*found;
}

contract::LimitSubject limitSubjectOf(const contract::AuditChange& limit)
{
    return contract::enumOf<contract::LimitSubject>(limit.before.value_or(std::string()))
        .value_or(contract::LimitSubject::Unknown);
}

} // namespace

QString ApprovalText::limit(const contract::Approval& approval)
{
    const contract::AuditChange* limit = changeOf(approval, "limit");
    if (!limit)
        return {};
    // Before is whose limit it is by kind, after which one of whose.
    const QString whole = TransferText::text(limit->after.value_or(std::string()));
    const qsizetype comma = whole.lastIndexOf(QLatin1String(", "));
    contract::Limit whose;
    whose.subject = limitSubjectOf(*limit);
    whose.of = (comma < 0 ? whole : whole.left(comma)).toStdString();
    whose.name = whose.of;
    const QString of = tables::limitNameText(whose);
    switch (contract::enumOf<contract::LimitMeasure>(whole.mid(comma + 2).toStdString())
                .value_or(contract::LimitMeasure::Unknown)) {
    case contract::LimitMeasure::PerTransfer:
        return tr("of %1 for one transfer", "a limit; %1: a role, a person's or an account's reference").arg(of);
    case contract::LimitMeasure::PerDay:
        return tr("of %1 for a day", "a limit; %1: a role, a person's or an account's reference").arg(of);
    case contract::LimitMeasure::PerHour:
        return tr("of %1 for an hour", "a limit; %1: a role, a person's or an account's reference").arg(of);
    case contract::LimitMeasure::Unknown:
        break;
    }
    return whole;
}

std::vector<contract::AuditChange> ApprovalText::changes(const contract::Approval& approval)
{
    std::vector<contract::AuditChange> changes = approval.changes;
    std::erase_if(changes, [](const contract::AuditChange& change) {
        return change.field == "limit" || change.field == "generalLimit";
    });
    return changes;
}

Fact ApprovalText::withoutLimit(const contract::Approval& approval)
{
    const contract::AuditChange* limit = changeOf(approval, "limit");
    const contract::AuditChange* most = changeOf(approval, "most");
    if (!limit || !most || (most->before && most->after))
        return {};
    const bool isFirst = !most->before;
    const QString label = isFirst ? tr("Before", "what held before a change of a limit")
                                  : tr("After", "what holds after a limit has ended");
    const contract::AuditChange* general = changeOf(approval, "generalLimit");
    if (!general)
        return {label, isFirst ? tr("No limit; this would be the first.") : tr("No limit.")};
    const QString figure = AuditValue::text(general->field, general->after.value_or(std::string()));
    const bool isProduct = limitSubjectOf(*limit) == contract::LimitSubject::Account;
    if (!isFirst)
        return {label, (isProduct ? tr("That of the product: %1", "a limit; %1: an amount or a number of orders")
                                  : tr("That of the role: %1", "a limit; %1: an amount or a number of orders"))
                           .arg(figure)};
    return {label, (isProduct ? tr("That of the product: %1. This would be the first of its own.",
                                   "a limit; %1: an amount or a number of orders")
                              : tr("That of the role: %1. This would be the first of their own.",
                                   "a limit; %1: an amount or a number of orders"))
                       .arg(figure)};
}

QString ApprovalText::title(const contract::WaitingOrder& order)
{
    const QString subject = tables::approvalSubjectText(order.subject);
    if (!tables::isMoney(order.subject))
        return subject;
    //: %1: transfer or reversal, %2: an amount
    return tr("%1: %2").arg(subject, tables::transferAmountText(order.amount, QLocale()));
}

Tone ApprovalText::tone(ApprovalState state)
{
    switch (state) {
    case ApprovalState::Waiting:
    case ApprovalState::SentBack:
        return Tone::Warning;
    case ApprovalState::Approved:
        return Tone::Success;
    case ApprovalState::Rejected:
        return Tone::Danger;
    case ApprovalState::Withdrawn:
    case ApprovalState::Expired:
    case ApprovalState::Unknown:
        break;
    }
    return Tone::Neutral;
}

QList<Fact> ApprovalText::facts(const contract::Approval& approval)
{
    const contract::WaitingOrder& order = approval.order;
    const QLocale locale;
    const bool isPending = order.state == ApprovalState::Waiting || order.state == ApprovalState::SentBack;
    const QString who = TransferText::text(order.requestedBy.displayName);
    const QString when = TransferText::when(order.requestedAt);
    //: how many approvals an order has of those that it needs
    const QString given = tr("%1 of %2").arg(locale.toString(order.approvals), locale.toString(order.needed));
    return {{tables::isMoney(order.subject) ? tr("Memo") : tr("What it is about"), TransferText::text(order.memo)},
            {tr("Limit"), limit(approval)},
            withoutLimit(approval),
            {tr("Why it waits"), tables::approvalReasonsText(order.reasons)},
            {tr("Why it is reversed"),
             approval.reversalReason ? tables::reversalReasonText(*approval.reversalReason) : QString()},
            {tr("Approvals given"), given},
            // A limit waits at the branch of whose it is, not of who asks for it.
            {tr("Ordered by"), order.subject == ApprovalSubject::LimitChange
                                   ? tr("%1, %2", "%1: who, %2: when").arg(who, when)
                                   //: %1: who, %2: name of a branch, %3: when
                                   : tr("%1, %2, %3").arg(who, TransferText::text(order.branch.name), when)},
            {tr("Expires", "when an order that nobody approved ends"),
             isPending && order.expiresAt ? TransferText::when(*order.expiresAt) : QString()}};
}

QList<Fact> ApprovalText::effect(const contract::Approval& approval)
{
    const contract::WaitingOrder& order = approval.order;
    QList<Fact> facts;
    if (tables::isMoney(order.subject))
        facts += {{tr("Amount"), tables::transferAmountText(order.amount, QLocale()), true},
                  {tr("From", "the account that pays"), partiesOf(approval, true)},
                  {tr("To", "the account that is paid"), partiesOf(approval, false)}};
    facts += {{tr("Limit"), limit(approval)}, withoutLimit(approval)};
    for (const contract::AuditChange& change : changes(approval)) {
        const QString before = AuditValue::text(change.field, change.before.value_or(std::string()));
        const QString after = AuditValue::text(change.field, change.after.value_or(std::string()));
        const QString field = tables::AuditText::field(change.field);
        if (!change.before)
            facts.append({field, after});
        else
            //: a value now and as it would be
            facts.append({field, tr("now %1, then %2").arg(before, after.isEmpty() ? tr("nothing") : after)});
    }
    facts.append(
        {tables::isMoney(order.subject) ? tr("Memo") : tr("What it is about"), TransferText::text(order.memo)});
    return facts;
}

QString ApprovalText::step(const contract::ApprovalStep& step)
{
    const QString when = TransferText::when(step.at);
    const QString who = step.by ? TransferText::text(step.by->displayName) : tr("the bank itself");
    switch (step.action) {
    case ApprovalAction::Requested:
        return tr("Ordered by %1, %2", "%1: who, %2: when").arg(who, when);
    case ApprovalAction::Changed:
        return tr("Changed by %1, %2", "%1: who, %2: when").arg(who, when);
    case ApprovalAction::Approved:
        return tr("Approved by %1, %2", "%1: who, %2: when").arg(who, when);
    case ApprovalAction::Rejected:
        return tr("Rejected by %1, %2", "%1: who, %2: when").arg(who, when);
    case ApprovalAction::SentBack:
        return tr("Sent back by %1, %2", "%1: who, %2: when").arg(who, when);
    case ApprovalAction::Withdrawn:
        return tr("Withdrawn by %1, %2", "%1: who, %2: when").arg(who, when);
    case ApprovalAction::Expired:
        return tr("Expired, %1", "%1: when").arg(when);
    case ApprovalAction::Unknown:
        break;
    }
    return tr("A step that this version has no word for, by %1, %2", "%1: who, %2: when").arg(who, when);
}

QString ApprovalText::risk(ApprovalRisk risk)
{
    switch (risk) {
    case ApprovalRisk::NewPayee:
        return tr("The payer has never paid this account before.");
    case ApprovalRisk::LargestSoFar:
        return tr("The payer has never paid as much at once.");
    case ApprovalRisk::CounterpartyBlocked:
        return tr("An account of the order is blocked or dormant.");
    case ApprovalRisk::EmptiesAccount:
        return tr("It leaves less than a tenth of the payer's balance.");
    case ApprovalRisk::Unknown:
        break;
    }
    return tr("A risk that this version has no word for.");
}

} // namespace cf::ui
