// The audit trail: what is recorded, sealed, watched over, read, and let go when it has had its years.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::audit {

//! Routes, the sequencer, the watch over the trail, and hourly retention and the exports that nobody ended.
void install(Bank& bank);

} // namespace cf::bank::audit
