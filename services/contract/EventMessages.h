// What the bank tells others of: the events on its topics, and what feeds post to other systems. AsyncApi prints them.
#pragma once

#include "services/contract/Transfers.h"

namespace cf::contract {

//! A topic, or what is posted to feeds.
struct EventInfo
{
    const char* name;    //!< Of the message.
    const char* topic;   //!< Without the broker's prefix. Feeds are named after it.
    const char* key;     //!< Which member it is ordered by.
    const char* summary; //!< For AsyncAPI.
};

enum class EventType
{
    AccountBooked,
    StatementMade,
    Unknown, //!< Of a newer bank.
};
BOOST_DESCRIBE_ENUM(EventType, AccountBooked, StatementMade)

//! A line of an account. Events of an account come in the order of `number`, which grows by one each time.
struct AccountBooked
{
    std::string id; //!< The same whenever it comes.
    EventType type = EventType::AccountBooked;
    AccountId accountId;
    std::int64_t number = 0;
    Money amount; //!< Credit positive.
    TransferId transferId;
    TransferKind kind = TransferKind::Unknown;
    BranchId branchId;
    StaffId madeBy;
    Date bookingDate;
    Date valueDate;
    Instant recordedAt;

    static constexpr EventInfo kInfo{"AccountBooked", "accounts", "accountId",
                                     "Something was booked on an account: one for each entry of each transfer."};
};
BOOST_DESCRIBE_STRUCT(AccountBooked, (),
                      (id, type, accountId, number, amount, transferId, kind, branchId, madeBy, bookingDate, valueDate,
                       recordedAt))

//! A month's statement lies in the object store.
struct StatementMade
{
    StatementId id;
    AccountId key;
    EventType type = EventType::StatementMade;
    AccountId accountId;
    StatementId statementId;
    std::string month; //!< "2026-11"

    static constexpr EventInfo kInfo{"StatementMade", "statements", "accountId",
                                     "The statement of a month that is over was made for an account."};
};
BOOST_DESCRIBE_STRUCT(StatementMade, (), (id, key, type, accountId, statementId, month))

//! A message that waits to be sent: a row of bank.message.
struct MessageDue
{
    Uuid id;
    CustomerId key;

    static constexpr EventInfo kMail{"MailDue", "mail", "key", "A customer is to be told something by mail."};
    static constexpr EventInfo kSms{"SmsDue", "sms", "key", "A customer is to be told something by SMS."};
};
BOOST_DESCRIBE_STRUCT(MessageDue, (), (id, key))

//! What other systems learn of an entry: no name, no account number, no memo, no balance, and not who made it.
struct FeedEntry
{
    AccountId accountId;
    std::int64_t number = 0; //!< A younger one may have come before, if the receiver refused this one at first.
    Money amount;
    TransferId transferId;
    TransferKind kind = TransferKind::Unknown;
    BranchId branchId;
    Date bookingDate;
    Date valueDate;
};
BOOST_DESCRIBE_STRUCT(FeedEntry, (), (accountId, number, amount, transferId, kind, branchId, bookingDate, valueDate))

struct FeedEvent
{
    std::string id; //!< As in the header webhook-id.
    EventType type = EventType::AccountBooked;
    std::int64_t version = 1; //!< Of `data`; grows when a member changes its meaning or goes, not when one is added.
    Instant timestamp;        //!< When it was recorded.
    FeedEntry data;

    static constexpr EventInfo kInfo{"FeedEvent", AccountBooked::kInfo.topic, "accountId",
                                     "The same, as feeds post it to other systems."};
};
BOOST_DESCRIBE_STRUCT(FeedEvent, (), (id, type, version, timestamp, data))

} // namespace cf::contract
