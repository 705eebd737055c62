// What waits on Kafka, as its brokers know it (KafkaLag.h). They do not know of what amounts the events are.
#pragma once

#include "services/bank/events/EventBacklog.h"
#include "services/bank/platform/events/EventBus.h"
#include "services/bank/platform/events/KafkaLag.h"

namespace cf::bank {

class KafkaBacklog : public EventBacklog
{
public:
    KafkaBacklog(platform::KafkaConfig config, std::vector<platform::EventConsumer> consumers);
    std::vector<contract::EventLag> read() override;
    std::optional<platform::HealthReport> health() const override { return m_health.report(); }

private:
    std::vector<contract::EventLag> ask();

    const std::vector<platform::EventConsumer> m_consumers;
    platform::KafkaLags m_lags;
    platform::Health m_health;
};

} // namespace cf::bank
