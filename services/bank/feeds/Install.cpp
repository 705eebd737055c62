#include "services/bank/feeds/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/events/EventQueue.h"
#include "services/bank/feeds/FeedWorkers.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank::feeds {

void install(Bank& bank)
{
    if (!bank.settings.kafka.brokers.empty() || bank.settings.feeds.empty())
        return;
    const auto& workers = bank.shutdown.own<FeedWorkers>(
        ShutdownPhase::Background, bank.settings,
        [&pool = bank.pool](const EventConsumer& consumer) {
            return std::make_unique<QueueSource>(pool, consumer.name);
        },
        [&log = bank.log](const std::string& consumer) { return troubleOf(consumer, log); });
    bank.sources.dependencies.insert(bank.sources.dependencies.end(), workers.dependencies().begin(),
                                     workers.dependencies().end());
}

} // namespace cf::bank::feeds
