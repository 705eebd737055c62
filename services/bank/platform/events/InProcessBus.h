// The event bus of a bank on one machine: hands each event to the subscribers in this program.
#pragma once

#include "services/bank/platform/events/EventBus.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace cf::platform {

class InProcessBus : public EventBus
{
public:
    //! Called on the publishing thread: must be quick. After an exception the event is redelivered to every subscriber.
    using Subscriber = std::function<void(const Event&)>;

    //! Ends with the returned handle; after that the subscriber is no longer called. The handle must not be destroyed
    //! inside the subscriber.
    class Subscription
    {
    public:
        ~Subscription();
        Subscription(const Subscription&) = delete;
        Subscription& operator=(const Subscription&) = delete;

    private:
        friend class InProcessBus;
        Subscription(InProcessBus& bus, std::list<std::pair<std::string, Subscriber>>::iterator place);
        InProcessBus& m_bus;
        std::list<std::pair<std::string, Subscriber>>::iterator m_place;
    };

    //! The bus outlives the handle.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(std::string topic, Subscriber subscriber);

    void publish(const Event& event) override;

private:
    std::mutex m_mutex;
    std::list<std::pair<std::string, Subscriber>> m_subscribers;
};

} // namespace cf::platform
