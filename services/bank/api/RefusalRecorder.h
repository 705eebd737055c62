// Records what the router refused. Implemented by audit.
#pragma once

#include "services/bank/api/Call.h"

namespace cf::bank {

enum class RefusalReason
{
    Permission, //!< The role lacks it.
    Reach,      //!< Call::outOfReach exists, and is answered as if it did not.
};

//! A token that is not valid here.
struct RefusedToken
{
    std::optional<StaffId> staff; //!< Owner of the session, presented by another device; empty: unknown.
    std::optional<BranchId> branch;
};

//! Thread-safe; neither function throws: a refusal stands whether or not it can be recorded.
class RefusalRecorder
{
public:
    virtual ~RefusalRecorder() = default;
    virtual void refused(const Call& call, const contract::OperationInfo& operation, RefusalReason why) = 0;
    virtual void refused(const Call& call, const RefusedToken& token) = 0;
};

} // namespace cf::bank
