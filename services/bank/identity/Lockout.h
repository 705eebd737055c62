// Lockout after too many failures. A device that a person has signed in on has its own count; all others share one. So
// guessing a name from elsewhere locks out only those elsewhere, not the person at their own device. Every function is
// called with the person's row locked, and throws db::Error.
#pragma once

#include "services/bank/identity/StaffRecords.h"

namespace cf::bank {

//! PCI DSS 8.3.4: locked after at most ten failures, for at least 30 minutes.
inline constexpr int kFailuresAllowed = 10;
inline constexpr std::chrono::minutes kLockedFor{30};

//! The person's newest devices are remembered, unless unused for kDeviceKeptFor.
inline constexpr int kDevicesKept = 20;
inline constexpr std::chrono::hours kDeviceKeptFor{24 * 180};

//! Whether that device is locked out. Devices are the certificate's SHA-256 in hex. A check before deciding under the
//! lock needs no row lock.
bool isLockedOut(db::Transaction& transaction, const StaffRecord& staff, const std::string& device, Instant now);

//! Counts one more failure. True when it reached the limit: the device, or all unknown devices, are now locked out and
//! their challenges void.
bool countFailure(db::Transaction& transaction, const StaffRecord& staff, const std::string& device, Instant now);

//! Both factors were right on the device: it is now known, and its count restarts. The strangers' count continues,
//! unless the device was one of them until now.
void rememberDevice(db::Transaction& transaction, StaffId staff, const std::string& device, Instant now);

//! Lifts all lockouts. Returns how many failures were cleared; empty when there was nothing to clear.
std::optional<int> unlock(db::Transaction& transaction, StaffId staff);

//! After a reset: forgets all of the person's devices.
void forgetDevices(db::Transaction& transaction, StaffId staff);

} // namespace cf::bank
