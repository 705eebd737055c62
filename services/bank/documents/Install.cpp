#include "services/bank/documents/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/documents/DocumentRoutes.h"

namespace cf::bank::documents {

void install(Bank& bank)
{
    addDocumentRoutes(bank.router, bank.pool, bank.keys, bank.objects, bank.readAudit);
}

} // namespace cf::bank::documents
