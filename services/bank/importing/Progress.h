// Reports an import's progress to its caller. Called on the importing thread, at most every few thousand records.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace cf::bank::importing {

//! phase is a short lower-case phrase, "reading transactions"; done counts up to total and reaches it once per phase.
using Progress = std::function<void(std::string_view phase, std::size_t done, std::size_t total)>;

} // namespace cf::bank::importing
