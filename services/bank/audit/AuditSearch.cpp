// See AuditSearch.h.
#include "services/bank/audit/AuditSearch.h"

#include <algorithm>
#include <charconv>

namespace cf::bank {
namespace {

using Code = contract::AuditSearchMistake;
using Mistake = std::optional<SearchMistake>;

constexpr std::size_t kMostTokens = 24;
constexpr int kMostDays = 3660;

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

template <class Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 0 ? std::optional(number) : std::nullopt;
}

struct Token
{
    std::string key; //!< Lower case, without the colon; empty: none.
    std::string value;
    bool quoted = false;
    std::string typed; //!< As it stands in the text.
};

//! Takes one token off the front of `rest`, which begins with it. Nothing: a quotation mark is not closed.
std::optional<Token> takeToken(std::string_view& rest)
{
    Token token;
    std::size_t at = 0;
    while (at < rest.size() && isLetter(rest[at]))
        ++at;
    if (at > 0 && at < rest.size() && rest[at] == ':')
        token.key = lowerCase(rest.substr(0, at++));
    else
        at = 0;
    std::size_t end = at;
    if (at < rest.size() && rest[at] == '"') {
        token.quoted = true;
        end = rest.find('"', at + 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        token.value = rest.substr(at + 1, end - at - 1);
        ++end;
    } else {
        while (end < rest.size() && !isBlank(rest[end]))
            ++end;
        token.value = rest.substr(at, end - at);
    }
    token.typed = rest.substr(0, end);
    rest.remove_prefix(end);
    return token;
}

Outcome<std::vector<Token>, SearchMistake> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (;;) {
        while (!text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        if (text.empty())
            return tokens;
        const std::string_view rest = text;
        auto token = takeToken(text);
        if (!token)
            return SearchMistake{Code::QuoteNotClosed, {std::string(rest)}};
        if (tokens.size() == kMostTokens)
            return SearchMistake{Code::TooManyWords, {token->typed, std::to_string(kMostTokens)}};
        tokens.push_back(std::move(*token));
    }
}

//! Fills one AuditSearch, token after token. Each function returns the mistake, or nothing when all is well.
class Reader
{
public:
    explicit Reader(Date today)
        : m_today(today)
    {
    }

    Mistake read(std::vector<Token> tokens)
    {
        joinSpokenDays(tokens);
        for (const Token& token : tokens) {
            if (auto mistake = token.key.empty() ? readBare(token) : readKeyed(token))
                return mistake;
        }
        if (m_search.firstDay && m_search.lastDay && *m_search.firstDay > *m_search.lastDay)
            return SearchMistake{Code::DaysReversed, {m_from, m_to}};
        return {};
    }

    AuditSearch take() { return std::move(m_search); }

private:
    using Text = std::optional<std::string>;

    //! last 7 days, in three words, is one.
    static void joinSpokenDays(std::vector<Token>& tokens)
    {
        for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
            const auto bare = [](const Token& token) { return token.key.empty() && !token.quoted; };
            const std::string unit = lowerCase(tokens[i + 2].value);
            if (!bare(tokens[i]) || !bare(tokens[i + 1]) || !bare(tokens[i + 2]) ||
                lowerCase(tokens[i].value) != "last" || !numberOf<int>(tokens[i + 1].value) ||
                (unit != "day" && unit != "days"))
                continue;
            tokens[i].value += " " + tokens[i + 1].value + " days";
            tokens[i].typed = tokens[i].value;
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         tokens.begin() + static_cast<std::ptrdiff_t>(i) + 3);
        }
    }

    //! The number in "last 7 days" and "7d".
    static std::optional<std::string_view> countOfDays(std::string_view word)
    {
        std::string_view count;
        if (word.starts_with("last ") && word.ends_with(" days"))
            count = word.substr(5, word.size() - 10);
        else if (word.ends_with("d"))
            count = word.substr(0, word.size() - 1);
        const bool digits = !count.empty() && count.find_first_not_of("0123456789") == std::string_view::npos;
        return digits ? std::optional(count) : std::nullopt;
    }

    Mistake readBare(const Token& token)
    {
        const std::string word = lowerCase(token.value);
        if (const auto count = countOfDays(word); count && (!token.quoted || word.starts_with("last "))) {
            const int days = numberOf<int>(*count).value_or(0);
            if (days < 1 || days > kMostDays)
                return SearchMistake{Code::DaysOutOfRange, {token.typed, std::to_string(kMostDays)}};
            return readDays(token, dayBefore(days - 1), m_today);
        }
        if (!token.quoted && word == "today")
            return readDays(token, m_today, m_today);
        if (!token.quoted && word == "yesterday")
            return readDays(token, dayBefore(1), dayBefore(1));
        if (std::all_of(word.begin(), word.end(), isBlank))
            return SearchMistake{Code::EmptyQuotes, {token.typed}};
        (token.quoted ? m_search.phrases : m_search.words).push_back(token.value);
        return {};
    }

    Mistake readKeyed(const Token& token)
    {
        static constexpr std::pair<std::string_view, Text AuditSearch::*> kTexts[] = {
            {"actor", &AuditSearch::actor},     {"action", &AuditSearch::action},
            {"branch", &AuditSearch::branch},   {"customer", &AuditSearch::customer},
            {"account", &AuditSearch::account}, {"subject", &AuditSearch::subject}};
        if (std::all_of(token.value.begin(), token.value.end(), isBlank))
            return SearchMistake{Code::KeyWithoutValue, {token.key + ":"}};
        for (const auto& [key, member] : kTexts)
            if (token.key == key)
                return once(m_search.*member, token, token.value);
        if (token.key == "from" || token.key == "to")
            return readDay(token);
        if (token.key == "result")
            return readResult(token);
        if (token.key == "trace")
            return looksLikeTrace(token.value) ? once(m_search.traceId, token, lowerCase(token.value))
                                               : SearchMistake{Code::NotATrace, {token.typed}};
        if (token.key == "seq") {
            const auto number = numberOf<std::int64_t>(token.value);
            return number ? once(m_search.seq, token, *number) : SearchMistake{Code::NotANumber, {token.typed}};
        }
        return SearchMistake{Code::UnknownKey, {token.key + ":"}};
    }

    template <class T>
    static Mistake once(std::optional<T>& member, const Token& token, const T& value)
    {
        if (member)
            return SearchMistake{Code::KeyTwice, {token.key + ":"}};
        member = value;
        return {};
    }

    Mistake readResult(const Token& token)
    {
        static constexpr std::pair<std::string_view, AuditResult> kResults[] = {
            {"succeeded", AuditResult::Succeeded}, {"refused", AuditResult::Refused}, {"failed", AuditResult::Failed}};
        for (const auto& [word, result] : kResults)
            if (lowerCase(token.value) == word)
                return once(m_search.result, token, result);
        return SearchMistake{Code::NotAResult, {token.typed}};
    }

    Mistake readDay(const Token& token)
    {
        const std::string word = lowerCase(token.value);
        const auto day = word == "today"       ? std::optional(m_today)
                         : word == "yesterday" ? std::optional(dayBefore(1))
                                               : parseDate(token.value);
        if (!day)
            return SearchMistake{Code::NotADay, {token.typed}};
        if (!m_days.empty())
            return twoMeanings(token);
        std::string& typed = token.key == "from" ? m_from : m_to;
        typed = token.typed;
        return once(token.key == "from" ? m_search.firstDay : m_search.lastDay, token, *day);
    }

    Mistake readDays(const Token& token, Date first, Date last)
    {
        if (m_search.firstDay || m_search.lastDay)
            return twoMeanings(token);
        m_days = token.typed;
        m_search.firstDay = first;
        m_search.lastDay = last;
        return {};
    }

    Mistake twoMeanings(const Token& token) const
    {
        const std::string& other = !m_days.empty() ? m_days : !m_from.empty() ? m_from : m_to;
        return SearchMistake{Code::DaysTwice, {other, token.typed}};
    }

    Date dayBefore(int days) const { return std::chrono::sys_days(m_today) - std::chrono::days(days); }

    Date m_today;
    AuditSearch m_search;
    std::string m_days; //!< The words that said when, as typed.
    std::string m_from;
    std::string m_to;
};

} // namespace

Outcome<AuditSearch, SearchMistake> parseAuditSearch(std::string_view text, Date today)
{
    if (text.size() > kLongestAuditSearch)
        return SearchMistake{Code::TooLong, {std::string(text), std::to_string(kLongestAuditSearch)}};
    auto tokens = tokensOf(text);
    if (!tokens)
        return tokens.error();
    Reader reader(today);
    if (auto mistake = reader.read(std::move(tokens).value()))
        return *std::move(mistake);
    return reader.take();
}

bool looksLikeTrace(std::string_view text)
{
    return text.size() == 32 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

} // namespace cf::bank
