#include "services/contract/AsyncApi.h"

#include "services/contract/DocumentText.h"
#include "services/contract/EventMessages.h"

namespace cf::contract {
namespace {

// Rules for all events that have no place of their own in the document.
constexpr const char* kRules =
    "The bank tells of what it did on topics of its own, which its workers consume, and posts some of it to other "
    "systems"
    " (feeds). An event comes at least once: who consumes it knows by its id what it has had. Events of one key come in"
    " their order; one that failed comes again after 10 s, 1 min, 10 min and 1 h, behind younger ones, and is then a "
    "dead"
    " letter, which people look at. New members may be added at any time: ignore those that are not known. The version "
    "of"
    " a feed's event grows when a member goes or means something else."
    " A feed's event contains the ids of account, transfer and branch, amounts and dates. No name, account number, "
    "memo or"
    " balance, and nobody of the bank's staff. It is posted over TLS, and taken once the answer is 2xx. While the"
    " receiver is away or busy (no connection, 401 to 405, 407, 410, 429, 502, 503; its Retry-After is heeded) all of "
    "its"
    " events wait. One that gets no answer or another 5xx, 408 or 425 is posted again for a minute, before younger "
    "ones;"
    " after that, and after another 4xx at once, it counts as failed.";

constexpr const char* kSigned =
    "\"v1,\" and the base64 of HMAC-SHA-256 over webhook-id, \".\", webhook-timestamp, \".\" and the body, under the "
    "secret"
    " of the feed; several, with blanks between them, while the secret is being changed. Refuse an old timestamp.";

json::object reference(const std::string& to)
{
    return {{"$ref", "#/" + to}};
}

json::object described(const char* description)
{
    return {{"type", "string"}, {"description", description}};
}

class EventDocument
{
public:
    template <class Payload>
    void addTopic(const EventInfo& info)
    {
        addMessage(info, Wire<Payload>::schema(m_schemas),
                   {{"kafka", {{"key", {{"type", "string"}, {"description", info.key}}}}}},
                   {{"id", described("The event's id, as in the body.")}});
        json::object channel{
            {"address", std::string("{prefix}") + info.topic},
            {"description", "On the bank's own Kafka."},
            {"parameters", {{"prefix", {{"default", "bank."}, {"description", "As events.prefix of bankd says."}}}}}};
        addChannel(info, info.topic, std::move(channel), {});
    }

    template <class Payload>
    void addFeed(const EventInfo& info)
    {
        addMessage(info, Wire<Payload>::schema(m_schemas), {},
                   {{"webhook-id", described("The event's id, as in the body.")},
                    {"webhook-timestamp", described("When it was posted: seconds since 1970.")},
                    {"webhook-signature", described(kSigned)}});
        json::object channel{{"address", nullptr}, {"description", "The address that the feed is registered with."}};
        addChannel(info, std::string("feed-") + info.topic, std::move(channel), {{"http", {{"method", "POST"}}}});
    }

    json::object finished() &&
    {
        json::object document{{"asyncapi", "3.0.0"}};
        document["info"] = {{"title", "Counterfoil"}, {"version", COUNTERFOIL_VERSION}, {"description", kRules}};
        document["defaultContentType"] = "application/json";
        document["channels"] = std::move(m_channels);
        document["operations"] = std::move(m_operations);
        document["components"] = {{"messages", std::move(m_messages)}, {"schemas", std::move(m_schemas)}};
        return document;
    }

private:
    void addMessage(const EventInfo& info, json::value payload, json::object bindings, json::object headers)
    {
        json::object message{{"name", info.name}, {"summary", info.summary}};
        message["headers"] = {{"type", "object"}, {"properties", std::move(headers)}};
        message["payload"] = std::move(payload);
        if (!bindings.empty())
            message["bindings"] = std::move(bindings);
        m_messages[info.name] = std::move(message);
    }

    void addChannel(const EventInfo& info, const std::string& name, json::object channel, json::object bindings)
    {
        channel["messages"] = {{info.name, reference(std::string("components/messages/") + info.name)}};
        m_channels[name] = std::move(channel);
        json::object operation{{"action", "send"}, {"channel", reference("channels/" + name)}};
        operation["messages"] = json::array{reference("channels/" + name + "/messages/" + info.name)};
        if (!bindings.empty())
            operation["bindings"] = std::move(bindings);
        m_operations["send-" + name] = std::move(operation);
    }

    json::object m_channels;
    json::object m_operations;
    json::object m_messages;
    Schemas m_schemas;
};

} // namespace

std::string asyncApiDocument()
{
    EventDocument document;
    document.addTopic<AccountBooked>(AccountBooked::kInfo);
    document.addTopic<StatementMade>(StatementMade::kInfo);
    document.addTopic<MessageDue>(MessageDue::kMail);
    document.addTopic<MessageDue>(MessageDue::kSms);
    document.addFeed<FeedEvent>(FeedEvent::kInfo);
    return documentText(std::move(document).finished());
}

} // namespace cf::contract
