#include "services/bank/notices/SmsSender.h"

#include "services/bank/api/TelephoneNumber.h"
#include "services/bank/notices/Messages.h"

namespace cf::bank {

using platform::Delivery;
using platform::Handled;

SmsSender::SmsSender(db::Pool& pool, platform::SmsConfig config)
    : m_pool(pool)
    , m_callingCode(config.callingCode)
    , m_client(std::move(config))
    , m_oneByOne([this](const Delivery& delivery) { return send(delivery); }, {})
{
}

std::vector<Handled> SmsSender::handle(const std::vector<Delivery>& deliveries)
{
    return m_oneByOne.handle(deliveries);
}

Outcome<Handled, platform::SendError> SmsSender::send(const Delivery& delivery)
{
    const auto id = Uuid::parse(delivery.event.id);
    if (!id)
        return Handled{"It names no message.", true};
    const auto message =
        m_pool.transaction([&](db::Transaction& transaction) { return messageToSend(transaction, *id); });
    const auto* booked = message ? std::get_if<BookedNotice>(&message->about) : nullptr;
    if (!booked)
        return Handled{};
    const auto number = internationalNumberIn(message->telephone, m_callingCode);
    if (!number)
        return Handled{"The customer has no telephone number that an SMS can go to.", true};
    const auto sent = m_client.send({id->toString(), *number, smsTextOf(*booked)});
    if (!sent)
        return sent.error();
    m_pool.transaction([&](db::Transaction& transaction) { markSent(transaction, *id); });
    return Handled{};
}

} // namespace cf::bank
