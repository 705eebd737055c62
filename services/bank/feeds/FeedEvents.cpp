#include "services/bank/feeds/FeedEvents.h"

#include "services/contract/Binder.h"
#include "services/contract/EventMessages.h"

namespace cf::bank {

using contract::AccountBooked;
using contract::FeedEvent;

std::optional<std::string> feedBodyOf(const platform::Event& event)
{
    const auto booked = contract::decodeDocument<AccountBooked>(event.body);
    if (!booked || booked->type != contract::EventType::AccountBooked)
        return std::nullopt;
    FeedEvent posted;
    posted.id = booked->id;
    posted.type = booked->type;
    posted.timestamp = booked->recordedAt;
    posted.data = {booked->accountId, booked->number,   booked->amount,      booked->transferId,
                   booked->kind,      booked->branchId, booked->bookingDate, booked->valueDate};
    return contract::encodeDocument(posted);
}

bool isFeedTopic(const std::string& topic)
{
    return topic == FeedEvent::kInfo.topic;
}

} // namespace cf::bank
