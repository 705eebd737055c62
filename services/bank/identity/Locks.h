// Who is kept out after too many failures. A device on which a person signed in before has a count of its own; all
// others share one. So whoever guesses at a name from elsewhere locks out those elsewhere, and not the person at their
// desk. Every function is called with the person's row locked, and throws db::Error.
#pragma once

#include "services/bank/identity/StaffRecords.h"

namespace cf::bank {

//! PCI DSS 8.3.4: locked after at most ten failures, for at least 30 minutes.
inline constexpr int kFailuresAllowed = 10;
inline constexpr std::chrono::minutes kLockedFor{30};

//! The person's newest devices are remembered, and none that was not used for so long.
inline constexpr int kDevicesKept = 20;
inline constexpr std::chrono::hours kDeviceKeptFor{24 * 180};

//! Whether that device is kept out. Devices are the certificate's SHA-256 in hex. Whoever asks before deciding under
//! the lock needs none.
bool isLockedOut(db::Transaction& transaction, const StaffRecord& staff, const std::string& device, Instant now);

//! Counts one more. True when it was one too many: from now on the device, or all that are not known, are locked out,
//! and the challenges they were given are void.
bool countFailure(db::Transaction& transaction, const StaffRecord& staff, const std::string& device, Instant now);

//! Both factors were right there: from now on the device is known, and its count begins anew. That of strangers goes
//! on, unless it was one of them until now.
void rememberDevice(db::Transaction& transaction, StaffId staff, const std::string& device, Instant now);

//! Nobody is locked out any more. How many failures were forgotten; nothing when there was nothing to forget.
std::optional<int> unlock(db::Transaction& transaction, StaffId staff);

//! After a reset: what was known of the person, devices included, is known no more.
void forgetDevices(db::Transaction& transaction, StaffId staff);

} // namespace cf::bank
