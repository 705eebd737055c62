#include "services/bank/notices/WishRepository.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using contract::NoticeChannel;
using contract::NoticeWish;

constexpr const char* kFind =
    "SELECT c.branch_id, c.status = 'erased' AS erased, c.email, c.phone,"
    " coalesce(w.language, 'en') AS language, w.mail_from, w.sms_from,"
    " coalesce((SELECT a.currency FROM bank.account_holder h JOIN bank.account a ON a.id = h.account_id"
    "  WHERE h.customer_id = c.id AND h.relation = 'owner' GROUP BY a.currency"
    "  ORDER BY count(*) DESC, a.currency LIMIT 1), 'EUR') AS currency"
    " FROM bank.customer c LEFT JOIN bank.notice_wish w ON w.customer_id = c.id WHERE c.id = $1";

struct ChannelColumns
{
    NoticeChannel channel;
    const char* address; //!< As kFind names them.
    const char* from;
    const char* store; //!< $1: the customer, $2: from.
};
constexpr ChannelColumns kChannels[] = {
    {NoticeChannel::Mail, "email", "mail_from", "UPDATE bank.notice_wish SET mail_from = $2 WHERE customer_id = $1"},
    {NoticeChannel::Sms, "phone", "sms_from", "UPDATE bank.notice_wish SET sms_from = $2 WHERE customer_id = $1"},
};

std::optional<Money> moneyOf(std::optional<std::int64_t> minorUnits, Currency currency)
{
    return minorUnits ? std::optional(Money(*minorUnits, currency)) : std::nullopt;
}

} // namespace

std::optional<CustomerWishes> findWishes(db::Transaction& transaction, CustomerId customer,
                                         const std::vector<NoticeChannel>& channels)
{
    const auto rows = transaction.query(kFind, sqlOf(customer));
    if (rows.empty())
        return std::nullopt;
    const auto row = rows[0];
    CustomerWishes found{row.get<BranchId>("branch_id"), row.get<bool>("erased"), {}};
    found.wishes.currency = row.get<Currency>("currency");
    found.wishes.language = row.get<std::string>("language");
    for (const NoticeChannel channel : channels)
        for (const ChannelColumns& columns : kChannels)
            if (columns.channel == channel)
                found.wishes.wishes.push_back(
                    {channel, row.get<std::string>(columns.address),
                     moneyOf(row.get<std::optional<std::int64_t>>(columns.from), found.wishes.currency)});
    return found;
}

void lockWishes(db::Transaction& transaction, CustomerId customer)
{
    transaction.query("INSERT INTO bank.notice_wish (customer_id) VALUES ($1) ON CONFLICT DO NOTHING", sqlOf(customer));
    transaction.query("SELECT FROM bank.notice_wish WHERE customer_id = $1 FOR UPDATE", sqlOf(customer));
}

void storeWishes(db::Transaction& transaction, CustomerId customer, const contract::NoticeWishes& wishes)
{
    transaction.query("UPDATE bank.notice_wish SET language = $2, row_version = row_version + 1 WHERE customer_id = $1",
                      sqlOf(customer), wishes.language);
    for (const NoticeWish& wish : wishes.wishes)
        for (const ChannelColumns& columns : kChannels)
            if (columns.channel == wish.channel)
                transaction.query(columns.store, sqlOf(customer),
                                  wish.from ? std::optional(wish.from->minorUnits()) : std::nullopt);
}

} // namespace cf::bank
