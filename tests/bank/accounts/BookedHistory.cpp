#include "tests/bank/accounts/BookedHistory.h"

namespace cf::test {
namespace {

template <class TypedId>
std::string sqlOf(const TypedId& id)
{
    return id.uuid().toString();
}

} // namespace

BookedHistory::BookedHistory()
    : m_database(migratedDatabase())
    , m_pool({.database = m_database.app, .deadline = std::chrono::seconds(60)}, m_watchdog)
    , m_keys(platform::EncryptionKey::random())
{
    inTransaction([&](db::Transaction& transaction) {
        for (const auto& [id, code] : {std::pair(m_branch, "NORTH"), std::pair(m_otherBranch, "SOUTH")})
            transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, $2,"
                              " 'Europe/Prague')",
                              sqlOf(id), code);
    });
}

std::size_t BookedHistory::open(const std::string& currency)
{
    const std::size_t number = m_accounts.size() + 1;
    std::string digits = std::to_string(number);
    digits.insert(0, 10 - digits.size(), '0');
    const HistoryAccount account{AccountId::make(), Iban::compose("CZ", "0800000000" + digits).value(),
                                 Currency::parse(currency).value()};
    inTransaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.account (id, iban, branch_id, kind, product, display_name, currency,"
                          " opened_on) VALUES ($1, $2, $3, 'customer', 'current', 'Holder', $4, '2020-01-01')",
                          sqlOf(account.id), account.iban.electronic(), sqlOf(m_branch), currency);
    });
    m_accounts.push_back(account);
    return m_accounts.size() - 1;
}

StaffId BookedHistory::hire(BranchId branch)
{
    const auto id = StaffId::make();
    const std::string name = "colleague" + std::to_string(++m_people);
    inTransaction([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                          " VALUES ($1, $2, $2, 'teller', $3, 'active')",
                          sqlOf(id), name, sqlOf(branch));
    });
    return id;
}

void BookedHistory::book(const std::vector<Booking>& bookings)
{
    inTransaction([&](db::Transaction& transaction) {
        for (const Booking& booking : bookings) {
            const BookedTransfer transfer{TransferId(Uuid::v7(booking.recordedAt)), booking};
            HistoryAccount& debtor = m_accounts.at(booking.debtor);
            HistoryAccount& creditor = m_accounts.at(booking.creditor);
            addLeg(transaction, debtor, transfer, -booking.amount);
            addLeg(transaction, creditor, transfer, booking.amount);
            transaction.query(
                "INSERT INTO bank.transfer (id, kind, branch_id, made_by, debtor_account, creditor_account, amount,"
                " currency, purpose, booking_date, value_date, recorded_at, leg_accounts, leg_numbers) VALUES ($1, $2,"
                " $3, $4, $5, $6, $7, $8, 'A purpose', $9, $9, $10, $11::uuid[], $12::bigint[])",
                sqlOf(transfer.id), contract::nameOf(booking.kind), sqlOf(booking.branch), sqlOf(booking.madeBy),
                sqlOf(debtor.id), sqlOf(creditor.id), booking.amount, debtor.currency.code(),
                toString(booking.bookingDate), toString(booking.recordedAt),
                db::array({sqlOf(debtor.id), sqlOf(creditor.id)}),
                db::array({std::to_string(debtor.entries), std::to_string(creditor.entries)}));
            m_booked.push_back(transfer);
        }
        for (const HistoryAccount& account : m_accounts)
            transaction.query("UPDATE bank.account SET balance = $2, last_entry_number = $3 WHERE id = $1",
                              sqlOf(account.id), account.balance, account.entries);
    });
}

void BookedHistory::addLeg(db::Transaction& transaction, HistoryAccount& account, const BookedTransfer& transfer,
                           std::int64_t amount)
{
    account.balance += amount;
    transaction.query("INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after,"
                      " booking_date, value_date, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
                      sqlOf(account.id), ++account.entries, sqlOf(transfer.id), amount, account.currency.code(),
                      account.balance, toString(transfer.booking.bookingDate), toString(transfer.booking.recordedAt));
}

} // namespace cf::test
