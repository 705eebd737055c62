// Staff, their sessions, and branches.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::administration {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::administration
