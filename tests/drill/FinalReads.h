// The end of a drill's history: what the bank's tables, trail and outbox hold once all is healed and at rest.
#pragma once

#include "tests/drill/Drilled.h"
#include "tests/drill/Recorder.h"

namespace cf::drill {

//! Has the database keep what its outbox told, which is removed as it is delivered. Before the first order.
void keepOutbox(const Drilled& bank);

//! The first line of a history.
void writeOpening(const Drilled& bank, Recorder& recorder, std::int64_t seed);

//! All balances in one snapshot, as the line of the client `number`. False: PostgreSQL is not there.
bool readAll(const Drilled& bank, Recorder& recorder, std::int64_t number);

//! Waits for a while until trail and outbox have been worked off, then reads everything. `trailIsSound`: it was
//! verified. Throws std::runtime_error when it cannot be read; the history has no end then.
void readFinally(const Drilled& bank, Recorder& recorder, bool trailIsSound);

} // namespace cf::drill
