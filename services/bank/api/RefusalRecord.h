// Who keeps what the router refused. Implemented by audit.
#pragma once

#include "services/bank/api/Call.h"

namespace cf::bank {

enum class RefusedFor
{
    Permission, //!< The role does not hold it.
    Reach,      //!< Call::outOfReach exists, and is answered as if it did not.
};

//! A token that nobody may use here.
struct RefusedToken
{
    std::optional<StaffId> staff; //!< Whose session it is, shown by another device; empty: nobody's.
    std::optional<BranchId> branch;
};

//! Thread-safe; neither function throws: a refusal stands whether it can be recorded or not.
class RefusalRecord
{
public:
    virtual ~RefusalRecord() = default;
    virtual void refused(const Call& call, const contract::OperationInfo& operation, RefusedFor why) = 0;
    virtual void refused(const Call& call, const RefusedToken& token) = 0;
};

} // namespace cf::bank
