// The bank as everybody who works there sees it: its name, what of it does not work at the moment, and what day it is
// in their branch.
#pragma once

#include "services/contract/BranchTime.h"
#include "services/contract/Operation.h"
#include "services/contract/Wire.h"

namespace cf::contract {

enum class Degradation
{
    PrimaryDown, //!< Nothing can be booked or changed; what can be read may be a little old.
    ReplicaDown, //!< All works; a second failure would be felt.
    AuditBehind, //!< Looks wait to be recorded; when the room for them is used up, customers can no longer be opened.
    TimeZoneUnknown, //!< A branch's time zone is none that the database knows: its days and clock are those of UTC.
    Unknown,         //!< In an answer or a record: a word that this program does not know.
};
BOOST_DESCRIBE_ENUM(Degradation, PrimaryDown, ReplicaDown, AuditBehind, TimeZoneUnknown)

struct BankStatus
{
    std::string name;
    std::vector<Degradation> degraded; //!< Empty: all is well.
    //! Of the caller's branch; empty while this bankd has not read it yet, or does not know the branch's time zone.
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
        .recorded = {Leaves::Nothing},
        .background = true,
        .summary = "The bank's name, what does not work at the moment, and the branch's day and time."};
};

} // namespace cf::contract
