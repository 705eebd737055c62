// Finds sealed events that match a filter, newest first, in steps of bounded size. Each step scans the index that is
// most selective at this point, as probed on the indexes themselves. A selective filter is answered in milliseconds at
// a hundred million events, and one that matches nothing costs a request no more than any other. Used by
// AuditRepository.
//
// Unfiltered rows are found by number. A filter is scanned in steps of bounded size. Candidates are probed in the
// indexes of the other conditions before any row is read. The SQL has row comparisons and OFFSET 0 because the planner,
// going by its statistics, once read the whole trail for a rare action. When 250 ms are used up the page is short or
// empty with `more`, and its `lastKey` leads on.
//
// Times are not in the order of numbers, because a spool may be sealed late. audit_span keeps the earliest and latest
// time of each 8,192 numbers, and blocks in which nothing can lie are skipped.
#pragma once

#include "services/bank/audit/AuditFilter.h"

namespace cf::bank {

//! The work budget of one request.
struct ScanBudget
{
    std::chrono::milliseconds time{250}; //!< Once used up, the current step is the last.
    std::int64_t firstStep = 500;        //!< Index entries; each further step takes twice as many …
    std::int64_t largestStep = 8'000; //!< … up to this. A step through the trail itself takes sixteen times as many.
};

//! A range of numbers: low <= seq < high.
struct AuditRange
{
    std::int64_t low = 0;
    std::int64_t high = 0;
};

struct ScannedEvents
{
    std::vector<std::int64_t> seqs; //!< Newest first.
    bool more = false;              //!< Whether anything is left below `next`.
    std::int64_t next = 0;          //!< Everything from here up has been examined.
};

//! At most `limit` events of `range`. Fewer with `more` set when the budget ran out first. Throws db::Error.
ScannedEvents scanAudit(db::Transaction& transaction, const AuditFilter& filter, AuditRange range, int limit,
                        const ScanBudget& budget = {});

} // namespace cf::bank
