// Whether the ledger's memory stays the same however much it books: the resident memory of this process, in which the
// LedgerWriter is, at ten points. It takes as long as its transfers do, and is measured only if it is named.
#include "tests/bench/ledger/LedgerLoad.h"
#include "tests/bench/ledger/Scenario.h"

#include <cmath>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace cf::bench {
namespace {

constexpr int kPoints = 10;

// On the disk, with indexes, a key, a part of an audit row and of an event, and what updates leave until it is
// vacuumed.
constexpr std::int64_t kBytesPerTransfer = 1'500;
constexpr std::int64_t kBytesBesides = 4'000'000'000; // WAL, and what a vacuum or a sort needs

double gigabytes(std::int64_t bytes)
{
    return std::ceil(static_cast<double>(bytes) / 1e9);
}

} // namespace

void requireRoomForMemory(const BenchOptions& options)
{
    const std::int64_t needed = (options.transfers + options.booked) * kBytesPerTransfer + kBytesBesides;
    const auto free = static_cast<std::int64_t>(std::filesystem::space(options.folder).available);
    if (free >= needed)
        return;
    std::ostringstream sentence;
    sentence << "memory needs about " << gigabytes(needed) << " GB in " << options.folder.string() << ", where "
             << std::floor(static_cast<double>(free) / 1e9) << " GB are free. --booked and --transfers take less.";
    throw std::runtime_error(sentence.str());
}

Finding runMemory(const Stage& stage)
{
    Finding finding;
    stage.bank.settle();
    const auto begin = std::chrono::steady_clock::now();
    std::int64_t booked = 0;
    std::vector<double> resident;
    bookTransfers(stage.bank, stage.options.booked, kPoints, stage.interruption, [&](std::int64_t reached) {
        booked = reached;
        resident.push_back(residentMegabytes(::getpid()));
        const std::string point = "after " + std::to_string(booked) + " transfers";
        finding.add(point, "MiB", resident.back(), 1);
        std::cerr << "Resident " << point << ": " << resident.back() << " MiB." << std::endl;
    });
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    finding.add("growth, second to last point", "MiB", resident.back() - resident.at(1), 1);
    finding.add("ledger", "/s", static_cast<double>(booked) / took.count());
    return finding;
}

} // namespace cf::bench
