#include "services/bank/approvals/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/approvals/ApprovalRoutes.h"

namespace cf::bank::approvals {

void install(Bank& bank)
{
    addApprovalRoutes(bank.router, bank.pool, bank.keys, bank.readAudit);
}

} // namespace cf::bank::approvals
