#include "models/tables/AuditText.h"

#include "models/domain/Iban.h"
#include "models/tables/AmountText.h"
#include "models/tables/DateText.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace cf::tables {
namespace {

struct Word
{
    std::string_view name;
    const char* text;
};

constexpr auto kActions = std::to_array<Word>({
    {"access.refused", QT_TRANSLATE_NOOP("AuditText", "Access refused")},
    {"account.dormant", QT_TRANSLATE_NOOP("AuditText", "Account became dormant")},
    {"account.blocked", QT_TRANSLATE_NOOP("AuditText", "Account blocked")},
    {"account.closed", QT_TRANSLATE_NOOP("AuditText", "Account closed")},
    {"account.reactivated", QT_TRANSLATE_NOOP("AuditText", "Account reactivated")},
    {"account.viewed", QT_TRANSLATE_NOOP("AuditText", "Account viewed")},
    {"account.entriesViewed", QT_TRANSLATE_NOOP("AuditText", "Entries viewed")},
    {"account.entriesSearched", QT_TRANSLATE_NOOP("AuditText", "Entries searched")},
    {"account.balanceViewed", QT_TRANSLATE_NOOP("AuditText", "Balance on a day viewed")},
    {"account.holdsViewed", QT_TRANSLATE_NOOP("AuditText", "Holds viewed")},
    {"account.searched", QT_TRANSLATE_NOOP("AuditText", "Accounts searched")},
    {"account.statementMade", QT_TRANSLATE_NOOP("AuditText", "Statement created")},
    {"account.statementOpened", QT_TRANSLATE_NOOP("AuditText", "Monthly statement opened")},
    {"account.statementsViewed", QT_TRANSLATE_NOOP("AuditText", "Monthly statements viewed")},
    {"account.statementWishChanged", QT_TRANSLATE_NOOP("AuditText", "Statement order changed")},
    {"alert.acknowledged", QT_TRANSLATE_NOOP("AuditText", "Alert acknowledged")},
    {"alert.commented", QT_TRANSLATE_NOOP("AuditText", "Alert commented")},
    {"alert.released", QT_TRANSLATE_NOOP("AuditText", "Alert handed back")},
    {"alert.reopened", QT_TRANSLATE_NOOP("AuditText", "Alert reopened")},
    {"alert.takenOver", QT_TRANSLATE_NOOP("AuditText", "Alert taken over")},
    {"approval.approved", QT_TRANSLATE_NOOP("AuditText", "Order approved")},
    {"approval.changed", QT_TRANSLATE_NOOP("AuditText", "Waiting order changed")},
    {"approval.expired", QT_TRANSLATE_NOOP("AuditText", "Waiting order expired")},
    {"approval.refused", QT_TRANSLATE_NOOP("AuditText", "Decision about an order refused")},
    {"approval.rejected", QT_TRANSLATE_NOOP("AuditText", "Order rejected")},
    {"approval.requested", QT_TRANSLATE_NOOP("AuditText", "Approval requested")},
    {"approval.sentBack", QT_TRANSLATE_NOOP("AuditText", "Order sent back")},
    {"approval.viewed", QT_TRANSLATE_NOOP("AuditText", "Waiting order viewed")},
    {"approval.withdrawn", QT_TRANSLATE_NOOP("AuditText", "Order withdrawn")},
    {"approval.listViewed", QT_TRANSLATE_NOOP("AuditText", "Waiting orders viewed")},
    {"audit.exportBegan", QT_TRANSLATE_NOOP("AuditText", "Audit export started")},
    {"audit.exportEnded", QT_TRANSLATE_NOOP("AuditText", "Audit export ended")},
    {"audit.markBegun", QT_TRANSLATE_NOOP("AuditText", "Audit checkpoint started")},
    {"audit.outdatedRemoved", QT_TRANSLATE_NOOP("AuditText", "Outdated events removed")},
    {"audit.rowsMissing", QT_TRANSLATE_NOOP("AuditText", "Audit events missing")},
    {"audit.rowsRefused", QT_TRANSLATE_NOOP("AuditText", "Foreign audit events refused")},
    {"audit.searched", QT_TRANSLATE_NOOP("AuditText", "Audit trail searched")},
    {"audit.unsealedViewed", QT_TRANSLATE_NOOP("AuditText", "Unsealed events viewed")},
    {"audit.viewed", QT_TRANSLATE_NOOP("AuditText", "Audit event viewed")},
    {"audit.writersChanged", QT_TRANSLATE_NOOP("AuditText", "Audit writers changed")},
    {"bank.founded", QT_TRANSLATE_NOOP("AuditText", "Bank founded")},
    {"customer.documentsViewed", QT_TRANSLATE_NOOP("AuditText", "List of documents viewed")},
    {"customer.noticesChanged", QT_TRANSLATE_NOOP("AuditText", "Message wishes changed")},
    {"customer.noticesViewed", QT_TRANSLATE_NOOP("AuditText", "Message wishes viewed")},
    {"customer.viewed", QT_TRANSLATE_NOOP("AuditText", "Customer viewed")},
    {"customer.searched", QT_TRANSLATE_NOOP("AuditText", "Customers searched")},
    {"customer.erased", QT_TRANSLATE_NOOP("AuditText", "Customer erased")},
    {"deadLetter.sentAgain", QT_TRANSLATE_NOOP("AuditText", "Events sent again")},
    {"demo.made", QT_TRANSLATE_NOOP("AuditText", "Demo bank created")},
    {"document.added", QT_TRANSLATE_NOOP("AuditText", "Document added")},
    {"document.viewed", QT_TRANSLATE_NOOP("AuditText", "Document viewed")},
    {"enrolment.completed", QT_TRANSLATE_NOOP("AuditText", "Enrolment completed")},
    {"enrolment.started", QT_TRANSLATE_NOOP("AuditText", "Enrolment started")},
    {"enrolment.refused", QT_TRANSLATE_NOOP("AuditText", "Enrolment refused")},
    {"hold.placed", QT_TRANSLATE_NOOP("AuditText", "Hold placed")},
    {"hold.expired", QT_TRANSLATE_NOOP("AuditText", "Hold expired")},
    {"hold.refused", QT_TRANSLATE_NOOP("AuditText", "Hold refused")},
    {"hold.released", QT_TRANSLATE_NOOP("AuditText", "Hold released")},
    {"import.finished", QT_TRANSLATE_NOOP("AuditText", "Import finished")},
    {"limit.listViewed", QT_TRANSLATE_NOOP("AuditText", "Limits viewed")},
    {"objects.expired", QT_TRANSLATE_NOOP("AuditText", "Outdated files removed")},
    {"payee.checked", QT_TRANSLATE_NOOP("AuditText", "Payee checked")},
    {"secondFactor.refused", QT_TRANSLATE_NOOP("AuditText", "Second factor refused")},
    {"session.ended", QT_TRANSLATE_NOOP("AuditText", "Session ended")},
    {"session.listViewed", QT_TRANSLATE_NOOP("AuditText", "Sessions viewed")},
    {"session.refused", QT_TRANSLATE_NOOP("AuditText", "Session refused")},
    {"signIn.locked", QT_TRANSLATE_NOOP("AuditText", "Sign-in locked")},
    {"signIn.refused", QT_TRANSLATE_NOOP("AuditText", "Sign-in refused")},
    {"signIn.succeeded", QT_TRANSLATE_NOOP("AuditText", "Signed in")},
    {"signOut", QT_TRANSLATE_NOOP("AuditText", "Signed out")},
    {"staff.added", QT_TRANSLATE_NOOP("AuditText", "Colleague added")},
    {"staff.changed", QT_TRANSLATE_NOOP("AuditText", "Colleague changed")},
    {"staff.codeReissued", QT_TRANSLATE_NOOP("AuditText", "Enrolment code reissued")},
    {"staff.disabled", QT_TRANSLATE_NOOP("AuditText", "Colleague disabled")},
    {"staff.enabled", QT_TRANSLATE_NOOP("AuditText", "Colleague enabled")},
    {"staff.invited", QT_TRANSLATE_NOOP("AuditText", "Enrolment code issued")},
    {"staff.listViewed", QT_TRANSLATE_NOOP("AuditText", "List of colleagues viewed")},
    {"staff.secondFactorReset", QT_TRANSLATE_NOOP("AuditText", "Second factor reset")},
    {"staff.unlocked", QT_TRANSLATE_NOOP("AuditText", "Colleague unlocked")},
    {"staff.viewed", QT_TRANSLATE_NOOP("AuditText", "Colleague viewed")},
    {"transfer.booked", QT_TRANSLATE_NOOP("AuditText", "Transfer booked")},
    {"transfer.previewed", QT_TRANSLATE_NOOP("AuditText", "Transfer previewed")},
    {"transfer.refused", QT_TRANSLATE_NOOP("AuditText", "Transfer refused")},
    {"transfer.searched", QT_TRANSLATE_NOOP("AuditText", "Transfers searched")},
    {"transfer.viewed", QT_TRANSLATE_NOOP("AuditText", "Transfer viewed")},
    {"transferKey.abandoned", QT_TRANSLATE_NOOP("AuditText", "Order abandoned")},
    {"transferKey.resolved", QT_TRANSLATE_NOOP("AuditText", "Order resolved")},
});

constexpr auto kAreas = std::to_array<Word>({
    {"access", QT_TRANSLATE_NOOP("AuditText", "Access")},
    {"account", QT_TRANSLATE_NOOP("AuditText", "Accounts")},
    {"alert", QT_TRANSLATE_NOOP("AuditText", "Alerts")},
    {"approval", QT_TRANSLATE_NOOP("AuditText", "Approvals")},
    {"audit", QT_TRANSLATE_NOOP("AuditText", "Audit trail")},
    {"bank", QT_TRANSLATE_NOOP("AuditText", "Bank")},
    {"customer", QT_TRANSLATE_NOOP("AuditText", "Customers")},
    {"deadLetter", QT_TRANSLATE_NOOP("AuditText", "Events given up")},
    {"document", QT_TRANSLATE_NOOP("AuditText", "Documents")},
    {"enrolment", QT_TRANSLATE_NOOP("AuditText", "Enrolment")},
    {"hold", QT_TRANSLATE_NOOP("AuditText", "Holds")},
    {"import", QT_TRANSLATE_NOOP("AuditText", "Import")},
    {"limit", QT_TRANSLATE_NOOP("AuditText", "Limits")},
    {"payee", QT_TRANSLATE_NOOP("AuditText", "Payees")},
    {"secondFactor", QT_TRANSLATE_NOOP("AuditText", "Second factor")},
    {"session", QT_TRANSLATE_NOOP("AuditText", "Sessions")},
    {"signIn", QT_TRANSLATE_NOOP("AuditText", "Sign-in")},
    {"staff", QT_TRANSLATE_NOOP("AuditText", "Staff")},
    {"transfer", QT_TRANSLATE_NOOP("AuditText", "Transfers")},
    {"transferKey", QT_TRANSLATE_NOOP("AuditText", "Orders without a known outcome")},
});

constexpr auto kFields = std::to_array<Word>({
    {"accounts", QT_TRANSLATE_NOOP("AuditText", "Accounts")},
    {"action", QT_TRANSLATE_NOOP("AuditText", "Action")},
    {"actor", QT_TRANSLATE_NOOP("AuditText", "Done by")},
    {"address", QT_TRANSLATE_NOOP("AuditText", "Address")},
    {"amount", QT_TRANSLATE_NOOP("AuditText", "Amount")},
    {"asOf", QT_TRANSLATE_NOOP("AuditText", "On the day")},
    {"atLeast", QT_TRANSLATE_NOOP("AuditText", "Amount at least")},
    {"atMost", QT_TRANSLATE_NOOP("AuditText", "Amount at most")},
    {"bankCode", QT_TRANSLATE_NOOP("AuditText", "Bank code")},
    {"before", QT_TRANSLATE_NOOP("AuditText", "Before number")},
    {"bic", QT_TRANSLATE_NOOP("AuditText", "BIC")},
    {"branch", QT_TRANSLATE_NOOP("AuditText", "Branch")},
    {"bytes", QT_TRANSLATE_NOOP("AuditText", "Size in bytes")},
    {"callerTrace", QT_TRANSLATE_NOOP("AuditText", "Caller's reference")},
    {"characters", QT_TRANSLATE_NOOP("AuditText", "Characters typed")},
    {"consumer", QT_TRANSLATE_NOOP("AuditText", "Consumer")},
    {"country", QT_TRANSLATE_NOOP("AuditText", "Country")},
    {"creditor", QT_TRANSLATE_NOOP("AuditText", "To account")},
    {"creditorIban", QT_TRANSLATE_NOOP("AuditText", "To account")},
    {"currency", QT_TRANSLATE_NOOP("AuditText", "Currency")},
    {"customers", QT_TRANSLATE_NOOP("AuditText", "Customers")},
    {"debtor", QT_TRANSLATE_NOOP("AuditText", "From account")},
    {"debtorIban", QT_TRANSLATE_NOOP("AuditText", "From account")},
    {"device", QT_TRANSLATE_NOOP("AuditText", "Machine")},
    {"displayName", QT_TRANSLATE_NOOP("AuditText", "Name")},
    {"email", QT_TRANSLATE_NOOP("AuditText", "E-mail")},
    {"ending", QT_TRANSLATE_NOOP("AuditText", "How it ended")},
    {"entries", QT_TRANSLATE_NOOP("AuditText", "Entries")},
    {"eventId", QT_TRANSLATE_NOOP("AuditText", "Event's id")},
    {"events", QT_TRANSLATE_NOOP("AuditText", "Events")},
    {"failedAttempts", QT_TRANSLATE_NOOP("AuditText", "Failed attempts")},
    {"fileName", QT_TRANSLATE_NOOP("AuditText", "File name")},
    {"first", QT_TRANSLATE_NOOP("AuditText", "First number")},
    {"format", QT_TRANSLATE_NOOP("AuditText", "Format")},
    {"from", QT_TRANSLATE_NOOP("AuditText", "From")},
    {"generalLimit", QT_TRANSLATE_NOOP("AuditText", "Limit of the role or product")},
    {"hits", QT_TRANSLATE_NOOP("AuditText", "Hits")},
    {"instance", QT_TRANSLATE_NOOP("AuditText", "Instance")},
    {"key", QT_TRANSLATE_NOOP("AuditText", "Order number")},
    {"kind", QT_TRANSLATE_NOOP("AuditText", "Kind")},
    {"language", QT_TRANSLATE_NOOP("AuditText", "Language")},
    {"lockedUntil", QT_TRANSLATE_NOOP("AuditText", "Locked until")},
    {"mailFrom", QT_TRANSLATE_NOOP("AuditText", "E-mails about bookings from")},
    {"mediaType", QT_TRANSLATE_NOOP("AuditText", "File type")},
    {"memo", QT_TRANSLATE_NOOP("AuditText", "Memo")},
    {"mine", QT_TRANSLATE_NOOP("AuditText", "Own orders only")},
    {"most", QT_TRANSLATE_NOOP("AuditText", "At most")},
    {"name", QT_TRANSLATE_NOOP("AuditText", "Name")},
    {"nameHash", QT_TRANSLATE_NOOP("AuditText", "Hash of the attempted name")},
    {"names", QT_TRANSLATE_NOOP("AuditText", "Names tried")},
    {"operation", QT_TRANSLATE_NOOP("AuditText", "Operation")},
    {"permission", QT_TRANSLATE_NOOP("AuditText", "Right")},
    {"phone", QT_TRANSLATE_NOOP("AuditText", "Phone")},
    {"reason", QT_TRANSLATE_NOOP("AuditText", "Reason")},
    {"refusal", QT_TRANSLATE_NOOP("AuditText", "Reason for the refusal")},
    {"repeats", QT_TRANSLATE_NOOP("AuditText", "Repeats")},
    {"result", QT_TRANSLATE_NOOP("AuditText", "Result")},
    {"role", QT_TRANSLATE_NOOP("AuditText", "Role")},
    {"root", QT_TRANSLATE_NOOP("AuditText", "Root hash")},
    {"rows", QT_TRANSLATE_NOOP("AuditText", "Rows")},
    {"rule", QT_TRANSLATE_NOOP("AuditText", "Rule")},
    {"search", QT_TRANSLATE_NOOP("AuditText", "Search")},
    {"searchCharacters", QT_TRANSLATE_NOOP("AuditText", "Characters of the search")},
    {"searches", QT_TRANSLATE_NOOP("AuditText", "Searches")},
    {"seq", QT_TRANSLATE_NOOP("AuditText", "Event")},
    {"sessionsEnded", QT_TRANSLATE_NOOP("AuditText", "Sessions ended")},
    {"sha256", QT_TRANSLATE_NOOP("AuditText", "SHA-256")},
    {"since", QT_TRANSLATE_NOOP("AuditText", "Since")},
    {"smsFrom", QT_TRANSLATE_NOOP("AuditText", "SMS about bookings from")},
    {"source", QT_TRANSLATE_NOOP("AuditText", "Source")},
    {"startedAt", QT_TRANSLATE_NOOP("AuditText", "Signed in since")},
    {"status", QT_TRANSLATE_NOOP("AuditText", "Status")},
    {"subject", QT_TRANSLATE_NOOP("AuditText", "Concerning")},
    {"timeZone", QT_TRANSLATE_NOOP("AuditText", "Time zone")},
    {"title", QT_TRANSLATE_NOOP("AuditText", "Title")},
    {"to", QT_TRANSLATE_NOOP("AuditText", "To")},
    {"topic", QT_TRANSLATE_NOOP("AuditText", "Kind of events")},
    {"transfers", QT_TRANSLATE_NOOP("AuditText", "Transfers")},
    {"userName", QT_TRANSLATE_NOOP("AuditText", "User name")},
});

template <class Table>
QString wordOf(const Table& table, const std::string& name)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Word& word) { return word.name == name; });
    return found == table.end() ? QString::fromStdString(name) : AuditText::tr(found->text);
}

} // namespace

SubjectKind subjectKindOf(const std::string& id)
{
    const std::string prefix = id.substr(0, id.find('_'));
    if (prefix == CustomerKind::kPrefix)
        return SubjectKind::Customer;
    if (prefix == AccountKind::kPrefix)
        return SubjectKind::Account;
    if (prefix == TransferKind::kPrefix)
        return SubjectKind::Transfer;
    if (prefix == StaffKind::kPrefix)
        return SubjectKind::Staff;
    if (prefix == BranchKind::kPrefix)
        return SubjectKind::Branch;
    if (prefix == DocumentKind::kPrefix)
        return SubjectKind::Document;
    if (prefix == ApprovalKind::kPrefix)
        return SubjectKind::Approval;
    return SubjectKind::Other;
}

QString AuditText::action(const std::string& action)
{
    return wordOf(kActions, action);
}

QString AuditText::area(const std::string& area)
{
    return wordOf(kAreas, area);
}

QString AuditText::field(const std::string& field)
{
    return wordOf(kFields, field);
}

QString AuditText::result(AuditResult result)
{
    switch (result) {
    case AuditResult::Succeeded:
        return tr("Succeeded", "result of an audit event");
    case AuditResult::Refused:
        return tr("Refused", "result of an audit event: the bank said no");
    case AuditResult::Failed:
        return tr("Failed", "result of an audit event: it broke");
    case AuditResult::Unknown:
        return tr("Unknown", "result of an audit event that this version has no word for");
    }
    return {};
}

QString AuditText::role(Role role)
{
    switch (role) {
    case Role::Teller:
        return tr("Teller");
    case Role::Supervisor:
        return tr("Supervisor");
    case Role::Compliance:
        return tr("Compliance officer");
    case Role::Administrator:
        return tr("Administrator");
    case Role::Unknown:
        return tr("Unknown role");
    }
    return {};
}

QString AuditText::kind(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Customer:
        return tr("Customer");
    case SubjectKind::Account:
        return tr("Account");
    case SubjectKind::Transfer:
        return tr("Transfer");
    case SubjectKind::Staff:
        return tr("Colleague");
    case SubjectKind::Branch:
        return tr("Branch");
    case SubjectKind::Document:
        return tr("Document");
    case SubjectKind::Approval:
        return tr("Approval");
    case SubjectKind::Other:
        return tr("Other", "what an audit event concerns, of a kind that is not known here");
    }
    return {};
}

QString AuditText::subject(const contract::AuditSubject& subject)
{
    const SubjectKind what = subjectKindOf(subject.id);
    if (what == SubjectKind::Account) {
        // The bank sends it without blanks.
        if (const auto iban = Iban::parse(subject.label))
            return QString::fromStdString(iban->paper());
    } else if (what == SubjectKind::Transfer) {
        if (const QString amount = money(subject.label); !amount.isEmpty())
            return amount;
    }
    if (!subject.label.empty())
        return QString::fromStdString(subject.label);
    constexpr qsizetype kEnd = 6;
    //: a thing without a name: its kind, and the last signs of its id
    return tr("%1 …%2").arg(kind(what), QString::fromStdString(subject.id).right(kEnd));
}

QString AuditText::actor(const contract::AuditRow& row)
{
    return row.actor ? QString::fromStdString(row.actor->displayName) : tr("The bank itself", "who did something");
}

QString AuditText::money(const std::string& text)
{
    const auto blank = text.find(' ');
    const auto currency = blank == std::string::npos ? std::nullopt : Currency::parse(text.substr(blank + 1));
    if (!currency)
        return {};
    const auto amount = Money::parse(text.substr(0, blank), *currency);
    return amount ? formatMoney(*amount, QLocale()) : QString();
}

QString AuditText::time(Instant instant, const QLocale& locale)
{
    const QDateTime time = localTime(instant);
    //: a date and a time of day with seconds
    return tr("%1 %2").arg(formatDate(fromQDate(time.date()), locale),
                           locale.toString(time.time(), QStringLiteral("HH:mm:ss")));
}

QString AuditText::number(std::int64_t seq, const QLocale& locale)
{
    return locale.toString(static_cast<qlonglong>(seq));
}

} // namespace cf::tables
