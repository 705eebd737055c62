// Events on their way to the bank's consumers, for administrators: what waits for them, and what they could not handle.
#pragma once

#include "services/contract/Monitoring.h"
#include "services/contract/Page.h"

namespace cf::contract {

//! What waits in one place.
struct EventLag
{
    std::optional<std::string> consumer; //!< Empty: for all, as it is not published yet.
    std::optional<std::string> topic;    //!< Empty: of all; of a consumer, what failed and will be tried again.
    std::int64_t events = 0;
    std::int64_t overdueSeconds =
        0;                      //!< How long the oldest could have been handled; 0 also if its time is still to come.
    std::vector<Money> amounts; //!< What was credited by what waits, for each currency; empty also if not known.
    bool amountsWhole = true;   //!< Otherwise they are those of the oldest events only.
};
BOOST_DESCRIBE_STRUCT(EventLag, (), (consumer, topic, events, overdueSeconds, amounts, amountsWhole))

struct EventLags
{
    std::optional<Instant> at;    //!< When it was measured last; empty: not yet.
    std::vector<EventLag> lags;   //!< What is not published yet, then each consumer's topics in turn.
    std::int64_t deadLetters = 0; //!< Not sent again.
    bool whole = true;            //!< Otherwise the broker, or even the database, did not say what waits there.
};
BOOST_DESCRIBE_STRUCT(EventLags, (), (at, lags, deadLetters, whole))

//! An event that a consumer could not handle, and that was not sent again since.
struct DeadLetter
{
    std::string consumer;
    std::string topic;
    std::string eventId; //!< Of the event, wherever it is told of.
    std::int64_t attempts = 0;
    std::string reason; //!< Of the last failure; no personal data.
    Instant diedAt;
};
BOOST_DESCRIBE_STRUCT(DeadLetter, (), (consumer, topic, eventId, attempts, reason, diedAt))

struct DeadLettersQuery
{
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(DeadLettersQuery, (), (cursor, limit))

struct LettersToSend
{
    std::string consumer;
    std::string topic;
    std::optional<std::string> eventId; //!< Empty: all of the topic.
    Instant diedUntil; //!< Only those that died by then: what died later was not seen by whoever sends them.
};
BOOST_DESCRIBE_STRUCT(LettersToSend, (), (consumer, topic, eventId, diedUntil))

struct SentAgain
{
    std::int64_t events = 0; //!< Sent by this call; 0: all had been sent already.
    std::int64_t left = 0;   //!< Wanted, but more than one call sends.
};
BOOST_DESCRIBE_STRUCT(SentAgain, (), (events, left))

struct GetEventLag
{
    using Request = Nothing;
    using Response = EventLags;
    static constexpr OperationInfo kInfo{.name = "GetEventLag",
                                         .path = "/v1/monitoring/event-lag",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "Events that wait for the bank's consumers."};
};

struct ListDeadLetters
{
    using Request = DeadLettersQuery;
    using Response = Page<DeadLetter>;
    static constexpr OperationInfo kInfo{.name = "ListDeadLetters",
                                         .path = "/v1/monitoring/dead-letters",
                                         .permission = Permission::MonitoringRead,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Nothing},
                                         .summary = "Events that a consumer could not handle, newest first."};
};

struct SendAgain
{
    using Request = LettersToSend;
    using Response = SentAgain;
    static constexpr OperationInfo kInfo{
        .name = "SendAgain",
        .method = Method::Post,
        .path = "/v1/monitoring/dead-letters/send-again",
        .permission = Permission::EventsManage,
        .scope = Scope::Bank,
        .recorded = {AuditKind::Change, "deadLetter.sentAgain"},
        .repeatable = true,
        .summary = "Sends dead letters to their consumer again, each once, under the event's id."};
};

} // namespace cf::contract
