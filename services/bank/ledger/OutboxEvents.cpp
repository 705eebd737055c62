#include "services/bank/ledger/OutboxEvents.h"

#include "services/bank/events/Outbox.h"
#include "services/bank/events/Topics.h"
#include "services/bank/ledger/TransferEvent.h"

#include <boost/json.hpp>

namespace cf::bank {
namespace {

using boost::json::object;
using platform::Event;

void addEntries(std::vector<Event>& events, const object& transfer)
{
    for (const auto& leg : transfer.at("legs").as_array()) {
        object event = leg.as_object();
        const std::string account(event.at("accountId").as_string());
        const std::string id = account + ":" + std::to_string(event.at("number").to_number<std::int64_t>());
        event["id"] = id;
        event["type"] = "accountBooked";
        for (const auto& [name, value] : transfer)
            if (name != "legs" && name != "type")
                event[name] = value;
        events.push_back({id, kAccountsTopic, account, boost::json::serialize(event)});
    }
}

} // namespace

void addEvents(std::vector<Event>& events, const OutboxText& text)
{
    const std::size_t before = events.size();
    try {
        const object event = boost::json::parse(text.text).as_object();
        if (text.topic == kTransfersTopic)
            return addEntries(events, event);
        const auto member = [&](const char* name) { return std::string(event.at(name).as_string()); };
        if (text.topic == kAgainTopic) {
            events.push_back({member("id"), member("topic"), member("key"), member("body"), member("consumer")});
            return;
        }
        events.push_back({member("id"), text.topic, member("key"), text.text});
    } catch (const std::exception&) {
        events.resize(before);
        const std::string id = "outbox:" + std::to_string(text.row) + ":" + std::to_string(text.place);
        events.push_back({id, kUnreadableTopic, {}, text.text});
    }
}

} // namespace cf::bank
