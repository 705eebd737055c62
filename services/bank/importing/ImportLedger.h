// Books planned transfers: two entries each that sum to zero, numbered per account without gaps, with their original
// dates. ImportWriter calls it inside its transaction, with every account that a transfer touches.
#pragma once

#include "models/domain/Currency.h"
#include "models/domain/Ids.h"
#include "services/bank/importing/Progress.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/records/LedgerTables.h"

#include <cstdint>
#include <unordered_map>

namespace cf::bank::importing {

//! One transfer with its final ids. The debtor's entry is -amount, the creditor's +amount.
struct Booking
{
    TransferId id;
    AccountId debtor;
    AccountId creditor;
    std::int64_t amount; //!< Minor units, positive.
    Currency currency;
    Date date; //!< Booking and value date.
    std::string purpose;
    std::string counterparty; //!< Encrypted bytes, or empty.
};

class ImportLedger
{
public:
    //! Locks the accounts in id order, as the ledger's writer does. Throws db::Error.
    ImportLedger(db::Transaction& transaction, BranchId branch, const std::vector<AccountId>& accounts, Instant now);

    //! The recorded_at of everything booked here: `now`, or the latest already recorded for one of the accounts.
    Instant recordedAt() const { return m_recordedAt; }

    //! Books in the given order and updates the account rows. Throws db::Error, and std::overflow_error if a balance
    //! does not fit.
    void book(const std::vector<Booking>& bookings, const Progress& progress);

    //! How many of the booked transfers do not sum to zero in some currency, according to the database. Anything but 0
    //! is a defect.
    std::int64_t unbalanced();

private:
    struct State
    {
        std::int64_t balance;
        std::int64_t lastNumber;
        bool touched;
    };

    void writeChunk(const Booking* begin, const Booking* end);
    //! Adds the entry. Its number.
    std::int64_t bookEntry(const Booking& booking, AccountId account, std::int64_t amount,
                           std::vector<BookedEntryRow>& entries);
    void writeAccounts();
    std::vector<std::string> touchedAccounts() const;

    db::Transaction& m_transaction;
    BranchId m_branch;
    Instant m_recordedAt;
    std::unordered_map<AccountId, State> m_states;
};

} // namespace cf::bank::importing
