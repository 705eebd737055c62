// Where the bank's events go once booked: to a queue in the database or to a broker. The outbox's relay publishes.
#pragma once

#include "services/bank/platform/process/Health.h"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cf::platform {

struct Event
{
    std::string id; //!< The same whenever it is published: consumers know by it what they have had.
    std::string topic;
    std::string key;        //!< Events of one key keep their order.
    std::string body;       //!< JSON. Contains ids, amounts and dates, personal data only encrypted.
    std::string consumer{}; //!< The only one that gets it, as one that failed before; empty: all that read the topic.
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, topic, key, body))

struct EventConsumer
{
    std::string name;
    std::vector<std::string> topics;
};

class EventBus
{
public:
    virtual ~EventBus() = default;
    //! Returns once this bus will lose none of them; throws std::exception if it might. Some may be published then, and
    //! all of them will be again. One thread at a time.
    virtual void publish(const std::vector<Event>& events) = 0;
    //! Of the brokers, as they took the last events. Empty: there are none. From any thread.
    virtual std::optional<HealthReport> health() const { return std::nullopt; }
};

} // namespace cf::platform
