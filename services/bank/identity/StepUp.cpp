#include "services/bank/identity/StepUp.h"

#include "services/bank/identity/Lockout.h"
#include "services/bank/identity/StaffRecords.h"

namespace cf::bank {

StepUp stepUp(db::Transaction& transaction, const SecondFactor& factor, StaffId staff, const std::string& device,
              const std::string& code, Instant now)
{
    const auto rows = transaction.query("SELECT user_name FROM bank.staff WHERE id = $1", staff.uuid().toString());
    const auto record = rows.empty() ? std::nullopt : lockStaff(transaction, rows.value<std::string>());
    if (!record || isLockedOut(transaction, *record, device, now))
        return StepUp::LockedOut;
    if (factor.use(transaction, staff, code, now))
        return StepUp::Confirmed;
    return countFailure(transaction, *record, device, now) ? StepUp::LockedOut : StepUp::Wrong;
}

} // namespace cf::bank
