// One drill: clients work on a real bank while faults happen to it, by a seed; then everything is read, and judged by
// the history that the clients wrote.
#pragma once

#include "tests/bench/ledger/Interruption.h"
#include "tests/check/history/Checker.h"
#include "tests/drill/Controls.h"

namespace cf::drill {

struct DrillOptions
{
    std::uint64_t seed = 1;
    std::size_t faults = 70;
    std::chrono::minutes duration{0}; //!< Goes on with faults for as long; 0: only as many as said.
    std::filesystem::path history;    //!< Made anew.
    bool longPauses = false;          //!< Programs are stopped for 20 seconds rather than for five.
    std::string only;                 //!< Faults whose names contain this; empty: all.
    const Control* control = nullptr; //!< Its faults only.
    bool sabotage = false;            //!< The control's.
};

//! A control needs faults that cannot be brought about on this machine.
class NotHere : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

struct DrillResult
{
    check::Report report;
    bool verified = false; //!< By bankd: ledger and trail.

    bool isGreen() const { return verified && report.verdict == check::Verdict::Green; }
};

//! Tells on standard output what happens. Throws std::runtime_error when the drill itself cannot go on: the bank does
//! not come back, or faults are not reached; NotHere; bench::Interrupted.
DrillResult drill(const DrillOptions& options, const bench::Interruption& interruption);

//! Of the history in the file. Both throw std::runtime_error when it cannot be read.
check::Course courseOf(const std::filesystem::path& file);
check::Report judged(const std::filesystem::path& file);

//! faults, acknowledged, lost, doubled, unknown and resolved, longest gap.
std::string tableOf(const DrillResult& result);

} // namespace cf::drill
