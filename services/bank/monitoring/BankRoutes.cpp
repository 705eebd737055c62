#include "services/bank/monitoring/BankRoutes.h"

namespace cf::bank {

void addBankRoutes(Router& router, std::string name, std::function<std::vector<contract::Degradation>()> degraded,
                   std::function<std::optional<contract::BranchTime>(BranchId)> branchTime)
{
    using namespace contract;
    router.handle<GetBankStatus>(
        [name = std::move(name), degraded = std::move(degraded),
         branchTime = std::move(branchTime)](Call& call, const Nothing&) -> Answer<BankStatus> {
            return BankStatus{name, degraded(), branchTime(call.caller->branch)};
        });
}

} // namespace cf::bank
