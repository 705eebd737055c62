// What the fuzz targets share: reading their input, and the properties that they assert.
#pragma once

#include "models/domain/Text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

//! The entry point of a target: libFuzzer calls it with what it makes up, Replay.cpp with the files of a corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace cf::fuzz {

//! Ends the program as a crash would if a property does not hold. `property` says what should have been.
inline void require(bool holds, const char* property)
{
    if (holds)
        return;
    std::fprintf(stderr, "A property does not hold: %s\n", property);
    std::abort();
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

//! Removes the first line, without its LF, from the front.
inline std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

inline bool isUtf8(std::string_view text)
{
    while (!text.empty())
        if (!takeCodePoint(text))
            return false;
    return true;
}

} // namespace cf::fuzz
