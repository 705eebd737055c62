#include "services/bank/platform/events/InProcessBus.h"

namespace cf::platform {

InProcessBus::Subscription::Subscription(InProcessBus& bus,
                                         std::list<std::pair<std::string, Subscriber>>::iterator place)
    : m_bus(bus)
    , m_place(place)
{
}

InProcessBus::Subscription::~Subscription()
{
    const std::lock_guard lock(m_bus.m_mutex);
    m_bus.m_subscribers.erase(m_place);
}

std::unique_ptr<InProcessBus::Subscription> InProcessBus::subscribe(std::string topic, Subscriber subscriber)
{
    const std::lock_guard lock(m_mutex);
    const auto place = m_subscribers.emplace(m_subscribers.end(), std::move(topic), std::move(subscriber));
    return std::unique_ptr<Subscription>(new Subscription(*this, place));
}

void InProcessBus::publish(const Event& event)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [topic, subscriber] : m_subscribers)
        if (topic == event.topic)
            subscriber(event);
}

} // namespace cf::platform
