#include "services/bank/platform/postgres/AdvisoryLock.h"

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/CopyIn.h"

namespace cf::db {

void take(Transaction& transaction, AdvisoryLock lock)
{
    transaction.query("SELECT pg_advisory_xact_lock($1, $2)", lock.space, lock.number);
}

void take(CopyIn& load, AdvisoryLock lock)
{
    load.query("SELECT pg_advisory_xact_lock($1::integer, $2::integer)",
               {std::to_string(lock.space), std::to_string(lock.number)});
}

bool tryTake(Transaction& transaction, AdvisoryLock lock)
{
    return transaction.query("SELECT pg_try_advisory_xact_lock($1, $2)", lock.space, lock.number).value<bool>();
}

bool tryTakeForSession(Transaction& transaction, AdvisoryLock lock)
{
    return transaction.query("SELECT pg_try_advisory_lock($1, $2)", lock.space, lock.number).value<bool>();
}

} // namespace cf::db
