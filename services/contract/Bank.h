// The bank as all staff see it: its name, its current degradations, and the business day of their branch.
#pragma once

#include "services/contract/BranchTime.h"
#include "services/contract/Operation.h"
#include "services/contract/Wire.h"

namespace cf::contract {

enum class Degradation
{
    PrimaryDown,     //!< Nothing can be booked or changed; reads may be slightly stale.
    ReplicaDown,     //!< Everything works, but without redundancy.
    AuditBehind,     //!< Read events wait to be recorded; when their spool is full, customers can no longer be opened.
    TimeZoneUnknown, //!< The database does not know a branch's time zone: the branch uses UTC.
    Unknown,         //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(Degradation, PrimaryDown, ReplicaDown, AuditBehind, TimeZoneUnknown)

struct BankStatus
{
    std::string name;
    std::vector<Degradation> degraded; //!< Empty: no degradation.
    //! Of the caller's branch; empty until this bankd has read it, or while the branch's time zone is unknown.
    std::optional<BranchTime> branchTime;
};
BOOST_DESCRIBE_STRUCT(BankStatus, (), (name, degraded, branchTime))

struct GetBankStatus
{
    using Request = Nothing;
    using Response = BankStatus;
    static constexpr OperationInfo kInfo{
        .name = "GetBankStatus",
        .path = "/v1/bank",
        .permission = Permission::SignedIn,
        .scope = Scope::Own,
        .recorded = {AuditKind::Nothing},
        .background = true,
        .summary = "The bank's name, its current degradations, and the branch's day and time."};
};

} // namespace cf::contract
