#include "services/bank/accounts/Install.h"

#include "services/bank/accounts/AccountDetailRoutes.h"
#include "services/bank/accounts/AccountRoutes.h"
#include "services/bank/accounts/AccountStateRoutes.h"
#include "services/bank/accounts/EntrySearchRoutes.h"
#include "services/bank/api/Bank.h"

namespace cf::bank::accounts {

void install(Bank& bank)
{
    addAccountRoutes(bank.router, bank.pool, bank.reads, bank.keys, bank.readAudit);
    addAccountDetailRoutes(bank.router, bank.reads, bank.readAudit);
    addEntrySearchRoutes(bank.router, bank.reads, bank.keys, bank.readAudit);
    addAccountStateRoutes(bank.router, bank.pool);
    bank.eachDay("dormantAccounts", [&bank] {
        while (!bank.draining && bank.pool.transaction(markDormantAccounts)) {
        }
    });
}

} // namespace cf::bank::accounts
