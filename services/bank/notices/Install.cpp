#include "services/bank/notices/Install.h"

#include "services/bank/api/Bank.h"
#include "services/bank/events/EventWorker.h"
#include "services/bank/notices/Consumers.h"
#include "services/bank/notices/MailSender.h"
#include "services/bank/notices/NoticeMaker.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank::notices {
namespace {

void work(Bank& bank, const char* consumer, EventWorker::Handler handler)
{
    bank.shutdown.own<EventWorker>(ShutdownPhase::Background, std::make_unique<QueueSource>(bank.pool, consumer),
                                   std::move(handler), troubleOf(consumer, bank.log));
}

} // namespace

void install(Bank& bank)
{
    if (!bank.settings.kafka.brokers.empty() || bank.settings.mail.server.empty())
        return;
    auto& maker = bank.shutdown.own<NoticeMaker>(ShutdownPhase::Last, bank.pool);
    auto& sender = bank.shutdown.own<MailSender>(ShutdownPhase::Last, bank.pool, bank.settings.mail);
    work(bank, kNoticesConsumer, [&maker](const auto& deliveries) { return maker.handle(deliveries); });
    work(bank, kMailConsumer, [&sender](const auto& deliveries) { return sender.handle(deliveries); });
}

} // namespace cf::bank::notices
