// Reads what a statement prints. Called by StatementRoutes.
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

//! In a transaction that sees one moment (repeatable read). Without lines beyond kMostStatementLines: `tooMany` then is
//! true and the totals are not what they should be. Throws when opening balance and entries do not make the closing
//! balance, which a ledger in order cannot do.
struct ReadStatement
{
    Statement statement;
    bool tooMany = false;
};
ReadStatement readStatement(db::Transaction& transaction, const CustomerKeys& keys, const AccountRecord& account,
                            const StatementPeriod& period);

} // namespace cf::bank
