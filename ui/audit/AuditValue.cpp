#include "ui/audit/AuditValue.h"

#include "models/domain/Iban.h"
#include "models/tables/AuditText.h"
#include "models/tables/DateText.h"
#include "services/contract/Administration.h"
#include "services/contract/Monitoring.h"
#include "services/contract/WireValues.h"
#include "ui/common/FailureText.h"
#include "ui/monitoring/AlertCard.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace cf::ui {
namespace {

using contract::enumOf;
using tables::AuditText;

//! Empty if the value does not have the field's format.
using Read = QString (*)(const std::string& value);

struct Word
{
    std::string_view value;
    const char* text;
};

template <class Words>
QString wordOf(const Words& words, const std::string& value)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.value == value; });
    return found == words.end() ? QString() : AuditValue::tr(found->text);
}

QString iban(const std::string& value)
{
    const auto read = Iban::parse(value);
    return read ? QString::fromStdString(read->paper()).replace(QLatin1Char(' '), QChar(QChar::Nbsp)) : QString();
}

QString dayOrTime(const std::string& value)
{
    if (const auto instant = parseInstant(value))
        return AuditText::time(*instant, QLocale());
    const auto day = parseDate(value);
    return day ? tables::formatDate(*day, QLocale()) : QString();
}

//! "1234", or "1234 or more", as the bank counts hits.
QString count(const std::string& value)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    const std::string_view rest(read.ptr, static_cast<std::size_t>(value.data() + value.size() - read.ptr));
    if (read.ec != std::errc() || (!rest.empty() && rest != " or more"))
        return {};
    const QString text = AuditText::number(number, QLocale());
    return rest.empty() ? text : AuditValue::tr("%1 or more", "how many were found").arg(text);
}

QString action(const std::string& value)
{
    return value.find('.') == std::string::npos && value != "signOut" ? AuditText::area(value)
                                                                      : AuditText::action(value);
}

QString result(const std::string& value)
{
    const auto read = enumOf<AuditResult>(value);
    return read ? AuditText::result(*read) : QString();
}

QString role(const std::string& value)
{
    const auto read = enumOf<Role>(value);
    return read ? AuditText::role(*read) : QString();
}

QString refusal(const std::string& value)
{
    const auto code = enumOf<contract::ErrorCode>(value);
    return code ? FailureText::forCode(*code) : QString();
}

QString rule(const std::string& value)
{
    return AlertCard::ruleText(value);
}

QString language(const std::string& value)
{
    const QLocale locale(QString::fromStdString(value));
    return locale.language() == QLocale::C ? QString() : locale.nativeLanguageName();
}

QString status(const std::string& value)
{
    static constexpr auto kWords = std::to_array<Word>({
        {"invited", QT_TRANSLATE_NOOP("AuditValue", "Invited")},
        {"active", QT_TRANSLATE_NOOP("AuditValue", "Active")},
        {"disabled", QT_TRANSLATE_NOOP("AuditValue", "Disabled")},
        {"open", QT_TRANSLATE_NOOP("AuditValue", "Open")},
        {"frozen", QT_TRANSLATE_NOOP("AuditValue", "Blocked")}, // in older records
        {"dormant", QT_TRANSLATE_NOOP("AuditValue", "Dormant")},
        {"closed", QT_TRANSLATE_NOOP("AuditValue", "Closed")},
    });
    return wordOf(kWords, value);
}

QString alertState(const std::string& value)
{
    static constexpr auto kWords = std::to_array<Word>({
        {"firing", QT_TRANSLATE_NOOP("AuditValue", "Firing")},
        {"acknowledged", QT_TRANSLATE_NOOP("AuditValue", "Acknowledged")},
        {"over", QT_TRANSLATE_NOOP("AuditValue", "Over")},
    });
    return wordOf(kWords, value);
}

QString ending(const std::string& value)
{
    static constexpr auto kWords = std::to_array<Word>({
        {"completed", QT_TRANSLATE_NOOP("AuditValue", "Completed")},
        {"cancelled", QT_TRANSLATE_NOOP("AuditValue", "Cancelled")},
        {"failed", QT_TRANSLATE_NOOP("AuditValue", "Failed")},
        {"abandoned", QT_TRANSLATE_NOOP("AuditValue", "Ended by the bank, because nobody ended it")},
    });
    return wordOf(kWords, value);
}

//! Why a sign-in (services/bank/identity) or an action (services/bank/audit/Refusals) was refused.
QString reason(const std::string& value)
{
    static constexpr auto kWords = std::to_array<Word>({
        {"no such user", QT_TRANSLATE_NOOP("AuditValue", "Nobody has this user name")},
        {"password", QT_TRANSLATE_NOOP("AuditValue", "The password was wrong")},
        {"code", QT_TRANSLATE_NOOP("AuditValue", "The code was wrong")},
        {"locked", QT_TRANSLATE_NOOP("AuditValue", "Locked for a while")},
        {"invited", QT_TRANSLATE_NOOP("AuditValue", "Has yet to enrol")},
        {"disabled", QT_TRANSLATE_NOOP("AuditValue", "Disabled")},
        {"not open for enrolment", QT_TRANSLATE_NOOP("AuditValue", "Not open for enrolment")},
        {"failures in a row", QT_TRANSLATE_NOOP("AuditValue", "Too many failures in a row")},
        {"challenge over", QT_TRANSLATE_NOOP("AuditValue", "The sign-in was started too long ago")},
        {"no such challenge", QT_TRANSLATE_NOOP("AuditValue", "No such sign-in was started")},
        {"no such token", QT_TRANSLATE_NOOP("AuditValue", "There is no such session")},
        {"device", QT_TRANSLATE_NOOP("AuditValue", "It belongs to another machine")},
        {"permission", QT_TRANSLATE_NOOP("AuditValue", "The role does not allow it")},
        {"reach", QT_TRANSLATE_NOOP("AuditValue", "It is not accessible and was answered as if it did not exist")},
        {"many at once", QT_TRANSLATE_NOOP("AuditValue", "From many places at once")},
    });
    return wordOf(kWords, value);
}

QString transferKind(const std::string& value)
{
    static constexpr auto kWords = std::to_array<Word>({
        {"transfer", QT_TRANSLATE_NOOP("AuditValue", "Transfer")},
        {"import", QT_TRANSLATE_NOOP("AuditValue", "Import")},
        {"reversal", QT_TRANSLATE_NOOP("AuditValue", "Reversal")},
    });
    return wordOf(kWords, value);
}

QString yes(const std::string& value)
{
    return value == "true" ? AuditValue::tr("Yes", "value of a field of an audit event") : QString();
}

constexpr std::pair<std::string_view, Read> kFields[] = {
    {"accounts", count},
    {"action", action},
    {"amount", AuditText::money},
    {"before", count},
    {"bytes", count},
    {"characters", count},
    {"creditorIban", iban},
    {"customers", count},
    {"debtorIban", iban},
    {"dispositions", count},
    {"ending", ending},
    {"entries", count},
    {"events", count},
    {"failedAttempts", count},
    {"first", count},
    {"from", dayOrTime},
    {"generalLimit", AuditText::money},
    {"hits", count},
    {"kind", transferKind},
    {"language", language},
    {"lockedUntil", dayOrTime},
    {"mine", yes},
    {"most", AuditText::money},
    {"names", count},
    {"reason", reason},
    {"refusal", refusal},
    {"repeats", count},
    {"result", result},
    {"role", role},
    {"rows", count},
    {"rule", rule},
    {"searchCharacters", count},
    {"searches", count},
    {"seq", count},
    {"sessionsEnded", count},
    {"since", dayOrTime},
    {"standingOrders", count},
    {"startedAt", dayOrTime},
    {"state", alertState},
    {"status", status},
    {"to", dayOrTime},
    {"transfers", count},
};

} // namespace

QString AuditValue::text(const std::string& field, const std::string& value)
{
    const auto* found =
        std::find_if(std::begin(kFields), std::end(kFields), [&](const auto& each) { return each.first == field; });
    const QString read = found == std::end(kFields) ? QString() : found->second(value);
    return read.isEmpty() ? QString::fromStdString(value) : read;
}

} // namespace cf::ui
