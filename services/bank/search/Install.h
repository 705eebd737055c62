// The one search over customers, accounts and transfers. What is typed is read as everywhere else (api/SearchWords.h).
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::search {

//! Routes only.
void install(Bank& bank);

} // namespace cf::bank::search
