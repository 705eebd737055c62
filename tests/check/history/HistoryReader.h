// Reads a history from its file, also while the drill still appends to it.
#pragma once

#include "tests/check/history/Course.h"

#include <istream>

namespace cf::check {

struct ReadHistory
{
    Course course;
    bool torn = false; //!< The last line has no end yet and was left out.
};

//! The first line that is malformed, of an unknown kind, or impossible after those before it.
struct HistoryMistake
{
    std::size_t line = 0; //!< From 1.
    std::string what;
};

Outcome<ReadHistory, HistoryMistake> readHistory(std::istream& text);

} // namespace cf::check
