// Statements of account.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::statements {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::statements
