#include "services/bank/notices/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/notices/NoticeWorkers.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank::notices {

void install(Bank& bank)
{
    if (!bank.settings.kafka.brokers.empty() || bank.settings.mail.server.empty())
        return;
    bank.shutdown.own<NoticeWorkers>(
        ShutdownPhase::Background, bank.settings, bank.pool,
        [&pool = bank.pool](const EventConsumer& consumer) {
            return std::make_unique<QueueSource>(pool, consumer.name);
        },
        [&log = bank.log](const std::string& consumer) { return troubleOf(consumer, log); });
}

} // namespace cf::bank::notices
