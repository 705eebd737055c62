#include "services/bank/notices/Messages.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {

std::optional<MessageToSend> messageToSend(db::Transaction& transaction, const Uuid& message)
{
    const auto rows =
        transaction.query("SELECT c.email, c.phone, coalesce(w.language, 'en') AS language, a.iban, e.amount, "
                          "e.balance_after, e.currency,"
                          " e.booking_date FROM bank.message m JOIN bank.customer c ON c.id = m.customer_id"
                          " JOIN bank.account a ON a.id = m.account_id"
                          " JOIN bank.entry e ON e.account_id = m.account_id AND e.number = m.entry_number"
                          " LEFT JOIN bank.notice_wish w ON w.customer_id = m.customer_id"
                          " WHERE m.id = $1::uuid AND m.sent_at IS NULL AND c.status = 'active'",
                          message.toString());
    if (rows.empty())
        return std::nullopt;
    const auto row = rows[0];
    const auto currency = row.get<Currency>("currency");
    return MessageToSend{row.get<std::string>("email"), row.get<std::string>("phone"),
                         BookedNotice{row.get<std::string>("language"), row.get<Iban>("iban"),
                                      Money(row.get<std::int64_t>("amount"), currency),
                                      Money(row.get<std::int64_t>("balance_after"), currency),
                                      row.get<Date>("booking_date")}};
}

void markSent(db::Transaction& transaction, const Uuid& message)
{
    transaction.query("UPDATE bank.message SET sent_at = now() WHERE id = $1::uuid", message.toString());
}

} // namespace cf::bank
