#include "services/bank/documents/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/documents/AbandonedUploads.h"
#include "services/bank/documents/DocumentRoutes.h"

namespace cf::bank::documents {

void install(Bank& bank)
{
    addDocumentRoutes(bank.router, bank.pool, bank.keys, bank.objects, bank.readAudit);
    bank.hourly.push_back(
        {"uploads", [&pool = bank.pool, &objects = bank.objects] { collectAbandonedUploads(pool, objects); }, true});
}

} // namespace cf::bank::documents
