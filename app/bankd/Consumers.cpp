#include "app/bankd/Consumers.h"

#include "services/bank/notices/Consumers.h"

namespace cf::app {

std::vector<bank::EventConsumer> consumersOf(const platform::Settings& settings)
{
    return bank::noticeConsumersOf(settings);
}

} // namespace cf::app
