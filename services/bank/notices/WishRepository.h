// The rows of bank.notice_wish as staff see and change them.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Notices.h"

namespace cf::bank {

struct CustomerWishes
{
    BranchId branch; //!< The customer's.
    bool erased = false;
    contract::NoticeWishes wishes; //!< One for each of the channels that were asked for; without the languages.
};

// All of these throw db::Error.

//! Empty: there is no such customer.
std::optional<CustomerWishes> findWishes(db::Transaction& transaction, CustomerId customer,
                                         const std::vector<contract::NoticeChannel>& channels);

//! Until the transaction ends nobody else changes them. The customer exists.
void lockWishes(db::Transaction& transaction, CustomerId customer);

//! Of channels that are not among the wishes nothing changes. They are locked.
void storeWishes(db::Transaction& transaction, CustomerId customer, const contract::NoticeWishes& wishes);

} // namespace cf::bank
