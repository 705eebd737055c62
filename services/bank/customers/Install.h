// Customers: their pages and lists.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::customers {

//! Routes, and hourly whether names are still in the order that their indexes are built in.
void install(Bank& bank);

} // namespace cf::bank::customers
