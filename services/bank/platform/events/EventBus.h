// Where the bank's events go once booked: to listeners in this program, or to a broker. The outbox's relay publishes;
// code that must know of a change subscribes.
#pragma once

#include <string>

namespace cf::platform {

struct Event
{
    std::string topic;
    std::string body; //!< JSON. Contains ids, amounts and dates, personal data only encrypted.
};

class EventBus
{
public:
    virtual ~EventBus() = default;
    //! Returns once this bus will not lose the event; throws std::exception if it might. The same event may be
    //! published again after a crash: subscribers deduplicate by its ids. One thread at a time.
    virtual void publish(const Event& event) = 0;
};

} // namespace cf::platform
