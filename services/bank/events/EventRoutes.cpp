#include "services/bank/events/EventRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/events/DeadLetters.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace contract;

void audit(db::Transaction& transaction, const Call& call, const LettersToSend& letters, std::int64_t sent, Instant at)
{
    AuditEvent event = beginEvent(std::string(SendAgain::kInfo.recorded.action), at, call.traceId, &*call.caller);
    Changes detail{attribute("consumer", letters.consumer), attribute("topic", letters.topic),
                   attribute("events", std::to_string(sent))};
    if (letters.eventId)
        detail.push_back(attribute("eventId", *letters.eventId));
    event.detail = detailOf(detail);
    record(transaction, {event});
}

} // namespace

void addEventRoutes(Router& router, db::Pool& pool, const BacklogWatch& watch,
                    std::vector<platform::EventConsumer> consumers, Clock clock)
{
    router.handle<GetEventLag>([&watch](Call&, const Nothing&) -> Answer<EventLags> { return watch.lags(); });

    router.handle<ListDeadLetters>([&pool](Call&, const DeadLettersQuery& query) -> Answer<Page<DeadLetter>> {
        const auto limit = pageLimit(query.limit);
        if (!limit)
            return limit.error();
        return pool.transaction(
            [&](db::Transaction& transaction) { return listDeadLetters(transaction, query.cursor, *limit); });
    });

    router.handle<SendAgain>([&pool, consumers = std::move(consumers),
                              clock = std::move(clock)](Call& call, const LettersToSend& letters) -> Answer<SentAgain> {
        if (std::ranges::find(consumers, letters.consumer, &platform::EventConsumer::name) == consumers.end())
            return parameterProblem("/consumer", "is not a consumer of this bank");
        call.audited = true; // shows nobody's data
        return pool.transaction([&](db::Transaction& transaction) {
            const SentAgain sent = sendAgain(transaction, letters);
            if (sent.events > 0)
                audit(transaction, call, letters, sent.events, instantOf(clock));
            return sent;
        });
    });
}

} // namespace cf::bank
