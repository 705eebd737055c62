// Turns the text of a search field into conditions on the normalised search columns, as built by
// bank.customer_search_text and bank.name_search_text, with a blank before and after each word.
#pragma once

#include "services/bank/platform/postgres/Connection.h"

#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

inline constexpr std::size_t kMostSearchWords = 12;

class SearchWords
{
public:
    //! Splits a text into words, normalised by the SQL function bank.search_form, at most kMostSearchWords. A text that
    //! can be a telephone number is also searched as one: by its digits, whatever the separators, with and without the
    //! country's calling code.
    static SearchWords of(db::Transaction& transaction, std::string_view text);

    //! Nothing to search for: no word, or only blanks and invisible characters.
    bool empty() const { return m_words == 0; }
    //! Whether every word is searched for: none was over the limit.
    bool isWhole() const { return m_whole; }

    //! A single word of one or two letters, or one Chinese, Japanese or Korean character: too short for the trigram
    //! index. It is searched at the beginning of the text (patterns()[0]) and as a whole word (patterns()[1]).
    bool isLoneShort() const { return !m_lone.empty(); }

    //! " AND …": `column` contains every word; empty when there is none. Words of three or more letters match anywhere,
    //! shorter ones beside another at the beginning of a word. Each is a separate condition so that an index serves it.
    //! `parameter` is the text[] of the patterns, "$2".
    std::string conditions(std::string_view column, std::string_view parameter) const;

    //! " AND …": `column` begins with the lone short word, served by an index on its first letters.
    std::string beginning(std::string_view column, std::string_view parameter) const;

    //! " AND …" for one pattern.
    static std::string condition(std::string_view column, std::string_view parameter, std::size_t pattern);

    //! The value of that parameter.
    std::string patterns() const;

private:
    void addWords(const std::vector<std::string>& words);
    void addTelephone(std::string_view text);

    std::string m_lone;                  //!< The lone short word, after a blank; else empty.
    std::vector<std::string> m_patterns; //!< For LIKE: one per word (two for a lone short one), then telephones.
    std::size_t m_words = 0;
    std::size_t m_wordPatterns = 0;
    bool m_whole = true;
};

} // namespace cf::bank
