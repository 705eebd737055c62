// See Looks.h.
#include "services/bank/audit/Looks.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::ptrdiff_t kShortestSearch = 3;

std::ptrdiff_t charactersOf(std::string_view text)
{
    return std::count_if(text.begin(), text.end(),
                         [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

} // namespace

AuditEvent eventOf(const Call& call, std::string action)
{
    AuditEvent event;
    event.action = std::move(action);
    event.at = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    event.traceId = call.traceId;
    if (call.caller) {
        event.actor = call.caller->staff;
        event.role = call.caller->role;
        event.branch = call.caller->branch;
    }
    return event;
}

void Looks::record(const Call& call, std::string action, std::optional<CustomerId> customer, std::string objectId,
                   std::vector<std::string> related, const Changes& said)
{
    AuditEvent event = eventOf(call, std::move(action));
    event.customer = customer;
    event.objectId = std::move(objectId);
    event.related = std::move(related);
    event.detail = detailOf(said);
    keep(event);
}

void Looks::recordSearch(const Call& call, std::string_view text, std::int64_t hits)
{
    const auto characters = charactersOf(text);
    if (characters >= kShortestSearch)
        record(call, "customer.searched", std::nullopt, {}, {},
               {stated("characters", std::to_string(characters)), stated("hits", std::to_string(hits))});
}

} // namespace cf::bank
