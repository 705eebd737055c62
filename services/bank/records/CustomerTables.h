// Rows of what belongs to customers, for writing, by imports and the demo. The members have the names of the columns
// they stand for (platform/postgres/TableRows.h).
#pragma once

#include "services/bank/records/Fields.h"
#include "services/contract/Accounts.h"

namespace cf::bank {

//! For bank.customer_key.
struct CustomerKeyRow
{
    CustomerId customerId;
    db::Bytea wrappedKey;
};
BOOST_DESCRIBE_STRUCT(CustomerKeyRow, (), (customerId, wrappedKey))

//! For bank.account_holder.
struct AccountHolderRow
{
    AccountId accountId;
    CustomerId customerId;
    contract::HolderRelation relation = contract::HolderRelation::Owner;
};
BOOST_DESCRIBE_STRUCT(AccountHolderRow, (), (accountId, customerId, relation))

} // namespace cf::bank
