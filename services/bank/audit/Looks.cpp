// See Looks.h.
#include "services/bank/audit/Looks.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::ptrdiff_t kShortestSearch = 3;
constexpr std::chrono::hours kOneLook{1};
constexpr std::size_t kMostBegun = 10'000; // forgetting them all costs an event for each list that is read on

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

void Looks::onPage(const Call& call, const std::string& list, bool first, const std::function<void()>& recording)
{
    const std::string key = call.caller->staff.toString() + " " + list;
    const auto now = std::chrono::steady_clock::now();
    if (!first) {
        const std::lock_guard lock(m_mutex);
        if (const auto begun = m_begun.find(key); begun != m_begun.end() && now - begun->second < kOneLook)
            return;
    }
    recording();
    const std::lock_guard lock(m_mutex);
    if (m_begun.size() >= kMostBegun)
        m_begun.clear();
    m_begun[key] = now;
}

} // namespace cf::bank
