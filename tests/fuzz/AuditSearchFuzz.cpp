// The audit trail's search language, as an officer types it or pastes it. Input: Accept-Language, and from the second
// line on the search.
#include "models/domain/Date.h"
#include "services/bank/audit/AuditSearch.h"
#include "services/bank/audit/SearchInput.h"
#include "tests/fuzz/Property.h"

#include <string>

using namespace cf;
using namespace cf::bank;
using fuzz::require;

namespace {

constexpr Date kToday = std::chrono::year(2026) / 11 / 1;
constexpr std::size_t kLongestSentence = 600; // two words of a line each, and what is said around them

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

//! Whether a value may have been written with one kind of quotation mark only, or with none: it is not repeated.
bool isTangled(const std::string& value)
{
    return value.find('"') != value.npos;
}

void addKey(std::string& text, const char* key, const std::optional<std::string>& value)
{
    if (value)
        text.append(key).append(":\"").append(*value).append("\" ");
}

//! The search in its plainest form; empty if it cannot be told from another one without its marks.
std::string printed(const AuditSearch& search, const AuditWords& words)
{
    std::string text;
    for (const auto& [key, value] :
         {std::pair("actor", search.actor), std::pair("action", search.action), std::pair("branch", search.branch),
          std::pair("customer", search.customer), std::pair("account", search.account),
          std::pair("subject", search.subject), std::pair("trace", search.traceId)}) {
        if (value && isTangled(*value))
            return {};
        addKey(text, key, value);
    }
    if (search.result)
        addKey(text, "result", contract::nameOf(*search.result));
    if (search.firstDay)
        addKey(text, "from", toString(*search.firstDay));
    if (search.lastDay)
        addKey(text, "to", toString(*search.lastDay));
    if (search.seq)
        addKey(text, "seq", std::to_string(*search.seq));
    for (const std::string& phrase : search.phrases) {
        if (isTangled(phrase))
            return {};
        text += "\"" + phrase + "\" ";
    }
    for (const std::string& word : search.words) {
        // "last", "7" and "days" may have stood apart; what has a colon may have had a caption in front.
        if (words.isLast(word) || word.find(':') != word.npos)
            return {};
        text += word + " ";
    }
    return text;
}

void checkSearch(const AuditSearch& search, const AuditWords& words)
{
    for (const std::string& word : search.words)
        require(!word.empty() && std::none_of(word.begin(), word.end(), isBlank), "a word has no blanks");
    for (const auto& value : {search.actor, search.action, search.branch, search.customer, search.account})
        require(!value || !std::all_of(value->begin(), value->end(), isBlank), "a value says something");
    require(!search.firstDay || !search.lastDay || *search.firstDay <= *search.lastDay, "days are in order");
    require(!search.traceId || search.traceId->find_first_not_of("0123456789abcdef") == std::string::npos,
            "a trace is hexadecimal");
    require(!search.seq || *search.seq >= 0, "events are numbered from 0");
    const std::string text = printed(search, words);
    if (text.empty() || characterCount(text) > kLongestAuditSearch)
        return;
    const auto again = parseAuditSearch(text, kToday, words);
    if (!again && again.error().code == contract::AuditSearchMistake::TooManyWords)
        return; // "today" is one word, its plainest form two
    require(again.ok() && *again == search, "a search in its plainest form means the same");
}

void checkMistake(const SearchMistake& mistake, bool utf8)
{
    const contract::FieldError error = fieldError("?search", mistake);
    require(!error.message.empty() && error.message.size() <= kLongestSentence, "a mistake is said in a sentence");
    require(!utf8 || fuzz::isUtf8(error.message), "what is said about text is text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view typed = fuzz::textOf(data, size);
    const AuditWords words(languagesIn(fuzz::takeLine(typed)));
    const bool utf8 = fuzz::isUtf8(typed);
    if (utf8) {
        const std::string plain = normalisedInput(typed);
        require(fuzz::isUtf8(plain) && plain.size() <= typed.size(), "plain text is text, and no longer");
        require(normalisedInput(plain) == plain, "plain text stays as it is");
    }
    const auto search = parseAuditSearch(typed, kToday, words);
    if (!search)
        checkMistake(search.error(), utf8);
    else if (utf8) // the binder refuses any other
        checkSearch(*search, words);
    return 0;
}
