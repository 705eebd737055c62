// Orders that wait for a second pair of eyes.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::approvals {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::approvals
