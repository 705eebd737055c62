// What a run of many seeds must have met, or it has shown little: every kind of order took effect, and every rule
// refused one.
#pragma once

#include "services/bank/ledger/LedgerOrder.h"
#include "tests/simulate/Simulation.h"

#include <gtest/gtest.h>

namespace cf::simulation {

//! `unreachable`: refusals that cannot come about there.
inline void requireVariety(const std::set<Ending>& endings, const std::set<contract::ErrorCode>& unreachable = {})
{
    using contract::ErrorCode;
    std::set<ErrorCode> refusals = unreachable;
    for (const auto& [kind, refusal] : endings)
        if (refusal)
            refusals.insert(*refusal);
    for (std::size_t kind = 0; kind < std::variant_size_v<bank::OrderContent>; ++kind)
        EXPECT_TRUE(endings.contains({kind, std::nullopt})) << "kind " << kind;
    for (const ErrorCode code :
         {ErrorCode::InsufficientFunds, ErrorCode::DebitsBlocked,     ErrorCode::CreditsBlocked,
          ErrorCode::AccountDormant,    ErrorCode::AccountClosed,     ErrorCode::SameAccount,
          ErrorCode::CurrencyMismatch,  ErrorCode::AmountNotPositive, ErrorCode::AboveLimit,
          ErrorCode::AboveAccountLimit, ErrorCode::TooManyOrders,     ErrorCode::UnknownIban,
          ErrorCode::InternalAccount,   ErrorCode::LegsUnbalanced,    ErrorCode::HoldEnded,
          ErrorCode::AboveHold,         ErrorCode::AlreadyReversed,   ErrorCode::NotReversible,
          ErrorCode::NotWaiting,        ErrorCode::ChangedSince,      ErrorCode::AnotherMustDecide,
          ErrorCode::ApproverTooLow})
        EXPECT_TRUE(refusals.contains(code)) << contract::titleOf(code);
}

} // namespace cf::simulation
