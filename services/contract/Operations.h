// All operations of the API. What is not listed here has no route, no client call and no place in the OpenAPI document.
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/Customers.h"
#include "services/contract/Health.h"
#include "services/contract/SignIn.h"
#include "services/contract/Transfers.h"

#include <boost/mp11.hpp>

namespace cf::contract {

using AllOperations =
    boost::mp11::mp_list<GetLiveness, GetReadiness, GetMetrics, SignInWithPassword, SignInWithCode, StartEnrolment,
                         ConfirmEnrolment, GetSession, SignOut, SearchCustomers, GetCustomer, FindAccounts, GetAccount,
                         ListEntries, CheckPayee, PostTransfer, ResolveTransferKey, GetTransfer, ListTransfers>;

//! Calls function(Operation{}) for each.
template <class Function>
void forEachOperation(Function&& function)
{
    boost::mp11::mp_for_each<AllOperations>(std::forward<Function>(function));
}

} // namespace cf::contract
