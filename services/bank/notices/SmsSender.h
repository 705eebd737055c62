// Sends the SMS that NoticeMaker made. A consumer of "sms".
#pragma once

#include "services/bank/events/OneByOne.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/web/SmsClient.h"

namespace cf::bank {

class SmsSender
{
public:
    //! The pool outlives it.
    SmsSender(db::Pool& pool, platform::SmsConfig config);

    //! Each message once, unless the gateway may have taken one and did not say so, or the database could not be told;
    //! it then has the same reference. Throws db::Error or NotNow when the database or the gateway is away.
    std::vector<platform::Handled> handle(const std::vector<platform::Delivery>& deliveries);
    platform::HealthReport health() const { return m_oneByOne.health(); }

private:
    Outcome<platform::Handled, platform::SendError> send(const platform::Delivery& delivery);

    db::Pool& m_pool;
    const std::string m_callingCode;
    platform::SmsClient m_client;
    OneByOne m_oneByOne;
};

} // namespace cf::bank
