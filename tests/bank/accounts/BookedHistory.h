// A ledger written row by row, with booking dates and times chosen by the test: not as LedgerWriter books, but as
// imports or corrections can.
#pragma once

#include "models/domain/Iban.h"
#include "services/bank/api/Call.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/Transfers.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

#include <map>

namespace cf::test {

struct HistoryAccount
{
    AccountId id;
    Iban iban;
    Currency currency;
    std::int64_t entries = 0;
    std::int64_t balance = 0;
};

struct Booking
{
    std::size_t debtor = 0; //!< Index in accounts().
    std::size_t creditor = 0;
    std::int64_t amount = 0;
    Date bookingDate;
    Instant recordedAt; //!< Never before the previous booking.
    contract::TransferKind kind = contract::TransferKind::Transfer;
    BranchId branch;
    StaffId madeBy;
};

struct BookedTransfer
{
    TransferId id;
    Booking booking;
};

class BookedHistory : public ::testing::Test
{
protected:
    BookedHistory();

    std::size_t open(const std::string& currency);
    StaffId hire(BranchId branch);
    //! In one transaction, in this order.
    void book(const std::vector<Booking>& bookings);

    const std::vector<HistoryAccount>& accounts() const { return m_accounts; }
    const std::vector<BookedTransfer>& booked() const { return m_booked; }

    template <class Function>
    auto inTransaction(Function&& function)
    {
        return m_pool.transaction(std::forward<Function>(function));
    }

    const TestDatabase m_database;
    db::Watchdog m_watchdog;
    db::Pool m_pool;
    bank::CustomerKeys m_keys;
    const BranchId m_branch = BranchId::make();
    const BranchId m_otherBranch = BranchId::make();

private:
    void addLeg(db::Transaction& transaction, HistoryAccount& account, const BookedTransfer& transfer,
                std::int64_t amount);

    std::vector<HistoryAccount> m_accounts;
    std::vector<BookedTransfer> m_booked;
    int m_people = 0;
};

inline Instant instantOn(Date date, std::chrono::seconds time)
{
    return std::chrono::sys_days(date) + time;
}

} // namespace cf::test
