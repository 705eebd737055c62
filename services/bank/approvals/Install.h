// Orders that wait for a second pair of eyes. So far they are only listed: the demo makes them, and no operation makes
// or decides one.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::approvals {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::approvals
