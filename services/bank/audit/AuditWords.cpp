#include "services/bank/audit/AuditWords.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace cf::bank {
namespace {

constexpr std::size_t kMostLanguages = 10;

struct Key
{
    std::string_view word;
    std::string_view english;
};

//! All words in plainWord() form. Keys and results are named as on the screen in that language.
struct Language
{
    std::string_view code;
    std::vector<std::string_view> today;
    std::vector<std::string_view> yesterday;
    std::vector<std::string_view> last;
    std::vector<std::string_view> days;
    std::vector<Key> keys;
    std::vector<std::pair<std::string_view, AuditResult>> results;
};

const std::vector<Language>& table()
{
    static const std::vector<Language> languages{
        {"en",
         {"today"},
         {"yesterday"},
         {"last"},
         {"day", "days"},
         {{"actor", "actor"},
          {"action", "action"},
          {"branch", "branch"},
          {"customer", "customer"},
          {"account", "account"},
          {"subject", "subject"},
          {"result", "result"},
          {"from", "from"},
          {"to", "to"},
          {"trace", "trace"},
          {"seq", "seq"}},
         {{"succeeded", AuditResult::Succeeded}, {"refused", AuditResult::Refused}, {"failed", AuditResult::Failed}}},
        {"de",
         {"heute"},
         {"gestern"},
         {"letzte", "letzten", "letzter"},
         {"tag", "tage", "tagen"},
         {{"wer", "actor"},
          {"person", "actor"},
          {"aktion", "action"},
          {"filiale", "branch"},
          {"kunde", "customer"},
          {"konto", "account"},
          {"betreffend", "subject"},
          {"betrifft", "subject"},
          {"ergebnis", "result"},
          {"von", "from"},
          {"ab", "from"},
          {"bis", "to"},
          {"ereignis", "seq"},
          {"nummer", "seq"}},
         {{"erfolgreich", AuditResult::Succeeded},
          {"abgelehnt", AuditResult::Refused},
          {"fehlgeschlagen", AuditResult::Failed}}},
        {"cs",
         {"dnes"},
         {"vcera"},
         {"posledni", "poslednich"},
         {"den", "dny", "dni", "dnu"},
         {{"kdo", "actor"},
          {"akce", "action"},
          {"pobocka", "branch"},
          {"klient", "customer"},
          {"zakaznik", "customer"},
          {"ucet", "account"},
          {"predmet", "subject"},
          {"vysledek", "result"},
          {"od", "from"},
          {"do", "to"},
          {"udalost", "seq"},
          {"cislo", "seq"}},
         {{"uspech", AuditResult::Succeeded}, {"odmitnuto", AuditResult::Refused}, {"selhalo", AuditResult::Failed}}},
    };
    return languages;
}

bool isIn(const std::vector<std::string_view>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool inAny(const std::vector<std::size_t>& rows, std::vector<std::string_view> Language::*words, std::string_view typed)
{
    const std::string word = plainWord(typed);
    return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) { return isIn(table()[row].*words, word); });
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

} // namespace

std::string plainWord(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) || !decompose)
        throw std::runtime_error("ICU cannot normalise text");
    const icu::UnicodeString parts = decompose->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))).foldCase(),
        status);
    icu::UnicodeString plain;
    for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        const UChar32 letter = parts.char32At(at);
        if (u_charType(letter) != U_NON_SPACING_MARK)
            plain.append(letter);
    }
    std::string word;
    return plain.toUTF8String(word);
}

AuditWords::AuditWords(const std::vector<std::string>& languages)
{
    for (std::size_t row = 0; row < table().size(); ++row)
        if (const auto code = table()[row].code;
            code == "en" || std::find(languages.begin(), languages.end(), code) != languages.end())
            m_rows.push_back(row);
}

std::string_view AuditWords::key(std::string_view typed) const
{
    const std::string word = plainWord(typed);
    for (const std::size_t row : m_rows)
        for (const Key& key : table()[row].keys)
            if (key.word == word)
                return key.english;
    return {};
}

std::optional<AuditResult> AuditWords::result(std::string_view typed) const
{
    const std::string word = plainWord(typed);
    for (const std::size_t row : m_rows)
        for (const auto& [name, result] : table()[row].results)
            if (name == word)
                return result;
    return std::nullopt;
}

bool AuditWords::isToday(std::string_view word) const
{
    return inAny(m_rows, &Language::today, word);
}

bool AuditWords::isYesterday(std::string_view word) const
{
    return inAny(m_rows, &Language::yesterday, word);
}

bool AuditWords::isLast(std::string_view word) const
{
    return inAny(m_rows, &Language::last, word);
}

bool AuditWords::isDays(std::string_view word) const
{
    return inAny(m_rows, &Language::days, word);
}

std::vector<std::string> languagesIn(std::string_view acceptLanguage)
{
    std::vector<std::string> languages;
    while (!acceptLanguage.empty() && languages.size() < kMostLanguages) {
        const auto comma = std::min(acceptLanguage.find(','), acceptLanguage.size());
        const std::string_view range = trimmed(acceptLanguage.substr(0, comma));
        acceptLanguage.remove_prefix(std::min(comma + 1, acceptLanguage.size()));
        const auto quality = range.find(";q=0");
        const bool never =
            quality != std::string_view::npos && range.find_first_not_of(".0", quality + 4) == std::string_view::npos;
        std::string primary(range.substr(0, range.find_first_of("-_; \t")));
        for (char& c : primary)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (!primary.empty() && !never)
            languages.push_back(std::move(primary));
    }
    return languages;
}

} // namespace cf::bank
