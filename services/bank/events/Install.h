// Events between the bank and its consumers.
//
// What a change tells others goes into the outbox in its own transaction (Outbox.h). The ledger's OutboxRelay takes it
// from there to the bus: to a queue in the database (EventQueue) or to Kafka (platform/events). An EventWorker takes a
// consumer's events from either and says what became of them. What fails for good is a dead letter (DeadLetters), which
// an administrator sends again: by the outbox, under the event's id, to that consumer alone. BacklogWatch knows what
// waits in each of these places; on Kafka it asks the brokers, who know it also while no consumer is at work.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::events {

void install(Bank& bank);

} // namespace cf::bank::events
