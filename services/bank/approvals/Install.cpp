#include "services/bank/approvals/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/approvals/ApprovalOrders.h"
#include "services/bank/approvals/ApprovalRoutes.h"
#include "services/bank/approvals/LimitRoutes.h"

namespace cf::bank::approvals {

void install(Bank& bank)
{
    addApprovalRoutes(bank.router, bank.pool, bank.keys, bank.readAudit);
    addApprovalOrders(bank);
    addLimitRoutes(bank.router, bank.pool, bank.readAudit);
}

} // namespace cf::bank::approvals
