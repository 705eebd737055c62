// Who may do what to whose objects, stated independently: nothing here uses the program's table of rights or its
// operations' scopes. For AccessTest.
#pragma once

#include "models/domain/Role.h"

#include <algorithm>
#include <string_view>

namespace cf::test {

inline constexpr Role kRoles[] = {Role::Teller, Role::Supervisor, Role::Compliance, Role::Administrator};

//! The result of a request by each role, first on an object of the own branch, then on another's: + succeeds, or the
//! object is in the list; 0 does not exist, for that person; - forbidden for the role; ! is refused for what it says,
//! as by whoever decides about an older version. A colleague created the objects.
struct Rule
{
    std::string_view operation;
    std::string_view byRole[4]; //!< In the order of kRoles.
};

inline constexpr Rule kRules[] = {
    {"SearchCustomers", {"+0", "+0", "++", "--"}},
    {"GetCustomer", {"+0", "+0", "++", "--"}},
    {"GetNoticeWishes", {"+0", "+0", "++", "--"}},
    {"ChangeNoticeWishes", {"+0", "+0", "--", "--"}},
    {"SearchEverything", {"+0", "+0", "++", "--"}},
    {"FindAccounts", {"+0", "+0", "++", "--"}},
    {"GetAccount", {"+0", "+0", "++", "--"}},
    {"ListEntries", {"+0", "+0", "++", "--"}},
    {"FindEntries", {"+0", "+0", "++", "--"}},
    {"ListHolds", {"+0", "+0", "++", "--"}},
    {"GetBalanceAsOf", {"+0", "+0", "++", "--"}},
    {"GetStatement", {"+0", "+0", "++", "--"}},
    {"ListMonthlyStatements", {"+0", "+0", "++", "--"}},
    {"GetMonthlyStatement", {"+0", "+0", "++", "--"}},
    {"WishMonthlyStatements", {"+0", "+0", "--", "--"}},
    {"GetTransfer", {"+0", "+0", "++", "--"}},
    {"ListTransfers", {"+0", "+0", "++", "--"}},
    {"ListWaitingOrders", {"+0", "+0", "++", "00"}}, // an administrator sees changes of limits only
    {"CountWaitingOrders", {"++", "++", "++", "++"}},
    {"GetApproval", {"+0", "+0", "++", "00"}},
    {"ApproveOrder", {"--", "!0", "--", "00"}},
    {"RejectOrder", {"--", "!0", "--", "00"}},
    {"SendBackOrder", {"--", "!0", "--", "00"}},
    {"WithdrawOrder", {"00", "00", "00", "00"}}, // a colleague's
    {"ChangeOrder", {"00", "00", "--", "--"}},
    {"ListLimits", {"--", "+0", "++", "++"}},
    {"ListProducts", {"--", "++", "++", "++"}},
    {"ChangeLimit", {"--", "--", "--", "++"}},
    {"ListDocuments", {"+0", "+0", "++", "--"}},
    {"GetDocument", {"+0", "+0", "++", "--"}},
    {"AddDocument", {"+0", "+0", "--", "--"}},
    {"CheckPayee", {"++", "++", "--", "--"}}, // any account of the bank can be paid
    {"PostTransfer", {"+0", "+0", "--", "--"}},
    {"PostPosting", {"+0", "+0", "--", "--"}},
    {"PostTransferBatch", {"+0", "+0", "--", "--"}},
    {"PreviewTransfer", {"+0", "+0", "--", "--"}},
    {"ReverseTransfer", {"+0", "+0", "--", "--"}},
    {"PlaceHold", {"+0", "+0", "--", "--"}},
    {"ReleaseHold", {"+0", "+0", "--", "--"}},
    {"CaptureHold", {"+0", "+0", "--", "--"}},
    {"BlockAccount", {"--", "+0", "--", "--"}},
    {"LiftBlock", {"--", "+0", "--", "--"}},
    {"ReactivateAccount", {"--", "+0", "--", "--"}},
    {"CloseAccount", {"--", "!0", "--", "--"}},       // it is not empty
    {"ResolveTransferKey", {"00", "+0", "--", "--"}}, // a colleague's key
    {"ListAuditEvents", {"--", "--", "++", "--"}},
    {"ListUnsealedAuditEvents", {"--", "--", "++", "--"}},
    {"GetAuditState", {"--", "--", "++", "--"}},
    {"GetAuditEvent", {"--", "--", "++", "--"}},
    {"BeginAuditExport", {"--", "--", "++", "--"}},
    {"EndAuditExport", {"--", "--", "00", "--"}}, // only by its creator
    {"GetSystemStatus", {"--", "--", "--", "++"}},
    {"ListSamples", {"--", "--", "--", "++"}},
    {"ListFailedCalls", {"--", "--", "--", "++"}},
    {"GetTrace", {"--", "--", "--", "++"}},
    {"UpdateAlert", {"--", "--", "--", "++"}},
    {"GetClusterStatus", {"--", "--", "--", "++"}},
    {"GetEventLag", {"--", "--", "--", "++"}},
    {"ListDeadLetters", {"--", "--", "--", "++"}},
    {"SendAgain", {"--", "--", "--", "++"}},
    {"ListStaff", {"--", "--", "--", "++"}},
    {"GetStaffMember", {"--", "--", "--", "++"}},
    {"AddStaff", {"--", "--", "--", "++"}},
    {"UpdateStaff", {"--", "--", "--", "++"}},
    {"UnlockStaff", {"--", "--", "--", "++"}},
    {"ResetSecondFactor", {"--", "--", "--", "++"}},
    {"ListSessions", {"--", "--", "--", "++"}},
    {"EndSession", {"--", "--", "--", "++"}},
    {"ListBranches", {"++", "++", "++", "++"}},
    {"GetBankStatus", {"++", "++", "++", "++"}},
    {"GetSession", {"++", "++", "++", "++"}},
    {"ListSignIns", {"++", "++", "++", "++"}},
    {"SignOut", {"++", "++", "++", "++"}},
};

//! Needs no session.
inline constexpr std::string_view kForAnyone[] = {"SignInWithPassword", "SignInWithCode", "StartEnrolment",
                                                  "ConfirmEnrolment",   "GetLiveness",    "GetReadiness",
                                                  "GetMetrics"};

inline const Rule* ruleOf(std::string_view operation)
{
    const auto* found = std::find_if(std::begin(kRules), std::end(kRules),
                                     [&](const Rule& rule) { return rule.operation == operation; });
    return found == std::end(kRules) ? nullptr : found;
}

} // namespace cf::test
