// A believable bank from a seed: branches, staff, customers, accounts, two years of transfers and a sealed audit trail.
// The same seed, sizes and last day give the same rows byte for byte, except encrypted ones: customers' keys and nonces
// are random in every bank, since a key derived from a seed could not be destroyed. Used by `bankd demo` and the first
// start of an embedded bank.
//
// All of it is one transaction: a Ctrl-C leaves nothing. The row of audit_seal is locked from the history's begin on,
// so that a sequencer running beside it waits. While it runs, trigrams wait in the pending lists of their indexes and
// are sorted in together (bank.gather_for_search, before and after, in transactions of its own): one by one they are
// most of the work. Partitions of the trail that are not there yet are filled by their own name and get their indexes
// when they are attached (bank.begin_audit_partitions).
//
// Orders at a counter are made by a teller under an idempotency key. What the bank's machinery books (cards, wages,
// standing orders) has nobody as its maker and is of kind `import`. The first two customers are the same people in
// every demo and are untouched by the history: the tour begins with them.
//
// The people to sign in as are enrolled like anybody. What they sign in with is in demo/people.json, which the desktop
// is given by an option. A bank says whether it is a demonstration (Health). Only the database's owner can write that,
// and only while nobody can sign in to the bank yet.
#pragma once

#include "services/bank/importing/Progress.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank::demo {

struct DemoOptions
{
    std::int64_t seed = 1;
    std::uint32_t customers = 10'000; //!< At least 10; twice as many accounts.
    std::int64_t transfers = 200'000;
    std::int64_t auditRows = 250'000; //!< In total: the transfers', then sign-ins and reads.
    Date until;                       //!< The history covers the two years before this day.
    importing::Progress progress = {};
    std::function<bool()> stopped = {}; //!< Polled several times a second; true: stop.
};

struct DemoCounts
{
    std::int64_t customers = 0;
    std::int64_t accounts = 0;
    std::int64_t transfers = 0;
    std::int64_t auditEvents = 0;
};

//! Stopped on request: nothing was written.
class DemoStopped : public std::runtime_error
{
public:
    DemoStopped()
        : std::runtime_error("The demo was stopped before it was complete; nothing was kept.")
    {
    }
};

//! Whether the database has a demo already.
bool hasDemoBank(const std::string& conninfo);

//! As bank_app, in one transaction: the whole demo is loaded or nothing (but for empty partitions of past months).
//! Empty if there is a demo already: then nothing is written. A bank that is serving continues to book; its audit
//! events wait in the inbox until the demo is loaded. Memory grows with the customers (about 300 bytes each), not with
//! transfers or audit rows. Throws DemoStopped and db::Error.
std::optional<DemoCounts> makeDemoBank(const std::string& conninfo, const CustomerKeys& keys,
                                       const DemoOptions& options);

} // namespace cf::bank::demo
