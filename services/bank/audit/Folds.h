// Repeats of one thing told as two events instead of thousands: one when it begins, and one with the count when it has
// been quiet or has gone on for long. Knows no clock and no disk; used by Refusals.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/AuditDetail.h"

#include <chrono>
#include <map>
#include <set>

namespace cf::bank {

struct FoldRule
{
    std::chrono::seconds quiet{60};    //!< Without a repeat for so long, it is over.
    std::chrono::seconds longest{600}; //!< Whatever goes on is told this often at least.
    //! Folds at once; what is new beyond them is counted together, and what is about somebody beyond twice as many.
    std::size_t most = 2'000;
};

//! Not thread-safe.
class Folds
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit Folds(FoldRule rule = {})
        : m_rule(rule)
    {
    }

    //! The event to be written now; empty: it repeats what has begun under this key, and is counted. `said` is what the
    //! event has to say, `name` one of possibly many that repeats may differ in (empty: they do not): they are counted,
    //! up to kMostNames. `about` is what of the key must not be lost when it comes from more places than are told apart
    //! (empty: nothing): whose token was shown, for instance.
    std::optional<AuditEvent> add(const std::string& key, AuditEvent event, Changes said, const std::string& name,
                                  TimePoint now, const std::string& about = {});

    //! What those that are over have to say, once each: the first event again, at the time and with the trace of the
    //! last repeat, with `repeats` and `since`. Nothing of those that were never repeated.
    std::vector<AuditEvent> takeEnded(TimePoint now);
    //! The same of all, over or not.
    std::vector<AuditEvent> takeAll();

    std::size_t size() const { return m_folds.size(); }

    static constexpr std::size_t kMostNames = 1'000;

private:
    struct Fold
    {
        AuditEvent event;
        Changes said;
        std::string since;
        std::int64_t repeats = 0;
        std::set<std::string> names;
        TimePoint begun;
        TimePoint last;
    };

    static AuditEvent told(const Fold& fold);

    FoldRule m_rule;
    std::map<std::string, Fold> m_folds;
};

} // namespace cf::bank
