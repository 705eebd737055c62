// What a person typed into a search field, turned into conditions on the normalised search columns: those that
// bank.customer_search_text and bank.name_search_text make, with a blank before and after each word.
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
    //! The words of a text in the form in which they are compared (bank.search_form, which is asked), at most
    //! kMostSearchWords. A text that can be a telephone number is also sought as one: by its digits, whatever stands
    //! between them, with and without the country's calling code.
    static SearchWords of(db::Transaction& transaction, std::string_view text);

    //! Nothing is sought: no word, or only blanks and what cannot be seen.
    bool empty() const { return m_words == 0; }
    //! Whether every word is sought: none was one too many.
    bool isWhole() const { return m_whole; }

    //! One word of one or two letters, or of one Chinese, Japanese or Korean one: too little for the trigram index to
    //! find anywhere. It is sought where the text begins (patterns()[0]) and as a whole word (patterns()[1]).
    bool isLoneShort() const { return !m_lone.empty(); }

    //! " AND …": `column` holds every word; nothing when there is none. Words of three letters and more are sought
    //! anywhere, shorter ones beside another at the beginning of a word. Each is a condition of its own so that an
    //! index serves it. `parameter` is the text[] of the patterns, "$2".
    std::string conditions(std::string_view column, std::string_view parameter) const;

    //! " AND …": `column` begins with the lone short word, as an index on its first letters finds it.
    std::string beginning(std::string_view column, std::string_view parameter) const;

    //! " AND …" for one pattern.
    static std::string condition(std::string_view column, std::string_view parameter, std::size_t pattern);

    //! What to pass as that parameter.
    std::string patterns() const;

private:
    void addWords(const std::vector<std::string>& words);
    void addTelephone(std::string_view text);

    std::string m_lone;                  //!< The lone short word, behind a blank; else empty.
    std::vector<std::string> m_patterns; //!< Of LIKE: one for each word (two for a lone short one), then telephones.
    std::size_t m_words = 0;
    std::size_t m_wordPatterns = 0;
    bool m_whole = true;
};

} // namespace cf::bank
