// See SearchWords.h.
#include "services/bank/api/SearchWords.h"

namespace cf::bank {
namespace {

std::string escaped(std::string_view word)
{
    std::string text;
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\')
            text.push_back('\\');
        text.push_back(c);
    }
    return text;
}

std::size_t letters(std::string_view word)
{
    std::size_t count = 0;
    for (const char c : word)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80; // not a UTF-8 continuation
    return count;
}

} // namespace

std::vector<std::string> searchPatterns(std::string_view text)
{
    std::vector<std::string> patterns;
    bool first = true;
    while (!text.empty() && patterns.size() < kMostSearchWords) {
        const auto end = text.find(' ');
        const std::string_view word = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (word.empty())
            continue;
        const bool prefix = first && letters(word) < 3;
        patterns.push_back(prefix ? escaped(word) + "%" : "%" + escaped(word) + "%");
        first = false;
    }
    return patterns;
}

} // namespace cf::bank
