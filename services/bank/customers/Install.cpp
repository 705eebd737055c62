#include "services/bank/customers/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/customers/CustomerRoutes.h"
#include "services/bank/platform/logging/Log.h"

namespace cf::bank::customers {

void install(Bank& bank)
{
    addCustomerRoutes(bank.router, bank.reads, bank.readAudit);
    bank.eachHour("nameOrder", [&log = bank.log](db::Transaction& transaction) {
        if (!transaction.query("SELECT bank.name_order_is_current()").value<bool>())
            log.error("nameOrderOutdated", {{"reason", "Run: bankd migrate --config FILE"}});
    });
}

} // namespace cf::bank::customers
