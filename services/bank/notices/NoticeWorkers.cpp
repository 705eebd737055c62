#include "services/bank/notices/NoticeWorkers.h"

#include "services/bank/platform/config/Settings.h"

#include <map>

namespace cf::bank {

NoticeWorkers::NoticeWorkers(const platform::Settings& settings, db::Pool& pool, const SourceOf& sourceOf,
                             const TroubleOf& troubleOf)
    : m_maker(pool, noticeRulesOf(settings))
    , m_mail(pool, settings.mail, settings.statementLink)
    , m_sms(pool, settings.sms)
{
    const std::map<std::string, EventWorker::Handler> handlers{
        {kNoticesConsumer, [this](const auto& deliveries) { return m_maker.handle(deliveries); }},
        {kMailConsumer, [this](const auto& deliveries) { return m_mail.handle(deliveries); }},
        {kSmsConsumer, [this](const auto& deliveries) { return m_sms.handle(deliveries); }},
    };
    for (const EventConsumer& consumer : noticeConsumersOf(settings))
        m_workers.push_back(
            std::make_unique<EventWorker>(sourceOf(consumer), handlers.at(consumer.name), troubleOf(consumer.name)));
}

std::vector<Dependency> NoticeWorkers::dependencies(const platform::Settings& settings) const
{
    return {{"mail", !settings.mail.server.empty(), settings.mail.server, [this] { return m_mail.health(); }},
            {"sms", !settings.sms.url.empty(), settings.sms.url, [this] { return m_sms.health(); }}};
}

} // namespace cf::bank
