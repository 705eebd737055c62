#include "services/bank/notices/NoticeMaker.h"

#include "models/domain/Ids.h"
#include "services/bank/events/Outbox.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/postgres/TableRows.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Binder.h"
#include "services/contract/Notices.h"

#include <map>

namespace cf::bank {
namespace {

using Channel = contract::NoticeChannel;
using platform::Delivery;
using platform::Handled;

//! Of a contract::AccountBooked.
struct Booked
{
    AccountId accountId;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Booked, (), (accountId, number))

struct MessageRow
{
    Uuid id;
    CustomerId customerId;
    AccountId accountId;
    std::int64_t entryNumber = 0;
    Channel channel = Channel::Mail;
};
BOOST_DESCRIBE_STRUCT(MessageRow, (), (id, customerId, accountId, entryNumber, channel))

struct StatementMessageRow
{
    Uuid id;
    CustomerId customerId;
    AccountId accountId;
    StatementId statementId;
    Channel channel = Channel::Mail;
};
BOOST_DESCRIBE_STRUCT(StatementMessageRow, (), (id, customerId, accountId, statementId, channel))

//! Of a contract::StatementMade.
struct Made
{
    StatementId statementId;
};
BOOST_DESCRIBE_STRUCT(Made, (), (statementId))

//! Adds what the event says.
template <class T>
Handled read(const platform::Event& event, std::vector<T>& to, const char* fault)
{
    const auto content = contract::decodeDocument<T>(event.body);
    if (!content)
        return {fault, true};
    to.push_back(*content);
    return {};
}

std::vector<MessageRow> wanted(db::Transaction& transaction, const std::vector<Booked>& booked,
                               const NoticeRules& rules)
{
    static const std::string kWanted =
        "SELECT h.customer_id, e.account_id, e.number, n.channel FROM " + db::unnested<Booked>(4) +
        " JOIN bank.account_holder h ON h.account_id = u.account_id AND h.relation = 'owner'"
        " JOIN bank.notice_wish w ON w.customer_id = h.customer_id"
        " JOIN bank.customer c ON c.id = h.customer_id AND c.status = 'active'"
        " JOIN bank.entry e ON e.account_id = u.account_id AND e.number = u.number"
        " CROSS JOIN LATERAL (VALUES ('mail', w.mail_from, $1::boolean AND c.email <> ''),"
        " ('sms', w.sms_from, $2::boolean AND c.phone <> '')) AS n (channel, least, possible)"
        " WHERE n.possible AND abs(e.amount) >= n.least AND e.recorded_at > now() - make_interval(days => $3)"
        " ORDER BY e.account_id, e.number, n.channel";
    std::vector<MessageRow> messages;
    for (const auto& row : db::queryWithRows(transaction, kWanted, booked, rules.mail, rules.sms, rules.days))
        messages.push_back({Uuid::v7(), row.get<CustomerId>("customer_id"), row.get<AccountId>("account_id"),
                            row.get<std::int64_t>("number"), row.get<Channel>("channel")});
    return messages;
}

//! To each owner: who wants statements wants to know of them.
std::vector<StatementMessageRow> wanted(db::Transaction& transaction, const std::vector<Made>& made)
{
    static const std::string kWanted = "SELECT h.customer_id, s.account_id, s.id FROM " + db::unnested<Made>(1) +
                                       " JOIN bank.statement s ON s.id = u.statement_id"
                                       " JOIN bank.account_holder h ON h.account_id = s.account_id"
                                       " AND h.relation = 'owner'"
                                       " JOIN bank.customer c ON c.id = h.customer_id AND c.status = 'active'"
                                       " WHERE c.email <> '' ORDER BY s.id, h.customer_id";
    std::vector<StatementMessageRow> messages;
    for (const auto& row : db::queryWithRows(transaction, kWanted, made))
        messages.push_back({Uuid::v7(), row.get<CustomerId>("customer_id"), row.get<AccountId>("account_id"),
                            row.get<StatementId>("id"), Channel::Mail});
    return messages;
}

//! Those that an earlier delivery did not make already. `subject` is what they are about: a column.
template <class Row>
void make(db::Transaction& transaction, const std::vector<Row>& messages, const std::string& subject)
{
    if (messages.empty())
        return;
    const std::string sql = db::insertInto<Row>("bank.message") + " ON CONFLICT (" + subject +
                            ", customer_id, channel) DO NOTHING RETURNING id, customer_id, channel";
    std::map<Channel, std::vector<std::string>> events;
    const db::Rows made = db::queryWithRows(transaction, sql, messages);
    for (const db::Row& row : made)
        events[row.get<Channel>("channel")].push_back(
            contract::encodeDocument(contract::MessageDue{row.get<Uuid>("id"), row.get<CustomerId>("customer_id")}));
    for (const auto& [channel, some] : events)
        tell(transaction, channel == Channel::Mail ? kMailTopic : kSmsTopic, some);
}

} // namespace

NoticeRules noticeRulesOf(const platform::Settings& settings)
{
    return {!settings.mail.server.empty(), !settings.sms.url.empty(), settings.noticeDays};
}

NoticeMaker::NoticeMaker(db::Pool& pool, NoticeRules rules)
    : m_pool(pool)
    , m_rules(rules)
{
}

std::vector<Handled> NoticeMaker::handle(const std::vector<Delivery>& deliveries)
{
    std::vector<Handled> outcomes;
    std::vector<Booked> booked;
    std::vector<Made> made;
    for (const Delivery& delivery : deliveries)
        outcomes.push_back(delivery.event.topic == contract::StatementMade::kInfo.topic
                               ? read(delivery.event, made, "It does not say which statement was made.")
                               : read(delivery.event, booked, "It does not say what was booked."));
    m_pool.transaction([&](db::Transaction& transaction) {
        make(transaction, wanted(transaction, booked, m_rules), "account_id, entry_number");
        if (m_rules.mail)
            make(transaction, wanted(transaction, made), "statement_id");
    });
    return outcomes;
}

} // namespace cf::bank
