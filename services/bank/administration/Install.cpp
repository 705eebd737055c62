#include "services/bank/administration/Install.h"

#include "services/bank/administration/AdministrationRoutes.h"
#include "services/bank/api/Bank.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank::administration {

void install(Bank& bank)
{
    // A second view of the same sessions, which live in the database and the cache.
    auto& sessions = bank.shutdown.own<Sessions>(ShutdownPhase::Last, bank.pool, bank.keys.master(),
                                                 bank.environment.clock, &bank.cache);
    addAdministrationRoutes(bank.router, bank.pool, sessions, bank.readAudit, bank.environment.clock);
}

} // namespace cf::bank::administration
