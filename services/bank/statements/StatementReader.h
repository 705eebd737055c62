// Reads the data of a statement. Called by StatementRoutes.
#pragma once

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/statements/Statement.h"

namespace cf::bank {

inline constexpr int kMostStatementLines = 20'000;

struct StatementPeriod
{
    AccountId account;
    Date from; //!< Booking dates, both inclusive.
    Date to;
};

//! Needs a transaction with one snapshot (repeatable read). Omits lines beyond kMostStatementLines: `tooMany` is then
//! true and the totals are wrong. Throws when opening balance and entries do not give the closing balance, which a
//! consistent ledger rules out.
struct ReadStatement
{
    Statement statement;
    bool tooMany = false;
};
ReadStatement readStatement(db::Transaction& transaction, const CustomerKeys& keys, const AccountRecord& account,
                            const StatementPeriod& period);

} // namespace cf::bank
