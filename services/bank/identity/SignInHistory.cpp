#include "services/bank/identity/SignInHistory.h"

#include "services/bank/api/Paging.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditRepository.h"
#include "services/bank/identity/Sessions.h"

#include <charconv>

namespace cf::bank {
namespace {

using contract::Answer;
using contract::SignInAttempt;
using contract::SignInOutcome;

constexpr const char* kSucceeded = "signIn.succeeded";
constexpr const char* kRefused = "signIn.refused";
constexpr const char* kLocked = "signIn.locked";

// Attempts under a name that nobody has concern nobody, so they are in nobody's list.
AuditFilter attemptsOf(StaffId person)
{
    AuditFilter filter;
    filter.conditions.emplace_back().subjects = {person.uuid().toString()};
    filter.conditions.emplace_back().actions = {kSucceeded, kRefused, kLocked};
    return filter;
}

SignInOutcome outcomeOf(const std::string& action, const std::string& reason)
{
    if (action != kRefused)
        return action == kSucceeded ? SignInOutcome::Succeeded : SignInOutcome::Locked;
    if (reason == "password")
        return SignInOutcome::WrongPassword;
    return reason == "code" ? SignInOutcome::WrongCode : SignInOutcome::Refused;
}

std::int64_t numberIn(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

SignInAttempt attemptOf(const AuditEvent& event, const std::string& callersDevice)
{
    SignInAttempt attempt{.id = event.id,
                          .at = event.at,
                          .outcome = outcomeOf(event.action, attributeIn(event, "reason")),
                          .address = attributeIn(event, "address"),
                          .repeats = numberIn(attributeIn(event, "repeats"))};
    // Repeats are counted together whatever their devices, and bear that of the first.
    if (attempt.repeats == 0) {
        const std::string device = attributeIn(event, "device");
        attempt.device = device.substr(0, kDeviceDigits);
        attempt.thisDevice = !device.empty() && device == callersDevice;
    }
    return attempt;
}

//! The cursor is an event's number.
Answer<std::optional<std::int64_t>> cursorNumber(const std::optional<std::string>& cursor)
{
    if (!cursor)
        return std::optional<std::int64_t>();
    const char* end = cursor->data() + cursor->size();
    std::int64_t number = -1;
    const auto read = std::from_chars(cursor->data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 0)
        return parameterProblem("?cursor", "was not issued by this list");
    return std::optional(number);
}

} // namespace

Answer<contract::Page<SignInAttempt>> SignInHistory::list(const Call& call, const contract::SignInsQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto cursor = cursorNumber(query.cursor);
    if (!cursor)
        return cursor.error();
    const StaffId self = call.caller->staff;
    const auto found = m_pool.transaction(
        [&](db::Transaction& transaction) { return findSealedEvents(transaction, attemptsOf(self), *cursor, *limit); });
    contract::Page<SignInAttempt> page;
    for (const auto& [seq, event] : found.events) {
        // The filter also finds events that only mention the person.
        if (event.objectId != self.toString())
            continue;
        page.items.push_back(attemptOf(event, call.deviceSha256));
        page.lastKey = std::to_string(*seq);
        if (!page.firstKey)
            page.firstKey = page.lastKey;
    }
    page.more = found.more;
    if (page.more)
        page.lastKey = std::to_string(found.next);
    countFound(page, !query.cursor);
    return page;
}

} // namespace cf::bank
