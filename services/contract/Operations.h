// All operations of the API. An operation not listed here has no route, no client call and no entry in OpenAPI.
#pragma once

#include "services/contract/Accounts.h"
#include "services/contract/Administration.h"
#include "services/contract/Approvals.h"
#include "services/contract/Audit.h"
#include "services/contract/Bank.h"
#include "services/contract/Batches.h"
#include "services/contract/Cluster.h"
#include "services/contract/Customers.h"
#include "services/contract/Documents.h"
#include "services/contract/Events.h"
#include "services/contract/Health.h"
#include "services/contract/Holds.h"
#include "services/contract/Limits.h"
#include "services/contract/Monitoring.h"
#include "services/contract/Notices.h"
#include "services/contract/Search.h"
#include "services/contract/SignIn.h"
#include "services/contract/Statements.h"
#include "services/contract/Transfers.h"

#include <boost/mp11.hpp>

namespace cf::contract {

// By topic.
using AllOperations = boost::mp11::mp_append<
    boost::mp11::mp_list<GetLiveness, GetReadiness, GetMetrics, GetBankStatus>,
    boost::mp11::mp_list<SignInWithPassword, SignInWithCode, StartEnrolment, ConfirmEnrolment, GetSession, ListSignIns,
                         SignOut>,
    boost::mp11::mp_list<SearchEverything, SearchCustomers, GetCustomer, GetNoticeWishes, ChangeNoticeWishes>,
    boost::mp11::mp_list<FindAccounts, GetAccount, ListEntries, FindEntries, ListHolds, GetBalanceAsOf, GetStatement,
                         CheckPayee>,
    boost::mp11::mp_list<ListMonthlyStatements, GetMonthlyStatement, WishMonthlyStatements>,
    boost::mp11::mp_list<PostTransfer, PostPosting, PostTransferBatch, PreviewTransfer, ReverseTransfer,
                         ResolveTransferKey, GetTransfer, ListTransfers>,
    boost::mp11::mp_list<PlaceHold, ReleaseHold, CaptureHold, BlockAccount, LiftBlock, ReactivateAccount, CloseAccount>,
    boost::mp11::mp_list<ListWaitingOrders, CountWaitingOrders, GetApproval, ApproveOrder, RejectOrder, SendBackOrder,
                         WithdrawOrder, ChangeOrder>,
    boost::mp11::mp_list<ListLimits, ListProducts, ChangeLimit>,
    boost::mp11::mp_list<ListDocuments, AddDocument, GetDocument>,
    boost::mp11::mp_list<ListAuditEvents, ListUnsealedAuditEvents, GetAuditState, GetAuditEvent, BeginAuditExport,
                         EndAuditExport>,
    boost::mp11::mp_list<GetSystemStatus, ListSamples, ListFailedCalls, GetTrace, UpdateAlert, GetClusterStatus>,
    boost::mp11::mp_list<GetEventLag, ListDeadLetters, SendAgain>,
    boost::mp11::mp_list<ListStaff, GetStaffMember, AddStaff, UpdateStaff, UnlockStaff, ResetSecondFactor, ListSessions,
                         EndSession, ListBranches>>;

//! Calls function(Operation{}) for each.
template <class Function>
void forEachOperation(Function&& function)
{
    boost::mp11::mp_for_each<AllOperations>(std::forward<Function>(function));
}

} // namespace cf::contract
