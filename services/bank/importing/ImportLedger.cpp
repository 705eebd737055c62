// Rows travel as array parameters, a few thousand per statement.
#include "services/bank/importing/ImportLedger.h"

#include "models/domain/Money.h"
#include "services/bank/records/Fields.h"

#include <algorithm>
#include <stdexcept>

namespace cf::bank::importing {
namespace {

constexpr std::size_t kChunk = 4000;

using Column = std::vector<std::string>;

struct TransferColumns
{
    Column id, debtor, creditor, amount, currency, counterparty, purpose, date, debtorNumber, creditorNumber;
};

struct EntryColumns
{
    Column account, number, transfer, amount, currency, balance, date;
};

void insertTransfers(db::Transaction& transaction, const TransferColumns& rows, BranchId branch, Instant recordedAt)
{
    transaction.query(
        "INSERT INTO bank.transfer (id, kind, branch_id, debtor_account, creditor_account, amount, currency,"
        " counterparty, purpose, booking_date, value_date, recorded_at, leg_accounts, leg_numbers) "
        "SELECT id, 'import', $1, debtor, creditor, amount, currency, nullif(counterparty, '')::bytea,"
        " purpose, date, date, $2, ARRAY[debtor, creditor], ARRAY[debtor_number, creditor_number] "
        "FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::text[], $8::text[], $9::text[],"
        " $10::date[], $11::bigint[], $12::bigint[]) AS new (id, debtor, creditor, amount, currency,"
        " counterparty, purpose, date, debtor_number, creditor_number)",
        branch.uuid().toString(), toString(recordedAt), db::array(rows.id), db::array(rows.debtor),
        db::array(rows.creditor), db::array(rows.amount), db::array(rows.currency), db::array(rows.counterparty),
        db::array(rows.purpose), db::array(rows.date), db::array(rows.debtorNumber), db::array(rows.creditorNumber));
}

void insertEntries(db::Transaction& transaction, const EntryColumns& rows, Instant recordedAt)
{
    transaction.query("INSERT INTO bank.entry (account_id, number, transfer_id, amount, currency, balance_after,"
                      " booking_date, value_date, recorded_at) "
                      "SELECT account_id, number, transfer_id, amount, currency, balance_after, date, date, $1 "
                      "FROM unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::bigint[], $6::text[], $7::bigint[],"
                      " $8::date[]) AS new (account_id, number, transfer_id, amount, currency, balance_after, date)",
                      toString(recordedAt), db::array(rows.account), db::array(rows.number), db::array(rows.transfer),
                      db::array(rows.amount), db::array(rows.currency), db::array(rows.balance), db::array(rows.date));
}

} // namespace

ImportLedger::ImportLedger(db::Transaction& transaction, BranchId branch, const std::vector<AccountId>& accounts,
                           Instant now)
    : m_transaction(transaction)
    , m_branch(branch)
    , m_recordedAt(now)
{
    Column ids;
    for (const AccountId& account : accounts)
        ids.push_back(account.uuid().toString());
    const auto rows = transaction.query("SELECT id, balance, last_entry_number, last_recorded_at FROM bank.account "
                                        "WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE",
                                        db::array(ids));
    for (const auto& row : rows) {
        m_states.emplace(row.get<AccountId>("id"),
                         State{row.get<std::int64_t>("balance"), row.get<std::int64_t>("last_entry_number"), false});
        m_recordedAt = std::max(m_recordedAt, row.getOr<Instant>("last_recorded_at", m_recordedAt));
    }
}

void ImportLedger::book(const std::vector<Booking>& bookings, const Progress& progress)
{
    for (std::size_t at = 0; at < bookings.size(); at += kChunk) {
        const std::size_t end = std::min(bookings.size(), at + kChunk);
        writeChunk(bookings.data() + at, bookings.data() + end);
        if (progress)
            progress("booking transactions", end, bookings.size());
    }
    writeAccounts();
}

void ImportLedger::writeChunk(const Booking* begin, const Booking* end)
{
    TransferColumns transfers;
    EntryColumns entries;
    const auto bookEntry = [&](const Booking& booking, const AccountId& account, std::int64_t amount) {
        State& state = m_states.at(account);
        const auto balance = checkedAdd(state.balance, amount);
        if (!balance)
            throw std::overflow_error("an imported balance does not fit");
        state = {*balance, state.lastNumber + 1, true};
        entries.account.push_back(account.uuid().toString());
        entries.number.push_back(std::to_string(state.lastNumber));
        entries.transfer.push_back(booking.id.uuid().toString());
        entries.amount.push_back(std::to_string(amount));
        entries.currency.push_back(booking.currency.code());
        entries.balance.push_back(std::to_string(state.balance));
        entries.date.push_back(toString(booking.date));
        return entries.number.back();
    };
    for (const Booking* booking = begin; booking != end; ++booking) {
        transfers.debtorNumber.push_back(bookEntry(*booking, booking->debtor, -booking->amount));
        transfers.creditorNumber.push_back(bookEntry(*booking, booking->creditor, booking->amount));
        transfers.id.push_back(booking->id.uuid().toString());
        transfers.debtor.push_back(booking->debtor.uuid().toString());
        transfers.creditor.push_back(booking->creditor.uuid().toString());
        transfers.amount.push_back(std::to_string(booking->amount));
        transfers.currency.push_back(booking->currency.code());
        transfers.counterparty.push_back(booking->counterparty.empty() ? "" : db::bytea(booking->counterparty));
        transfers.purpose.push_back(booking->purpose);
        transfers.date.push_back(toString(booking->date));
    }
    insertTransfers(m_transaction, transfers, m_branch, m_recordedAt);
    insertEntries(m_transaction, entries, m_recordedAt);
}

void ImportLedger::writeAccounts()
{
    Column ids, balances, numbers;
    for (const auto& [account, state] : m_states) {
        if (!state.touched)
            continue;
        ids.push_back(account.uuid().toString());
        balances.push_back(std::to_string(state.balance));
        numbers.push_back(std::to_string(state.lastNumber));
    }
    m_transaction.query("UPDATE bank.account SET balance = new.balance, last_entry_number = new.number,"
                        " last_recorded_at = $1, row_version = row_version + 1 "
                        "FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS new (id, balance, number) "
                        "WHERE account.id = new.id",
                        toString(m_recordedAt), db::array(ids), db::array(balances), db::array(numbers));
}

std::vector<std::string> ImportLedger::touchedAccounts() const
{
    Column ids;
    for (const auto& [account, state] : m_states) {
        if (state.touched)
            ids.push_back(account.uuid().toString());
    }
    return ids;
}

std::int64_t ImportLedger::unbalanced()
{
    const auto rows = m_transaction.query("SELECT count(*) FROM (SELECT 1 FROM bank.entry "
                                          "WHERE account_id = ANY($1::uuid[]) AND recorded_at = $2 "
                                          "GROUP BY transfer_id, currency HAVING sum(amount) <> 0) AS unbalanced",
                                          db::array(touchedAccounts()), toString(m_recordedAt));
    return rows.value<std::int64_t>();
}

} // namespace cf::bank::importing
