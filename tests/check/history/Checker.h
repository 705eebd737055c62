// The verdict on a drill, from its history alone: never from the bank's logs.
#pragma once

#include "tests/check/history/Course.h"

namespace cf::check {

enum class Verdict
{
    Green,
    Violated,
    Unknown, //!< The final reads are missing or incomplete, so nothing is proved. As red as Violated.
};

enum class Demand
{
    Sound,
    Telling, //!< The drill must also have put something to the test: acknowledgements, a fault, a full snapshot.
};

struct Violation
{
    std::string rule; //!< "C1" … "C9", as in Rules.h.
    std::string what;
};

struct Counts
{
    std::int64_t invoked = 0;
    std::int64_t acknowledged = 0; //!< At once.
    std::int64_t refused = 0;      //!< At once.
    std::int64_t failed = 0;
    std::int64_t unknown = 0;  //!< At first: the answer was lost or never came.
    std::int64_t resolved = 0; //!< Of the unknown ones, in time or late.
    std::int64_t replayed = 0;
    std::int64_t reads = 0;
    Nanoseconds longestGap = 0; //!< Between two acknowledgements, of all clients.
    std::map<std::string, std::int64_t> faults;
    //! Of each fault, the longest gap that it has had a part in: that began before its end and ended after its
    //! beginning.
    std::map<std::string, Nanoseconds> gaps;
};

struct Report
{
    Verdict verdict = Verdict::Unknown;
    Counts counts;
    std::vector<std::string> missing;  //!< What keeps the verdict unknown.
    std::vector<Violation> violations; //!< By rule. Empty while something is missing: no rule can be asked then.

    std::int64_t violationsOf(std::string_view rule) const;
};

Report check(const Course& course, Demand demand = Demand::Sound);

//! For people: the counts, at most `mostEach` violations of each rule, the verdict.
std::string textOf(const Report& report, std::size_t mostEach = 20);

} // namespace cf::check
