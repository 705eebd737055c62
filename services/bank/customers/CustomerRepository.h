// Reads customers. The only SQL about them outside imports.
#pragma once

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/api/Call.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Customers.h"

namespace cf::bank {

//! Customers whose search text contains every word, in order of family name (NameOrder.h). `branch` restricts them, and
//! the accounts that are counted, to one branch.
contract::Page<contract::CustomerSummary> searchCustomers(db::Transaction& transaction, std::string_view text,
                                                          std::optional<BranchId> branch,
                                                          std::optional<CustomerId> after, int limit);

//! A customer and all accounts, at every branch.
struct CustomerRecord
{
    contract::Customer customer; //!< Without accounts.
    std::vector<HeldAccount> accounts;

    bool visibleTo(const Caller& caller) const;
    //! With the accounts that the caller may open; reveals nothing about the others, not even how many there are.
    contract::Customer shownTo(const Caller& caller) const;
};
BOOST_DESCRIBE_STRUCT(CustomerRecord, (), (customer, accounts))

//! Empty when there is none.
std::optional<CustomerRecord> findCustomer(db::Transaction& transaction, CustomerId id);

} // namespace cf::bank
