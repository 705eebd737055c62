#include "services/bank/events/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/events/EventRoutes.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/events/EventBus.h"

namespace cf::bank::events {
namespace {

// Those who publish and those who only look may not find the same.
Dependency brokersOf(const Bank& bank)
{
    Dependency brokers{"events", true};
    for (const std::string& broker : bank.settings.kafka.brokers)
        brokers.where += (brokers.where.empty() ? "" : ", ") + broker;
    if (!brokers.where.empty())
        brokers.health = [&bus = bank.bus, &backlog = bank.backlog] {
            return platform::worse(bus.health().value_or(platform::HealthReport()),
                                   backlog.health().value_or(platform::HealthReport()));
        };
    return brokers;
}

} // namespace

void install(Bank& bank)
{
    auto& watch = bank.shutdown.own<BacklogWatch>(ShutdownPhase::Background, bank.pool, bank.backlog, bank.metrics,
                                                  BacklogWatch::Config{.onTrouble = troubleOf("events", bank.log)});
    bank.sources.eventsOverdue = [&watch] { return watch.overdue(); };
    bank.sources.deadLetters = [&watch] { return watch.deadLetters(); };
    bank.sources.dependencies.push_back(brokersOf(bank));
    addEventRoutes(bank.router, bank.pool, watch, bank.consumers, bank.environment.clock);
}

} // namespace cf::bank::events
