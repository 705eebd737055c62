#include "services/bank/notices/Messages.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {

namespace {

std::variant<BookedNotice, StatementNotice> aboutIn(const db::Row& row, const std::string& link)
{
    const auto language = row.get<std::string>("language");
    const auto iban = row.get<Iban>("iban");
    if (row.isNull("statement_id")) {
        const auto currency = row.get<Currency>("currency");
        return BookedNotice{language, iban, Money(row.get<std::int64_t>("amount"), currency),
                            Money(row.get<std::int64_t>("balance_after"), currency), row.get<Date>("booking_date")};
    }
    constexpr std::string_view kId = "{id}";
    StatementNotice notice{language, iban, row.get<Date>("month"), link};
    if (const std::size_t at = link.find(kId); at != std::string::npos)
        notice.link.replace(at, kId.size(), row.get<StatementId>("statement_id").toString());
    return notice;
}

} // namespace

std::optional<MessageToSend> messageToSend(db::Transaction& transaction, const Uuid& message, const std::string& link)
{
    const auto rows =
        transaction.query("SELECT c.email, c.phone, coalesce(s.language, w.language, 'en') AS language, a.iban,"
                          " e.amount, e.balance_after, e.currency, e.booking_date, m.statement_id,"
                          " to_char(s.month, 'YYYY-MM-DD') AS month"
                          " FROM bank.message m JOIN bank.customer c ON c.id = m.customer_id"
                          " JOIN bank.account a ON a.id = m.account_id"
                          " LEFT JOIN bank.entry e ON e.account_id = m.account_id AND e.number = m.entry_number"
                          " LEFT JOIN bank.statement s ON s.id = m.statement_id"
                          " LEFT JOIN bank.notice_wish w ON w.customer_id = m.customer_id"
                          " WHERE m.id = $1::uuid AND m.sent_at IS NULL AND c.status = 'active'"
                          " AND (e.number IS NOT NULL OR s.id IS NOT NULL)",
                          message.toString());
    if (rows.empty())
        return std::nullopt;
    return MessageToSend{rows[0].get<std::string>("email"), rows[0].get<std::string>("phone"), aboutIn(rows[0], link)};
}

void markSent(db::Transaction& transaction, const Uuid& message)
{
    transaction.query("UPDATE bank.message SET sent_at = now() WHERE id = $1::uuid", message.toString());
}

} // namespace cf::bank
