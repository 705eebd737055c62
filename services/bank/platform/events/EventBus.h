// Where the bank's events go once they are booked: to listeners in this program, or to a broker. The outbox's relay
// publishes; whoever must know of a change subscribes.
#pragma once

#include <string>

namespace cf::platform {

struct Event
{
    std::string topic;
    std::string body; //!< JSON. Carries ids, amounts and dates, personal data only encrypted.
};

class EventBus
{
public:
    virtual ~EventBus() = default;
    //! Returns once the event will not be lost by this bus; throws std::exception when it may be. The same event may be
    //! published again after a crash: subscribers recognise it by its ids. One thread at a time.
    virtual void publish(const Event& event) = 0;
};

} // namespace cf::platform
