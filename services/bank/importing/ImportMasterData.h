// The part of an import that is not history: customers with their keys, accounts, their holders, standing orders.
// ImportWriter calls it before it books.
#pragma once

#include "services/bank/importing/ImportPlan.h"
#include "services/bank/importing/ImportedRecords.h"
#include "services/bank/keys/CustomerKeys.h"

#include <map>

namespace cf::bank::importing {

class ImportMasterData
{
public:
    ImportMasterData(db::Transaction& transaction, CustomerKeys& keys, ImportedRecords& records, BranchId branch,
                     const ImportPlan& plan)
        : m_transaction(transaction)
        , m_keys(keys)
        , m_records(records)
        , m_branch(branch)
        , m_plan(plan)
    {
    }

    // In this order; each returns how many it added and throws db::Error.
    std::size_t writeCustomers();
    std::size_t writeAccounts();
    std::size_t writeHolders();
    std::size_t writeStandingOrders();

    //! By the plan's index, once written.
    const AccountId& account(std::size_t index) const { return m_accounts.at(index); }
    //! The key of the account's owner, under which data about a third party is encrypted. std::runtime_error if it was
    //! destroyed.
    const platform::EncryptionKey& ownersKey(std::size_t account);

private:
    db::Transaction& m_transaction;
    CustomerKeys& m_keys;
    ImportedRecords& m_records;
    BranchId m_branch;
    const ImportPlan& m_plan;
    std::vector<CustomerId> m_customers;
    std::vector<AccountId> m_accounts;
    std::map<std::size_t, platform::EncryptionKey> m_customerKeys;
};

} // namespace cf::bank::importing
