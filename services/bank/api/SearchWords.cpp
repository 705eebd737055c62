#include "services/bank/api/SearchWords.h"

#include "models/domain/Text.h"
#include "services/bank/api/TelephoneNumber.h"

#include <algorithm>

namespace cf::bank {
namespace {

// Escapes %, _ and \ for LIKE.
std::string literal(std::string_view word)
{
    std::string text;
    for (const char c : word) {
        if (c == '%' || c == '_' || c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

std::vector<std::string> split(std::string_view form)
{
    std::vector<std::string> words;
    while (!form.empty()) {
        const auto end = std::min(form.find(' '), form.size());
        if (end != 0)
            words.emplace_back(form.substr(0, end));
        form.remove_prefix(std::min(end + 1, form.size()));
    }
    return words;
}

// A trigram has three letters; Chinese, Japanese and Korean characters count as words.
bool isShort(std::string_view word)
{
    return characterCount(word) < 3;
}

} // namespace

SearchWords SearchWords::of(db::Transaction& transaction, std::string_view text)
{
    SearchWords sought;
    const auto form = transaction.query("SELECT bank.search_form($1)", std::string(text));
    auto words = split(form.value<std::string>());
    sought.m_whole = words.size() <= kMostSearchWords;
    words.resize(std::min(words.size(), kMostSearchWords));
    sought.addWords(words);
    if (!sought.empty())
        sought.addTelephone(text);
    return sought;
}

void SearchWords::addWords(const std::vector<std::string>& words)
{
    m_words = words.size();
    if (words.size() == 1 && isShort(words[0])) {
        m_lone = " " + words[0];
        m_patterns = {" " + literal(words[0]) + "%", "% " + literal(words[0]) + " %"};
    } else {
        for (const std::string& word : words)
            m_patterns.push_back((isShort(word) ? "% " : "%") + literal(word) + "%");
    }
    m_wordPatterns = m_patterns.size();
}

void SearchWords::addTelephone(std::string_view text)
{
    const auto number = telephoneNumberIn(text);
    if (!number)
        return;
    m_patterns.push_back("%" + number->digits + "%");
    if (!number->national.empty())
        m_patterns.push_back("% " + number->national + " %");
}

std::string SearchWords::patterns() const
{
    auto patterns = m_patterns;
    if (isLoneShort())
        patterns.push_back(m_lone);
    return db::array(patterns);
}

std::string SearchWords::beginning(std::string_view column, std::string_view parameter) const
{
    return " AND left(" + std::string(column) + ", " + std::to_string(characterCount(m_lone)) + ") = (" +
           std::string(parameter) + "::text[])[" + std::to_string(m_patterns.size() + 1) + "]";
}

std::string SearchWords::condition(std::string_view column, std::string_view parameter, std::size_t pattern)
{
    return " AND " + std::string(column) + " LIKE (" + std::string(parameter) + "::text[])[" +
           std::to_string(pattern + 1) + "]";
}

std::string SearchWords::conditions(std::string_view column, std::string_view parameter) const
{
    std::string words;
    std::string either;
    for (std::size_t i = 0; i < m_patterns.size(); ++i) {
        const std::string one = condition(column, parameter, i);
        const std::string bare = one.substr(5); // without " AND "
        if (isLoneShort() || i >= m_wordPatterns)
            either += " OR " + bare;
        else
            words += one;
    }
    if (either.empty())
        return words;
    const std::string first = words.empty() ? either.substr(4) : words.substr(5);
    return words.empty() ? " AND (" + first + ")" : " AND ((" + first + ")" + either + ")";
}

} // namespace cf::bank
