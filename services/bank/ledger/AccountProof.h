// Proves accounts from their entries: numbers have no gaps, each balance follows from the previous one, and the last
// matches the account's row. Used by LedgerVerify.
#pragma once

#include "services/bank/ledger/LedgerFacts.h"

#include <map>

namespace cf::bank {

class AccountProof
{
public:
    //! `fault` receives a sentence about each account's first fault.
    AccountProof(const std::vector<AccountRow>& accounts, std::function<void(const std::string&)> fault);

    //! In order of account and number.
    void take(const EntryRow& entry);
    //! Call after the last entry.
    void end();

private:
    void begin(const Uuid& account);
    void conclude();
    std::string faultOf(const EntryRow& entry) const;
    std::string faultOf(const AccountRow& account) const;
    void tell(const std::string& fault);

    std::map<Uuid, AccountRow> m_accounts; //!< Accounts whose entries have not come yet.
    std::function<void(const std::string&)> m_fault;
    std::optional<AccountRow> m_account; //!< The account whose entries are coming.
    std::int64_t m_number = 0;
    std::int64_t m_balance = 0;
    std::int64_t m_recordedAt = 0;
    bool m_told = false;
};

} // namespace cf::bank
