#include "services/bank/audit/AuditSearch.h"

#include "models/domain/Reference.h"
#include "models/domain/Text.h"
#include "services/bank/audit/SearchInput.h"

#include <algorithm>
#include <charconv>

namespace cf::bank {
namespace {

using Code = contract::AuditSearchMistake;
using Mistake = std::optional<SearchMistake>;

constexpr std::size_t kMostTokens = 24;
constexpr int kMostDays = 3660;
constexpr std::size_t kMostTyped = 64 * 1024; // before zero-width characters are dropped

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

//! Of any script: keys exist in several languages.
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
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
    std::string typed; //!< As it appears in the text.
};

constexpr std::string_view kSingleMarks[] = {"'", "\u2018", "\u2019", "\u201A", "\u201B"};

//! Length in bytes of a single quotation mark at the start of `text`; 0: none.
std::size_t singleMarkAt(std::string_view text)
{
    for (const std::string_view mark : kSingleMarks)
        if (text.starts_with(mark))
            return mark.size();
    return 0;
}

//! The value in single quotation marks at the front of `text`, and its length including them. The closing mark is at
//! the end of a word; others are apostrophes. Empty: none closes it, so the first is an apostrophe too.
std::optional<std::pair<std::string, std::size_t>> betweenSingleMarks(std::string_view text)
{
    const std::size_t begin = singleMarkAt(text);
    for (std::size_t at = begin; begin > 0 && at < text.size(); ++at) {
        const std::size_t mark = singleMarkAt(text.substr(at));
        if (mark > 0 && (at + mark == text.size() || isBlank(text[at + mark])))
            return std::pair(std::string(text.substr(begin, at - begin)), at + mark);
    }
    return std::nullopt;
}

//! Takes one token off the front of `rest`. Empty: unclosed quotation mark.
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
    } else if (auto inside = betweenSingleMarks(rest.substr(at))) {
        token.quoted = true;
        token.value = std::move(inside->first);
        end = at + inside->second;
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

//! Fills one AuditSearch, token by token. Each function returns the mistake, if any.
class Reader
{
public:
    Reader(Date today, const AuditWords& words)
        : m_today(today)
        , m_words(words)
    {
    }

    Mistake read(std::vector<Token> tokens)
    {
        passOverCaptions(tokens);
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

    //! "Reference: trf_0190…" is what receipts and screens print: the word before the colon is not a key.
    void passOverCaptions(std::vector<Token>& tokens) const
    {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].key.empty() || !m_words.key(tokens[i].key).empty())
                continue;
            if (referenceIn(tokens[i].value))
                tokens[i].key.clear();
            else if (tokens[i].value.empty() && i + 1 < tokens.size() && tokens[i + 1].key.empty() &&
                     referenceIn(tokens[i + 1].value))
                tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    //! Joins the three words of "last 7 days".
    void joinSpokenDays(std::vector<Token>& tokens) const
    {
        for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
            const auto bare = [](const Token& token) { return token.key.empty() && !token.quoted; };
            if (!bare(tokens[i]) || !bare(tokens[i + 1]) || !bare(tokens[i + 2]) || !m_words.isLast(tokens[i].value) ||
                !numberOf<int>(tokens[i + 1].value) || !m_words.isDays(tokens[i + 2].value))
                continue;
            tokens[i].value += " " + tokens[i + 1].value + " " + tokens[i + 2].value;
            tokens[i].typed = tokens[i].value;
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         tokens.begin() + static_cast<std::ptrdiff_t>(i) + 3);
        }
    }

    //! The number in "last 7 days" and, unless it is `quoted`, "7d".
    std::optional<std::string_view> countOfDays(std::string_view word, bool quoted) const
    {
        std::string_view count;
        const auto first = word.find(' ');
        const auto last = word.rfind(' ');
        if (first != last && m_words.isLast(word.substr(0, first)) && m_words.isDays(word.substr(last + 1)))
            count = word.substr(first + 1, last - first - 1);
        else if (!quoted && (word.ends_with('d') || word.ends_with('D')))
            count = word.substr(0, word.size() - 1);
        const bool digits = !count.empty() && count.find_first_not_of("0123456789") == std::string_view::npos;
        return digits ? std::optional(count) : std::nullopt;
    }

    Mistake readBare(const Token& token)
    {
        const std::string& word = token.value;
        if (const auto count = countOfDays(word, token.quoted)) {
            const int days = numberOf<int>(*count).value_or(0);
            if (days < 1 || days > kMostDays)
                return SearchMistake{Code::DaysOutOfRange, {token.typed, std::to_string(kMostDays)}};
            return readDays(token, dayBefore(days - 1), m_today);
        }
        if (!token.quoted && m_words.isToday(word))
            return readDays(token, m_today, m_today);
        if (!token.quoted && m_words.isYesterday(word))
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
        const std::string_view key = m_words.key(token.key);
        for (const auto& [name, member] : kTexts)
            if (key == name)
                return once(m_search.*member, token, token.value);
        if (key == "from" || key == "to")
            return readDay(token, key == "from");
        if (key == "result")
            return readResult(token);
        if (key == "trace") {
            const auto trace = traceIn(token.value);
            return trace ? once(m_search.traceId, token, *trace) : SearchMistake{Code::NotATrace, {token.typed}};
        }
        if (key == "seq") {
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
        const auto result = m_words.result(token.value);
        return result ? once(m_search.result, token, *result) : SearchMistake{Code::NotAResult, {token.typed}};
    }

    Mistake readDay(const Token& token, bool first)
    {
        const auto day = m_words.isToday(token.value)       ? std::optional(m_today)
                         : m_words.isYesterday(token.value) ? std::optional(dayBefore(1))
                                                            : parseDate(token.value);
        if (!day)
            return SearchMistake{Code::NotADay, {token.typed}};
        if (!m_days.empty())
            return twoMeanings(token);
        std::string& typed = first ? m_from : m_to;
        typed = token.typed;
        return once(first ? m_search.firstDay : m_search.lastDay, token, *day);
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
    const AuditWords& m_words;
    AuditSearch m_search;
    std::string m_days; //!< The time words, as typed.
    std::string m_from;
    std::string m_to;
};

} // namespace

Outcome<AuditSearch, SearchMistake> parseAuditSearch(std::string_view typed, Date today, const AuditWords& words)
{
    if (typed.size() > kMostTyped)
        return SearchMistake{Code::TooLong, {std::string(typed), std::to_string(kLongestAuditSearch)}};
    const std::string text = normalisedInput(typed);
    if (characterCount(text) > kLongestAuditSearch)
        return SearchMistake{Code::TooLong, {text, std::to_string(kLongestAuditSearch)}};
    auto tokens = tokensOf(text);
    if (!tokens)
        return tokens.error();
    Reader reader(today, words);
    if (auto mistake = reader.read(std::move(tokens).value()))
        return *std::move(mistake);
    return reader.take();
}

} // namespace cf::bank
