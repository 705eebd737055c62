// See BankRoutes.h.
#include "services/bank/monitoring/BankRoutes.h"

namespace cf::bank {

void addBankRoutes(Router& router, std::string name, std::function<std::vector<contract::Degradation>()> degraded)
{
    using namespace contract;
    router.handle<GetBankStatus>(
        [name = std::move(name), degraded = std::move(degraded)](Call&, const Nothing&) -> Answer<BankStatus> {
            return BankStatus{name, degraded()};
        });
}

} // namespace cf::bank
