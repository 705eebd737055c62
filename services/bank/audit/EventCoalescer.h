// Coalesces repeats into two events instead of thousands: one at the start, and one with the count once it has been
// quiet or has lasted long. Uses no clock or disk; used by Refusals.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/AuditDetail.h"

#include <chrono>
#include <map>
#include <set>

namespace cf::bank {

struct CoalescingRule
{
    std::chrono::seconds quiet{60};    //!< Over after this long without a repeat.
    std::chrono::seconds longest{600}; //!< A series that continues is reported at least this often.
    //! Maximum series open at once; new ones beyond it are counted together, those with `about` only beyond twice as
    //! many.
    std::size_t most = 2'000;
};

//! Not thread-safe.
class EventCoalescer
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit EventCoalescer(CoalescingRule rule = {})
        : m_rule(rule)
    {
    }

    //! The event to write now; empty: a repeat under this key, which is counted. `detail` is the event's. `name`
    //! is what repeats may differ in (empty: nothing); distinct ones are counted up to kMostNames. `about` is the part
    //! of the key that must survive when there are too many sources to tell apart (empty: none), such as whose token
    //! was presented.
    std::optional<AuditEvent> add(const std::string& key, AuditEvent event, Changes detail, const std::string& name,
                                  TimePoint now, const std::string& about = {});

    //! Reports series that are over, once each: the first event again, with the time and trace of the last repeat, and
    //! `repeats` and `since`. Nothing for those never repeated.
    std::vector<AuditEvent> takeEnded(TimePoint now);
    //! The same for all, over or not.
    std::vector<AuditEvent> takeAll();

    std::size_t size() const { return m_open.size(); }

    static constexpr std::size_t kMostNames = 1'000;

private:
    struct Series
    {
        AuditEvent event;
        Changes detail;
        std::string since;
        std::int64_t repeats = 0;
        std::set<std::string> names;
        TimePoint begun;
        TimePoint last;
    };

    static AuditEvent summaryOf(const Series& series);

    CoalescingRule m_rule;
    std::map<std::string, Series> m_open;
};

} // namespace cf::bank
