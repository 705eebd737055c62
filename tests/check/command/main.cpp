// counterfoil_check [--strict] HISTORY: judges the history of a fault drill. Run by ./run check.
#include "tests/check/history/Checker.h"
#include "tests/check/history/HistoryReader.h"

#include <cstring>
#include <fstream>
#include <iostream>

namespace {

constexpr const char* kUsage = R"(counterfoil_check [--strict] HISTORY

Judges the history of a fault drill, which may still be running. With --strict the drill must also have put something to
the test: an acknowledged order, a fault, a read of all accounts.

0  every promise was kept
1  a promise was broken
2  the history cannot be read
3  unknown: the final reads are missing or incomplete, or with --strict nothing was put to the test
)";

constexpr int kUnreadable = 2;

int exitCodeOf(cf::check::Verdict verdict)
{
    switch (verdict) {
    case cf::check::Verdict::Green:
        return 0;
    case cf::check::Verdict::Violated:
        return 1;
    case cf::check::Verdict::Unknown:
        return 3;
    }
    return kUnreadable;
}

int checkFile(const char* name, cf::check::Demand demand)
{
    std::ifstream file(name, std::ios::binary);
    if (!file) {
        std::cerr << name << ": " << std::strerror(errno) << '\n';
        return kUnreadable;
    }
    const auto history = cf::check::readHistory(file);
    if (!history) {
        std::cerr << name << ":" << history.error().line << ": " << history.error().what << '\n';
        return kUnreadable;
    }
    if (history->torn)
        std::cout << "the last line has no end yet and was left out\n";
    const cf::check::Report report = cf::check::check(history->course, demand);
    std::cout << textOf(report);
    return exitCodeOf(report.verdict);
}

} // namespace

int main(int argc, char** argv)
{
    const bool strict = argc > 1 && std::string_view(argv[1]) == "--strict";
    const int names = argc - (strict ? 2 : 1);
    if (names != 1 || *argv[argc - 1] == '-') {
        std::cerr << kUsage;
        return kUnreadable;
    }
    return checkFile(argv[argc - 1], strict ? cf::check::Demand::Telling : cf::check::Demand::Sound);
}
