#include "services/bank/events/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/events/EventRoutes.h"

namespace cf::bank::events {

void install(Bank& bank)
{
    auto& watch = bank.shutdown.own<BacklogWatch>(ShutdownPhase::Background, bank.pool, bank.backlog, bank.metrics,
                                                  BacklogWatch::Config{.onTrouble = troubleOf("events", bank.log)});
    bank.sources.eventsOverdue = [&watch] { return watch.overdue(); };
    bank.sources.deadLetters = [&watch] { return watch.deadLetters(); };
    addEventRoutes(bank.router, bank.pool, watch, bank.consumers, bank.environment.clock);
}

} // namespace cf::bank::events
