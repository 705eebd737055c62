// Proves some accounts from their entries: numbered without gaps, each balance from the one before, and at the end what
// the account's row says. Used by LedgerVerify.
#pragma once

#include "services/bank/ledger/LedgerFacts.h"

#include <map>

namespace cf::bank {

class AccountProof
{
public:
    //! `fault` is given a sentence about the first thing wrong with each account.
    AccountProof(const std::vector<AccountRow>& accounts, std::function<void(const std::string&)> fault);

    //! In the order of account and number.
    void take(const EntryRow& entry);
    //! After the last entry.
    void end();

private:
    void begin(const Uuid& account);
    void conclude();
    std::string faultOf(const EntryRow& entry) const;
    std::string faultOf(const AccountRow& account) const;
    void tell(const std::string& fault);

    std::map<Uuid, AccountRow> m_accounts; //!< Those whose entries have not come.
    std::function<void(const std::string&)> m_fault;
    std::optional<AccountRow> m_account; //!< Whose entries are coming.
    std::int64_t m_number = 0;
    std::int64_t m_balance = 0;
    std::int64_t m_recordedAt = 0;
    bool m_told = false;
};

} // namespace cf::bank
