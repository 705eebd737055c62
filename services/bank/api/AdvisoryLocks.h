// Every advisory lock that the bank takes in PostgreSQL, each for one thing. Those of functions in resources/sql stand
// here by number only; a test compares.
#pragma once

#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

enum class AdvisoryLock
{
    // 7200, 1: bringing the schema up to date (platform/postgres/Migrations)
    // 7201, 1: partitions of transfers (SQL)
    // 7201, 2: partitions of the audit trail (SQL)
    Import = 7202'0001, //!< Two at once would both find a record missing.
    Demo = 7202'0002,
    OutboxRelay = 7203'0001,    //!< Whose turn it is to publish.
    Sealer = 7204'0001,         //!< Who is elected.
    Administration = 7205'0001, //!< Changes to staff come one after another.
                                // 7206, any: the key of an order that is being decided (SQL)
};

inline int spaceOf(AdvisoryLock lock)
{
    return static_cast<int>(lock) / 10'000;
}

inline int numberOf(AdvisoryLock lock)
{
    return static_cast<int>(lock) % 10'000;
}

//! Until the transaction ends. Waits for whoever holds it.
inline void take(db::Transaction& transaction, AdvisoryLock lock)
{
    transaction.query("SELECT pg_advisory_xact_lock($1, $2)", spaceOf(lock), numberOf(lock));
}

//! The same without waiting: false when somebody holds it.
inline bool tryTake(db::Transaction& transaction, AdvisoryLock lock)
{
    return transaction.query("SELECT pg_try_advisory_xact_lock($1, $2)", spaceOf(lock), numberOf(lock)).value<bool>();
}

//! Until the connection ends, without waiting.
inline bool tryTakeForTheSession(db::Transaction& transaction, AdvisoryLock lock)
{
    return transaction.query("SELECT pg_try_advisory_lock($1, $2)", spaceOf(lock), numberOf(lock)).value<bool>();
}

} // namespace cf::bank
