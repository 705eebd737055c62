#include "services/bank/audit/Refusals.h"

#include "services/bank/api/RateLimit.h"
#include "services/contract/Wire.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kInterval = 1s;
constexpr std::size_t kHashBytes = 16; // of a name: enough to tell names apart

Changes detailFor(const std::string& reason, const Origin& origin)
{
    Changes detail{attribute("reason", reason)};
    const Changes from = Refusals::attributesOf(origin);
    detail.insert(detail.end(), from.begin(), from.end());
    return detail;
}

} // namespace

Refusals::Refusals(ReadAudit& readAudit, const platform::EncryptionKey& master, CoalescingRule rule)
    : m_readAudit(readAudit)
    , m_master(master)
    , m_coalescer(rule)
    , m_thread(
          [this] {
              tellEnded();
              return platform::PeriodicThread::Pause{kInterval};
          },
          {}, kInterval)
{
}

Refusals::~Refusals()
{
    m_thread.end();
    for (const AuditEvent& event : m_coalescer.takeAll())
        write(event);
    m_readAudit.endSearches(true);
}

Changes Refusals::attributesOf(const Origin& origin)
{
    Changes detail;
    for (const auto& [field, value] : {std::pair("device", &origin.device), std::pair("address", &origin.address),
                                       std::pair("callerTrace", &origin.callerTraceId)})
        if (!value->empty())
            detail.push_back(attribute(field, *value));
    return detail;
}

void Refusals::refused(const Call& call, const contract::OperationInfo& operation, RefusalReason why)
{
    AuditEvent event = eventOf(call, "access.refused");
    event.result = AuditResult::Refused;
    Changes detail = detailFor(why == RefusalReason::Permission ? "permission" : "reach", Origin::of(call));
    detail.push_back(attribute("operation", std::string(operation.name)));
    std::string key = "access " + call.caller->staff.toString();
    if (why == RefusalReason::Permission) {
        detail.push_back(attribute("permission", contract::nameOf(operation.permission)));
        key += " " + std::string(operation.name);
    } else {
        event.objectId = call.outOfReach;
        key += " " + call.outOfReach;
    }
    write(coalesce(key, std::move(event), std::move(detail), {}, key));
}

void Refusals::refused(const Call& call, const RefusedToken& token)
{
    AuditEvent event = eventOf(call, "session.refused");
    event.branch = token.branch;
    if (token.staff)
        event.objectId = token.staff->toString();
    refused(std::move(event), token.staff ? "device" : "no such token", Origin::of(call));
}

void Refusals::refused(AuditEvent event, const std::string& reason, const Origin& origin, const std::string& nameTried)
{
    write(coalesced(std::move(event), reason, origin, nameTried));
}

std::optional<AuditEvent> Refusals::coalesced(AuditEvent event, const std::string& reason, const Origin& origin,
                                              const std::string& nameTried)
{
    event.result = AuditResult::Refused;
    event.traceId = origin.traceId;
    Changes detail = detailFor(reason, origin);
    std::string hash;
    if (!nameTried.empty()) {
        hash = platform::hex(m_master.lookupMac("user name tried " + nameTried).substr(0, kHashBytes));
        detail.push_back(attribute("nameHash", hash));
    }
    // Devices and typed names cost an attacker nothing: neither tells repeats apart.
    const std::string about = event.objectId.empty() ? std::string() : event.objectId + " " + reason;
    const std::string key = event.action + " " + networkOf(origin.address) + " " + about;
    return coalesce(key, std::move(event), std::move(detail), hash, about);
}

std::optional<AuditEvent> Refusals::coalesce(const std::string& key, AuditEvent event, Changes detail,
                                             const std::string& name, const std::string& about)
{
    const std::lock_guard lock(m_mutex);
    return m_coalescer.add(key, std::move(event), std::move(detail), name, std::chrono::steady_clock::now(), about);
}

// What could not be written was still refused: nothing was shown.
void Refusals::write(const std::optional<AuditEvent>& event)
{
    if (!event)
        return;
    try {
        m_readAudit.keep(*event);
    } catch (const ReadNotRecorded&) { // the spool has logged it
    }
}

void Refusals::tellEnded()
{
    std::vector<AuditEvent> ended;
    {
        const std::lock_guard lock(m_mutex);
        ended = m_coalescer.takeEnded(std::chrono::steady_clock::now());
    }
    for (const AuditEvent& event : ended)
        write(event);
    m_readAudit.endSearches(false);
}

} // namespace cf::bank
