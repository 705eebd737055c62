// What an account's status and blocks come to: how it is coloured, and whether it can pay and be paid. The bank
// decides.
#pragma once

#include "services/contract/Accounts.h"

namespace cf::tables {

enum class AccountState
{
    Usable,
    Restricted, //!< Dormant, blocked, or in a state that this version does not know.
    Closed,
};

inline AccountState stateOf(const contract::AccountSummary& account)
{
    if (account.status == contract::AccountStatus::Closed)
        return AccountState::Closed;
    const bool isUsable =
        account.status == contract::AccountStatus::Open && account.blocked == contract::BlockSide::None;
    return isUsable ? AccountState::Usable : AccountState::Restricted;
}

//! Whether money may leave it.
inline bool mayPay(const contract::AccountSummary& account)
{
    const bool isBlocked =
        account.blocked != contract::BlockSide::None && account.blocked != contract::BlockSide::Credits;
    return account.status == contract::AccountStatus::Open && !isBlocked;
}

//! Whether money may be paid into it.
inline bool mayBePaid(const contract::AccountSummary& account)
{
    const bool isBlocked =
        account.blocked != contract::BlockSide::None && account.blocked != contract::BlockSide::Debits;
    const bool isInUse =
        account.status == contract::AccountStatus::Open || account.status == contract::AccountStatus::Dormant;
    return isInUse && !isBlocked;
}

} // namespace cf::tables
