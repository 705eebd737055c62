// Feeds: other systems that are told what happens in the bank, each by a consumer of its own.
//
// They are in the configuration, not in a table: whoever runs the bank decides where its events go and keeps the
// secrets that sign them, and on Kafka a feed needs topics that only an administrator makes.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::feeds {

//! The consumers, in a bank that has its events in the database. With a broker they run elsewhere.
void install(Bank& bank);

} // namespace cf::bank::feeds
