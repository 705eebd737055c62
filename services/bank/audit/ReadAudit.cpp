#include "services/bank/audit/ReadAudit.h"

#include "services/bank/audit/BeginEvent.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::ptrdiff_t kSoughtAnywhere = 3; // see SearchWords.h
constexpr std::size_t kMostTexts = 16;        // of one search as typed
constexpr std::chrono::hours kOneRead{1};
constexpr std::chrono::seconds kDisk{5};   // whoever waits for it
constexpr std::size_t kMostBegun = 10'000; // clearing them all costs one event per list being read

std::ptrdiff_t charactersOf(std::string_view text)
{
    return std::count_if(text.begin(), text.end(),
                         [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

void requireDurable(Recording& recording)
{
    if (const std::string failure = recording.wait(kDisk); !failure.empty())
        throw ReadNotRecorded(failure);
}

//! Adds the trace that the caller says it is part of to the bank's own.
Changes withTrace(const Call& call, Changes detail)
{
    if (!call.callerTraceId.empty())
        detail.push_back(attribute("callerTrace", call.callerTraceId));
    return detail;
}

} // namespace

AuditEvent eventOf(const Call& call, std::string action, const Environment& environment)
{
    return beginEvent(environment.newId(), std::move(action), environment.now(), call.traceId,
                      call.caller ? &*call.caller : nullptr);
}

AuditEvent ReadAudit::eventOfRead(const Call& call, std::string action, std::optional<CustomerId> customer,
                                  std::string objectId, std::vector<std::string> related, const Changes& detail) const
{
    AuditEvent event = eventOf(call, std::move(action), m_environment);
    event.customer = customer;
    event.objectId = std::move(objectId);
    event.related = std::move(related);
    event.detail = detailOf(withTrace(call, detail));
    return event;
}

void ReadAudit::record(Call& call, std::string action, std::optional<CustomerId> customer, std::string objectId,
                       std::vector<std::string> related, const Changes& detail)
{
    record(call, eventOfRead(call, std::move(action), customer, std::move(objectId), std::move(related), detail));
}

void ReadAudit::record(Call& call, const AuditEvent& read)
{
    settle(call);
    call.recording = begin(read);
    call.audited = true;
}

void ReadAudit::settle(Call& call)
{
    if (call.recording)
        requireDurable(*std::exchange(call.recording, nullptr));
}

void ReadAudit::keep(const AuditEvent& event)
{
    requireDurable(*begin(event));
}

void ReadAudit::recordSearch(Call& call, const contract::OperationInfo& operation, std::string_view text,
                             std::int64_t hits)
{
    AuditEvent event = eventOf(call, std::string(operation.recorded.action), m_environment);
    const Changes detail{attribute("characters", std::to_string(charactersOf(text))),
                         attribute("hits", std::to_string(hits))};
    event.detail = detailOf(withTrace(call, detail));
    const std::string key = call.caller->staff.toString() + " " + std::string(operation.name);
    const TimePoint now = m_environment.steady();
    std::optional<Typing> ended;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_typing.find(key); found != m_typing.end()) {
            Typing& typing = found->second;
            if (!typing.isOver(now) && typing.covers(text, hits)) {
                typing.last = event;
                typing.last.detail = detailOf(detail);
                typing.at = now;
                ++typing.searches;
                call.audited = true;
                return;
            }
            if (typing.isOver(now) || typing.recorded.size() >= kMostTexts) {
                ended = std::move(typing);
                m_typing.erase(found);
            }
        }
    }
    if (ended)
        recordEnd(*ended);
    keep(event);
    call.audited = true;
    const std::lock_guard lock(m_mutex);
    auto found = m_typing.find(key);
    if (found == m_typing.end() && m_typing.size() < kMostBegun)
        found = m_typing.emplace(key, Typing{{}, {}, 0, now, now}).first;
    if (found == m_typing.end())
        return;
    event.detail = detailOf(detail);
    found->second.last = std::move(event);
    found->second.recorded.push_back({std::string(text), hits});
    found->second.at = now;
    ++found->second.searches;
}

// Typing more finds a subset of what was found before. Not so between the second and third character of a word: up to
// then only the start of names is matched, from then on any part.
bool ReadAudit::Typing::covers(std::string_view text, std::int64_t hits) const
{
    return std::any_of(recorded.begin(), recorded.end(), [&](const Recorded& earlier) {
        if (hits > earlier.hits || text == earlier.text)
            return hits <= earlier.hits;
        if (earlier.text.empty() || !text.starts_with(earlier.text))
            return false;
        const std::string word = earlier.text.substr(earlier.text.find_last_of(' ') + 1);
        const std::string_view typed = text.substr(earlier.text.size() - word.size());
        return charactersOf(word) >= kSoughtAnywhere ||
               charactersOf(typed.substr(0, typed.find(' '))) < kSoughtAnywhere;
    });
}

void ReadAudit::endSearches(bool all)
{
    std::vector<Typing> ended;
    {
        const TimePoint now = m_environment.steady();
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_typing, [&](auto& entry) {
            const bool over = all || entry.second.isOver(now);
            if (over)
                ended.push_back(std::move(entry.second));
            return over;
        });
    }
    for (const Typing& typing : ended)
        recordEnd(typing);
}

void ReadAudit::recordEnd(const Typing& typing)
{
    if (typing.searches <= static_cast<std::int64_t>(typing.recorded.size()))
        return; // each has its own event
    AuditEvent event = typing.last;
    event.id = Uuid::v7();
    Changes detail = changesOf(event.detail).value_or(Changes());
    detail.push_back(attribute("searches", std::to_string(typing.searches)));
    event.detail = detailOf(detail);
    try {
        keep(event);
    } catch (const ReadNotRecorded&) { // the earlier events cover what was shown
    }
}

void ReadAudit::onPage(Call& call, const std::string& list, bool first, const std::function<void()>& recording)
{
    const std::string key = call.caller->staff.toString() + " " + list;
    const auto now = m_environment.steady();
    if (!first) {
        const std::lock_guard lock(m_mutex);
        if (const auto begun = m_begun.find(key); begun != m_begun.end() && now - begun->second < kOneRead) {
            call.audited = true;
            return;
        }
    }
    recording();
    settle(call); // its further pages are not recorded
    const std::lock_guard lock(m_mutex);
    if (m_begun.size() >= kMostBegun)
        m_begun.clear();
    m_begun[key] = now;
}

} // namespace cf::bank
