// A password is split into the fewest pieces that a guesser would combine: a word, a sequence, a year and a repetition
// count as two characters each, whatever their length, any other character as one.
#include "services/bank/identity/WeakPassword.h"

#include "services/bank/identity/CommonWords.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace cf::bank {
namespace {

using contract::PasswordMistake;
using Text = std::u32string;

constexpr int kPieceCounts = 2;
constexpr int kEnough = 9; // characters, counted that way
constexpr std::size_t kRowLeast = 3;
constexpr std::size_t kEchoLeast = 4;
constexpr std::size_t kNameLeast = 3;
constexpr std::size_t kDistinctLeast = 5;

//! Lower-case letters without accents, digits, and signs that stand for either; without blanks and hyphens.
Text folded(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto* apart = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error("ICU has no data for Unicode normalisation");
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
    const icu::UnicodeString plain = apart->normalize(fold->normalize(text, status), status);
    Text result;
    for (int at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
        const UChar32 c = plain.char32At(at);
        if (u_charType(c) != U_NON_SPACING_MARK && !u_isUWhiteSpace(c) && c != '-' && c != '.' && c != '_' && c != ',')
            result.push_back(static_cast<char32_t>(c));
    }
    return result;
}

//! Whether a letter is often written this way: "p@ssw0rd".
bool looksLike(char32_t typed, char32_t letter)
{
    if (typed == letter)
        return true;
    switch (letter) {
    case U'a':
        return typed == U'4' || typed == U'@';
    case U'b':
        return typed == U'8';
    case U'e':
        return typed == U'3';
    case U'g':
        return typed == U'9';
    case U'i':
    case U'l':
        return typed == U'1' || typed == U'!' || typed == U'|';
    case U'o':
        return typed == U'0';
    case U's':
        return typed == U'5' || typed == U'$';
    case U't':
        return typed == U'7' || typed == U'+';
    default:
        return false;
    }
}

bool standsAt(const Text& password, std::size_t at, const Text& word)
{
    return at + word.size() <= password.size() &&
           std::equal(word.begin(), word.end(), password.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char32_t letter, char32_t typed) { return looksLike(typed, letter); });
}

//! "abcd", "4321", "aaaa", "112233": length of the sequence that starts there, 0 when there is none.
std::size_t rowAt(const Text& password, std::size_t at)
{
    std::size_t longest = 0;
    for (const int step : {1, -1}) {
        std::size_t end = at + 1;
        while (end < password.size()) {
            const auto difference =
                static_cast<std::int64_t>(password[end]) - static_cast<std::int64_t>(password[end - 1]);
            const bool turns = step == 1 && password[end - 1] == U'9' && password[end] == U'0';
            if (difference != 0 && difference != step && !turns)
                break;
            ++end;
        }
        longest = std::max(longest, end - at);
    }
    return longest >= kRowLeast ? longest : 0;
}

std::size_t yearAt(const Text& password, std::size_t at)
{
    const auto digit = [&](std::size_t i) { return password[i] >= U'0' && password[i] <= U'9'; };
    if (at + 4 > password.size() || !digit(at) || !digit(at + 1) || !digit(at + 2) || !digit(at + 3))
        return 0;
    const int century = static_cast<int>((password[at] - U'0') * 10 + (password[at + 1] - U'0'));
    return century == 19 || century == 20 ? 4 : 0;
}

//! Length of the shortest text that gives the password when repeated, possibly cut off.
std::size_t periodOf(const Text& password)
{
    for (std::size_t period = 1; period < password.size(); ++period) {
        if (std::equal(password.begin() + static_cast<std::ptrdiff_t>(period), password.end(), password.begin()))
            return period;
    }
    return password.size();
}

//! How far the text that starts there repeats what precedes it; 0 when it does not.
std::size_t echoAt(const Text& password, std::size_t at)
{
    std::size_t longest = 0;
    for (std::size_t from = 0; from < at; ++from) {
        std::size_t length = 0;
        while (from + length < at && at + length < password.size() && password[from + length] == password[at + length])
            ++length;
        longest = std::max(longest, length);
    }
    return longest >= kEchoLeast ? longest : 0;
}

std::vector<Text> wordsOf(const std::vector<std::string>& names)
{
    std::vector<Text> words;
    for (const std::string& name : names) {
        std::string word;
        for (const char c : name + " ") {
            if (std::string_view(" .,-_").find(c) == std::string_view::npos) {
                word.push_back(c);
                continue;
            }
            if (Text part = folded(word); part.size() >= kNameLeast)
                words.push_back(std::move(part));
            word.clear();
        }
    }
    return words;
}

//! The lowest count of characters for any way to split it.
int countOf(const Text& password, const std::vector<Text>& words)
{
    std::vector<int> count(password.size() + 1, static_cast<int>(password.size()));
    count[0] = 0;
    for (std::size_t at = 0; at < password.size(); ++at) {
        const auto reach = [&](std::size_t length, int costs) {
            count[at + length] = std::min(count[at + length], count[at] + costs);
        };
        reach(1, 1);
        for (std::size_t row = rowAt(password, at); row >= kRowLeast; --row)
            reach(row, kPieceCounts);
        for (std::size_t echo = echoAt(password, at); echo >= kEchoLeast; --echo)
            reach(echo, kPieceCounts);
        if (const std::size_t year = yearAt(password, at))
            reach(year, kPieceCounts);
        for (const Text& word : words) {
            if (standsAt(password, at, word))
                reach(word.size(), kPieceCounts);
        }
    }
    return count.back();
}

} // namespace

std::optional<PasswordMistake> weaknessOf(std::string_view password, const std::vector<std::string>& names)
{
    static const std::vector<Text> kCommon = [] {
        std::vector<Text> words;
        for (const char* word : kCommonWords) {
            words.push_back(folded(word));
            words.emplace_back(words.back().rbegin(), words.back().rend());
        }
        return words;
    }();
    const Text text = folded(password);
    if (std::set<char32_t>(text.begin(), text.end()).size() < kDistinctLeast)
        return PasswordMistake::PasswordOfFewCharacters;
    if (periodOf(text) <= text.size() / 2)
        return PasswordMistake::PasswordRepeated;
    std::vector<Text> words = wordsOf(names);
    words.insert(words.end(), kCommon.begin(), kCommon.end());
    if (countOf(text, words) < kEnough)
        return PasswordMistake::PasswordGuessedFirst;
    return std::nullopt;
}

} // namespace cf::bank
