// What a test's calls must leave in the audit trail: for each an event of its action, by its caller, with its trace.
#pragma once

#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"

#include <map>
#include <set>
#include <string>

namespace cf::test {

//! Tested where there is something to order (OrdersOnRecordTest); the others in ReadingTest.
template <class Operation>
inline constexpr bool kOrders =
    Operation::kInfo.priority == contract::Priority::Money || std::is_same_v<Operation, contract::ChangeLimit> ||
    std::is_same_v<Operation, contract::GetApproval>;

class ExpectedEvents
{
public:
    template <class Reply>
    void add(const Reply& reply, StaffId actor, std::string_view action)
    {
        m_byTrace.emplace(reply.headers.at("x-trace-id"), std::pair(std::string(action), actor));
    }

    //! The actions that are still missing in the end: reads reach the inbox shortly after the response.
    std::set<std::string> missing(ServedBank& bank) const
    {
        std::set<std::string> actions;
        eventually([&] {
            actions = missingNow(bank);
            return actions.empty();
        });
        return actions;
    }

private:
    std::set<std::string> missingNow(ServedBank& bank) const
    {
        auto open = m_byTrace;
        for (const AuditEvent& event : bank.recorded())
            if (const auto found = open.find(event.traceId);
                found != open.end() && found->second.first == event.action && found->second.second == event.actor)
                open.erase(found);
        std::set<std::string> actions;
        for (const auto& [trace, expected] : open)
            actions.insert(expected.first);
        return actions;
    }

    std::map<std::string, std::pair<std::string, StaffId>> m_byTrace;
};

} // namespace cf::test
