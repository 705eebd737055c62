#include "app/bankd/Consumers.h"

#include "services/bank/feeds/FeedWorkers.h"
#include "services/bank/notices/Consumers.h"

namespace cf::app {

std::vector<bank::EventConsumer> consumersOf(const platform::Settings& settings)
{
    std::vector<bank::EventConsumer> consumers = bank::noticeConsumersOf(settings);
    for (bank::EventConsumer& feed : bank::feedConsumersOf(settings))
        consumers.push_back(std::move(feed));
    return consumers;
}

} // namespace cf::app
