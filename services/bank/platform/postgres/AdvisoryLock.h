// Locks on things that are no row: PostgreSQL knows them by two numbers, of which each pair means one thing in the
// whole database. What the bank locks is listed in services/bank/api/AdvisoryLocks.h.
#pragma once

namespace cf::db {

class CopyIn;
class Transaction;

struct AdvisoryLock
{
    int space;
    int number;

    bool operator==(const AdvisoryLock&) const = default;
};

//! Bringing the schema up to date.
inline constexpr AdvisoryLock kSchemaLock{7200, 1};

//! Until the transaction ends. Waits for whoever holds it. Throws Error.
void take(Transaction& transaction, AdvisoryLock lock);
void take(CopyIn& load, AdvisoryLock lock);

//! The same without waiting: false when somebody holds it.
bool tryTake(Transaction& transaction, AdvisoryLock lock);

//! Until the connection ends, without waiting.
bool tryTakeForTheSession(Transaction& transaction, AdvisoryLock lock);

} // namespace cf::db
