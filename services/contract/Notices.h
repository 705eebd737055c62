// What a customer wants to be told of: messages about what is booked on the accounts they own.
#pragma once

#include "services/contract/Customers.h"

namespace cf::contract {

//! A way for messages to reach a customer.
enum class NoticeChannel
{
    Mail,
    Sms,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(NoticeChannel, Mail, Sms)

struct NoticeWish
{
    NoticeChannel channel = NoticeChannel::Mail;
    std::string address;       //!< Where they are sent; empty: none is recorded, and none are sent.
    std::optional<Money> from; //!< Of credits and debits from so much on; zero: of all; empty: of none.
};
BOOST_DESCRIBE_STRUCT(NoticeWish, (), (channel, address, from))

struct NoticeWishes
{
    //! Of the amounts below: that of most of the customer's accounts. On accounts in other currencies as many of their
    //! smallest units count.
    Currency currency;
    std::string language;               //!< Of the messages: one of the next.
    std::vector<std::string> languages; //!< BCP 47.
    std::vector<NoticeWish> wishes;     //!< One for each channel by which this bank sends.
};
BOOST_DESCRIBE_STRUCT(NoticeWishes, (), (currency, language, languages, wishes))

struct NoticeChoice
{
    NoticeChannel channel = NoticeChannel::Mail;
    std::optional<Money> from; //!< As in a wish; in the currency that was shown.
};
BOOST_DESCRIBE_STRUCT(NoticeChoice, (), (channel, from))

struct NoticeWishesChange
{
    CustomerId customerId;
    std::string language;
    std::vector<NoticeChoice> choices; //!< Each channel at most once. Other channels stay as they are.
};
BOOST_DESCRIBE_STRUCT(NoticeWishesChange, (), (customerId, language, choices))

struct GetNoticeWishes
{
    using Request = CustomerRef;
    using Response = NoticeWishes;
    static constexpr OperationInfo kInfo{.name = "GetNoticeWishes",
                                         .path = "/v1/customers/{customerId}/notice-wishes",
                                         .permission = Permission::CustomersRead,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Read, "customer.noticesViewed"},
                                         .summary = "What a customer wants to be told of, and how. Has an ETag."};
};

struct ChangeNoticeWishes
{
    using Request = NoticeWishesChange;
    using Response = NoticeWishes;
    static constexpr OperationInfo kInfo{.name = "ChangeNoticeWishes",
                                         .method = Method::Post,
                                         .path = "/v1/customers/{customerId}/notice-wishes",
                                         .permission = Permission::CustomersChange,
                                         .scope = Scope::Branch,
                                         .recorded = {AuditKind::Change, "customer.noticesChanged"},
                                         .needsMatch = true,
                                         .summary = "Changes what a customer is told of."};
};

} // namespace cf::contract
