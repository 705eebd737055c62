#include "services/bank/statements/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/statements/MonthlyStatementRoutes.h"
#include "services/bank/statements/StatementRoutes.h"

namespace cf::bank::statements {

void install(Bank& bank)
{
    addStatementRoutes(bank.router, bank.reads, bank.keys, bank.readAudit, bank.settings.bankName);
    const StatementWorkshop workshop{bank.pool, bank.keys, bank.objects, bank.settings.bankName};
    addMonthlyStatementRoutes(bank.router, workshop, bank.readAudit);
    if (bank.settings.kafka.brokers.empty())
        bank.shutdown.own<StatementMakers>(ShutdownPhase::Background, workshop, troubleOf("statements", bank.log));
}

} // namespace cf::bank::statements
