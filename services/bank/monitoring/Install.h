// What administrators, load balancers and Prometheus see of the bank while it runs.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::monitoring {

//! Routes, the record of every call, the monitor and the housekeeping, both begun when the bank serves.
void install(Bank& bank);

} // namespace cf::bank::monitoring
