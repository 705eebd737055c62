#include "services/bank/audit/Refusals.h"

#include "services/bank/api/RateLimit.h"
#include "services/contract/Wire.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookedAfter = 1s;
constexpr std::size_t kHashBytes = 16; // of a name: enough to tell names apart

Changes saidOf(const std::string& reason, const Origin& origin)
{
    Changes said{stated("reason", reason)};
    const Changes from = Refusals::statedOf(origin);
    said.insert(said.end(), from.begin(), from.end());
    return said;
}

} // namespace

Refusals::Refusals(ReadAudit& readAudit, const platform::EncryptionKey& master, FoldRule rule)
    : m_readAudit(readAudit)
    , m_master(master)
    , m_folds(rule)
    , m_thread(
          [this] {
              tellEnded();
              return platform::PeriodicThread::Pause{kLookedAfter};
          },
          {}, kLookedAfter)
{
}

Refusals::~Refusals()
{
    m_thread.end();
    for (const AuditEvent& event : m_folds.takeAll())
        write(event);
    m_readAudit.settle(true);
}

Changes Refusals::statedOf(const Origin& origin)
{
    Changes said;
    for (const auto& [field, value] : {std::pair("device", &origin.device), std::pair("address", &origin.address),
                                       std::pair("callerTrace", &origin.callerTraceId)})
        if (!value->empty())
            said.push_back(stated(field, *value));
    return said;
}

void Refusals::refused(const Call& call, const contract::OperationInfo& operation, RefusalReason why)
{
    AuditEvent event = eventOf(call, "access.refused");
    event.result = AuditResult::Refused;
    Changes said = saidOf(why == RefusalReason::Permission ? "permission" : "reach", Origin::of(call));
    said.push_back(stated("operation", std::string(operation.name)));
    std::string key = "access " + call.caller->staff.toString();
    if (why == RefusalReason::Permission) {
        said.push_back(stated("permission", contract::nameOf(operation.permission)));
        key += " " + std::string(operation.name);
    } else {
        event.objectId = call.outOfReach;
        key += " " + call.outOfReach;
    }
    write(fold(key, std::move(event), std::move(said), {}, key));
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
    write(folded(std::move(event), reason, origin, nameTried));
}

std::optional<AuditEvent> Refusals::folded(AuditEvent event, const std::string& reason, const Origin& origin,
                                           const std::string& nameTried)
{
    event.result = AuditResult::Refused;
    event.traceId = origin.traceId;
    Changes said = saidOf(reason, origin);
    std::string hash;
    if (!nameTried.empty()) {
        hash = platform::hex(m_master.lookupMac("user name tried " + nameTried).substr(0, kHashBytes));
        said.push_back(stated("nameHash", hash));
    }
    // Devices and typed names cost an attacker nothing: neither tells repeats apart.
    const std::string about = event.objectId.empty() ? std::string() : event.objectId + " " + reason;
    const std::string key = event.action + " " + networkOf(origin.address) + " " + about;
    return fold(key, std::move(event), std::move(said), hash, about);
}

std::optional<AuditEvent> Refusals::fold(const std::string& key, AuditEvent event, Changes said,
                                         const std::string& name, const std::string& about)
{
    const std::lock_guard lock(m_mutex);
    return m_folds.add(key, std::move(event), std::move(said), name, std::chrono::steady_clock::now(), about);
}

// What could not be written was still refused: nothing was shown.
void Refusals::write(const std::optional<AuditEvent>& event)
{
    if (!event)
        return;
    try {
        m_readAudit.keepEvent(*event);
    } catch (const ReadNotRecorded&) { // the spool has logged it
    }
}

void Refusals::tellEnded()
{
    std::vector<AuditEvent> ended;
    {
        const std::lock_guard lock(m_mutex);
        ended = m_folds.takeEnded(std::chrono::steady_clock::now());
    }
    for (const AuditEvent& event : ended)
        write(event);
    m_readAudit.settle(false);
}

} // namespace cf::bank
