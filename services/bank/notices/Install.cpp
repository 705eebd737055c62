#include "services/bank/notices/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/events/EventQueue.h"
#include "services/bank/notices/MessageRetention.h"
#include "services/bank/notices/NoticeWorkers.h"
#include "services/bank/notices/WishRoutes.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank::notices {

namespace {

std::vector<contract::NoticeChannel> channelsOf(const platform::Settings& settings)
{
    std::vector<contract::NoticeChannel> channels;
    if (!settings.mail.server.empty())
        channels.push_back(contract::NoticeChannel::Mail);
    if (!settings.sms.url.empty())
        channels.push_back(contract::NoticeChannel::Sms);
    return channels;
}

} // namespace

void install(Bank& bank)
{
    addWishRoutes(bank.router, bank.pool, bank.keys, bank.readAudit, channelsOf(bank.settings));
    bank.hourly.push_back({"messages",
                           [&pool = bank.pool, days = bank.settings.noticeDays] {
                               while (removeOldMessages(pool, days)) {
                               }
                           },
                           true});
    auto& dependencies = bank.sources.dependencies;
    if (noticeConsumersOf(bank.settings).empty())
        for (const char* unused : {"mail", "sms"})
            dependencies.push_back({unused});
    if (!bank.settings.kafka.brokers.empty() || noticeConsumersOf(bank.settings).empty())
        return;
    const auto& workers = bank.shutdown.own<NoticeWorkers>(
        ShutdownPhase::Background, bank.settings, bank.pool,
        [&pool = bank.pool](const EventConsumer& consumer) {
            return std::make_unique<QueueSource>(pool, consumer.name);
        },
        [&log = bank.log](const std::string& consumer) { return troubleOf(consumer, log); });
    const auto used = workers.dependencies(bank.settings);
    dependencies.insert(dependencies.end(), used.begin(), used.end());
}

} // namespace cf::bank::notices
