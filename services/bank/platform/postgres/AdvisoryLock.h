// PostgreSQL advisory locks, for things that are not rows. Two numbers identify a lock; each pair has one meaning in
// the whole database. services/bank/api/AdvisoryLocks.h lists the bank's locks.
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

//! Migrating the schema.
inline constexpr AdvisoryLock kSchemaLock{7200, 1};

//! Until the transaction ends. Waits for the current holder. Throws Error.
void take(Transaction& transaction, AdvisoryLock lock);
void take(CopyIn& load, AdvisoryLock lock);

//! The same without waiting: false if it is held.
bool tryTake(Transaction& transaction, AdvisoryLock lock);

//! Until the connection ends, without waiting.
bool tryTakeForSession(Transaction& transaction, AdvisoryLock lock);

} // namespace cf::db
