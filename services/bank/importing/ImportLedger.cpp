// Rows are passed as array parameters, a few thousand per statement.
#include "services/bank/importing/ImportLedger.h"

#include "models/domain/Money.h"

#include <algorithm>
#include <stdexcept>

namespace cf::bank::importing {
namespace {

constexpr std::size_t kChunk = 4000;

} // namespace

ImportLedger::ImportLedger(db::Transaction& transaction, BranchId branch, const std::vector<AccountId>& accounts,
                           Instant now)
    : m_transaction(transaction)
    , m_branch(branch)
    , m_recordedAt(now)
{
    std::vector<std::string> ids;
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

std::int64_t ImportLedger::bookEntry(const Booking& booking, AccountId account, std::int64_t amount,
                                     std::vector<BookedEntryRow>& entries)
{
    State& state = m_states.at(account);
    const auto balance = checkedAdd(state.balance, amount);
    if (!balance)
        throw std::overflow_error("an imported balance does not fit");
    state = {*balance, state.lastNumber + 1, true};
    entries.push_back({account, state.lastNumber, booking.id, amount, booking.currency, state.balance, booking.date,
                       booking.date, m_recordedAt});
    return state.lastNumber;
}

void ImportLedger::writeChunk(const Booking* begin, const Booking* end)
{
    std::vector<BookedTransferRow> transfers;
    std::vector<BookedEntryRow> entries;
    for (const Booking* booking = begin; booking != end; ++booking) {
        BookedTransferRow row;
        row.legAccounts = {booking->debtor.uuid(), booking->creditor.uuid()};
        row.legNumbers.push_back(bookEntry(*booking, booking->debtor, -booking->amount, entries));
        row.legNumbers.push_back(bookEntry(*booking, booking->creditor, booking->amount, entries));
        row.id = booking->id;
        row.kind = contract::TransferKind::Import;
        row.branchId = m_branch;
        row.debtorAccount = booking->debtor;
        row.creditorAccount = booking->creditor;
        row.amount = booking->amount;
        row.currency = booking->currency;
        if (!booking->counterparty.empty())
            row.counterparty = db::Bytea{booking->counterparty};
        row.purpose = booking->purpose;
        row.bookingDate = row.valueDate = booking->date;
        row.recordedAt = m_recordedAt;
        transfers.push_back(std::move(row));
    }
    db::queryWithRows(m_transaction, db::insertInto<BookedTransferRow>("bank.transfer"), transfers);
    db::queryWithRows(m_transaction, db::insertInto<BookedEntryRow>("bank.entry"), entries);
}

void ImportLedger::writeAccounts()
{
    std::vector<BookedAccountRow> rows;
    for (const auto& [account, state] : m_states)
        if (state.touched)
            rows.push_back({account, state.balance, state.lastNumber});
    db::queryWithRows(m_transaction,
                      "UPDATE bank.account SET balance = u.balance, last_entry_number = u.last_entry_number,"
                      " last_recorded_at = $1, row_version = row_version + 1 FROM " +
                          db::unnested<BookedAccountRow>(2) + " WHERE account.id = u.id",
                      rows, toString(m_recordedAt));
}

std::vector<std::string> ImportLedger::touchedAccounts() const
{
    std::vector<std::string> ids;
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
