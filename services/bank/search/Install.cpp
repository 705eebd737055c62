#include "services/bank/search/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/search/SearchRoutes.h"

namespace cf::bank::search {

void install(Bank& bank)
{
    addSearchRoutes(bank.router, bank.reads, bank.keys, bank.readAudit);
}

} // namespace cf::bank::search
