// Figures of repeated measurements, and what processes used meanwhile.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cf::bench {

//! The median; of none NaN.
double median(std::vector<double> values);
//! The smallest value that `share` (0 … 1) of them do not exceed; of none NaN.
double percentile(std::vector<float> values, double share);
//! a[i] / b[i].
std::vector<double> ratios(const std::vector<double>& a, const std::vector<double>& b);

//! A line of the report: the median of the values, the least and the most.
struct Line
{
    std::string label;
    std::string unit;
    std::vector<double> values;
    int decimals = 0;
};

//! What a scenario found.
struct Finding
{
    std::vector<Line> lines;
    std::optional<double> ratio; //!< For the report's last line.

    //! Appends to the values of the line with this label, which begins with its first value.
    void add(const std::string& label, const std::string& unit, double value, int decimals = 0);
    const std::vector<double>& valuesOf(const std::string& label) const;
    //! A line of the ratios of two others; returns their median.
    double addRatio(const std::string& label, const std::string& above, const std::string& below);
};

//! CPU seconds used so far.
struct CpuTimes
{
    double postgres = 0; //!< The server and every process that it ever had.
    double bank = 0;     //!< Of bankd; 0: it does not run.
    double self = 0;     //!< Of this process.
};

//! `bank` may be 0: none.
CpuTimes cpuTimes(pid_t postmaster, pid_t bank);

CpuTimes usedSince(const CpuTimes& before, const CpuTimes& now);

//! Resident memory of a process, MiB.
double residentMegabytes(pid_t pid);

} // namespace cf::bench
