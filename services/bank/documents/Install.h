// Documents of customers.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::documents {

//! Routes, and hourly the uploads that no document came of are removed.
void install(Bank& bank);

} // namespace cf::bank::documents
