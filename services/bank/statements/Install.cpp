#include "services/bank/statements/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/statements/StatementRoutes.h"

namespace cf::bank::statements {

void install(Bank& bank)
{
    addStatementRoutes(bank.router, bank.reads, bank.keys, bank.readAudit, bank.settings.bankName);
}

} // namespace cf::bank::statements
