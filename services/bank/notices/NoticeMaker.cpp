#include "services/bank/notices/NoticeMaker.h"

#include "models/domain/Ids.h"
#include "services/bank/events/Outbox.h"
#include "services/bank/platform/postgres/TableRows.h"
#include "services/bank/records/Fields.h"

#include <boost/json.hpp>

namespace cf::bank {
namespace {

using platform::Delivery;
using platform::Handled;

struct Booked
{
    AccountId account;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Booked, (), (account, number))

struct MessageRow
{
    Uuid id;
    CustomerId customerId;
    AccountId accountId;
    std::int64_t entryNumber = 0;
};
BOOST_DESCRIBE_STRUCT(MessageRow, (), (id, customerId, accountId, entryNumber))

std::optional<Booked> bookedIn(const std::string& body)
{
    boost::system::error_code error;
    const boost::json::value event = boost::json::parse(body, error);
    if (error || !event.is_object())
        return std::nullopt;
    const auto* account = event.as_object().if_contains("accountId");
    const auto* number = event.as_object().if_contains("number");
    if (!account || !account->is_string() || !number || !number->is_int64())
        return std::nullopt;
    const auto id = AccountId::parse(std::string_view(account->as_string()));
    return id ? std::optional(Booked{*id, number->as_int64()}) : std::nullopt;
}

std::vector<MessageRow> wanted(db::Transaction& transaction, const std::vector<Booked>& booked)
{
    static const std::string kWanted =
        "SELECT h.customer_id, e.account_id, e.number FROM " + db::unnested<Booked>(1) +
        " JOIN bank.account_holder h ON h.account_id = u.account AND h.relation = 'owner'"
        " JOIN bank.notice_wish w ON w.customer_id = h.customer_id"
        " JOIN bank.customer c ON c.id = h.customer_id AND c.status = 'active' AND c.email <> ''"
        " JOIN bank.entry e ON e.account_id = u.account AND e.number = u.number"
        " WHERE abs(e.amount) >= w.mail_from"
        " ORDER BY e.account_id, e.number";
    std::vector<MessageRow> messages;
    for (const auto& row : db::queryWithRows(transaction, kWanted, booked))
        messages.push_back({Uuid::v7(), row.get<CustomerId>("customer_id"), row.get<AccountId>("account_id"),
                            row.get<std::int64_t>("number")});
    return messages;
}

//! Those that an earlier delivery did not make already.
void make(db::Transaction& transaction, const std::vector<MessageRow>& messages)
{
    static const std::string kMake = db::insertInto<MessageRow>("bank.message") +
                                     " ON CONFLICT (account_id, entry_number, customer_id) DO NOTHING"
                                     " RETURNING id, customer_id";
    std::vector<std::string> events;
    for (const auto& row : db::queryWithRows(transaction, kMake, messages))
        events.push_back(boost::json::serialize(boost::json::object{
            {"id", row.get<std::string>("id")}, {"key", row.get<CustomerId>("customer_id").toString()}}));
    if (!events.empty())
        tell(transaction, kMailTopic, events);
}

} // namespace

NoticeMaker::NoticeMaker(db::Pool& pool)
    : m_pool(pool)
{
}

std::vector<Handled> NoticeMaker::handle(const std::vector<Delivery>& deliveries)
{
    std::vector<Handled> outcomes;
    std::vector<Booked> booked;
    for (const Delivery& delivery : deliveries) {
        const auto readable = bookedIn(delivery.event.body);
        outcomes.push_back(readable ? Handled{} : Handled{"It does not say what was booked.", true});
        if (readable)
            booked.push_back(*readable);
    }
    m_pool.transaction([&](db::Transaction& transaction) {
        if (const auto messages = wanted(transaction, booked); !messages.empty())
            make(transaction, messages);
    });
    return outcomes;
}

} // namespace cf::bank
