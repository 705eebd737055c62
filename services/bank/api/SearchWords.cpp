// See SearchWords.h.
#include "services/bank/api/SearchWords.h"

namespace cf::bank {
namespace {

std::size_t letters(std::string_view word)
{
    std::size_t count = 0;
    for (const char c : word)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80; // not a UTF-8 continuation
    return count;
}

// %, _ and \ mean themselves. They are looked for in the search form, where a full-width sign has become a plain one.
std::string literal(const std::string& word)
{
    return R"(replace(replace(replace(bank.search_form()" + word + R"(), '\', '\\'), '%', '\%'), '_', '\_'))";
}

bool isSoughtAnywhere(const std::vector<std::string>& words, std::size_t at)
{
    return at > 0 || letters(words[at]) >= 3;
}

} // namespace

std::vector<std::string> searchWords(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty() && words.size() < kMostSearchWords) {
        const auto end = text.find(' ');
        if (end != 0)
            words.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return words;
}

std::string searchConditions(const std::vector<std::string>& words, std::string_view column, std::string_view parameter)
{
    std::string sql;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = "(" + std::string(parameter) + "::text[])[" + std::to_string(i + 1) + "]";
        sql.append(" AND ")
            .append(column)
            .append(isSoughtAnywhere(words, i) ? " LIKE '%' || " : " LIKE ")
            .append(literal(word));
        sql.append(" || '%'");
    }
    return sql;
}

bool hasWordSoughtAnywhere(const std::vector<std::string>& words)
{
    return words.size() > 1 || (!words.empty() && isSoughtAnywhere(words, 0));
}

} // namespace cf::bank
