#include "services/bank/notices/Consumers.h"

#include "services/bank/events/Topics.h"
#include "services/bank/notices/NoticeMaker.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank {

std::vector<EventConsumer> noticeConsumersOf(const platform::Settings& settings)
{
    std::vector<EventConsumer> consumers;
    if (!settings.mail.server.empty())
        consumers.push_back({kMailConsumer, {kMailTopic}});
    if (!settings.sms.url.empty())
        consumers.push_back({kSmsConsumer, {kSmsTopic}});
    if (!consumers.empty())
        consumers.push_back({kNoticesConsumer, {kAccountsTopic, contract::StatementMade::kInfo.topic}});
    return consumers;
}

} // namespace cf::bank
