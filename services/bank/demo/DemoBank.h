// A believable bank out of a seed: branches, staff, customers, accounts, two years of transfers and a sealed audit
// trail. The same seed, sizes and last day give the same rows byte for byte, but for what is under a key: customers'
// keys and nonces are random in every bank, since a key that follows from a seed could not be destroyed. `bankd demo`
// and the first start of an embedded bank call it.
#pragma once

#include "services/bank/importing/Progress.h"
#include "services/bank/keys/CustomerKeys.h"

namespace cf::bank::demo {

struct DemoOptions
{
    std::int64_t seed = 1;
    std::uint32_t customers = 10'000; //!< At least 10; twice as many accounts.
    std::int64_t transfers = 200'000;
    std::int64_t auditRows = 250'000; //!< What the transfers leave is filled up with sign-ins and looks.
    Date until;                       //!< The history is of the two years before this day.
    importing::Progress progress = {};
    std::function<bool()> stopped = {}; //!< Asked several times a second; true: give up.
};

struct DemoCounts
{
    std::int64_t customers = 0;
    std::int64_t accounts = 0;
    std::int64_t transfers = 0;
    std::int64_t auditEvents = 0;
};

//! Somebody wanted it to stop: nothing was written.
class DemoStopped : public std::runtime_error
{
public:
    DemoStopped()
        : std::runtime_error("The demo was stopped before it was complete; nothing of it was kept.")
    {
    }
};

//! Whether the database has a demo already.
bool hasDemoBank(const std::string& conninfo);

//! As bank_app, all in one transaction: either the whole demo is there afterwards or nothing of it (but for empty
//! partitions of past months). Empty when there is a demo already: then nothing is written. A bank that is served
//! meanwhile goes on booking; its audit events wait in the inbox until the demo is in. Memory grows with the customers
//! (about 300 bytes each), not with transfers or audit rows. Throws DemoStopped and db::Error.
std::optional<DemoCounts> makeDemoBank(const std::string& conninfo, const CustomerKeys& keys,
                                       const DemoOptions& options);

} // namespace cf::bank::demo
