// See AuditInbox.h.
#include "services/bank/audit/AuditInbox.h"

namespace cf::bank {

void record(db::Transaction& transaction, const std::vector<AuditEvent>& events)
{
    if (events.empty())
        return;
    std::vector<std::string> leaves;
    leaves.reserve(events.size());
    for (const auto& event : events)
        leaves.push_back(db::bytea(canonicalLeaf(event)));
    transaction.query("INSERT INTO bank.audit_inbox (leaves) VALUES ($1::bytea[])", db::array(leaves));
}

} // namespace cf::bank
