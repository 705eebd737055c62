#include "services/bank/notices/Consumers.h"

#include "services/bank/events/Topics.h"
#include "services/bank/notices/NoticeMaker.h"
#include "services/bank/platform/config/Settings.h"

namespace cf::bank {

std::vector<EventConsumer> consumersOf(const platform::Settings& settings)
{
    if (settings.mail.server.empty())
        return {};
    return {{kNoticesConsumer, {kAccountsTopic}}, {kMailConsumer, {kMailTopic}}};
}

} // namespace cf::bank
