// The audit search vocabulary by language. To add a language, add a row to the table in AuditWords.cpp; English is
// always understood.
//
// The table has keys, results and words of time. The language is that of Accept-Language. A word that means nothing is
// a mistake, never an empty list.
#pragma once

#include "models/domain/AuditEvent.h"

#include <string>
#include <string_view>
#include <vector>

namespace cf::bank {

//! Lower case without accents, for comparing search words: "Včera" and "vcera".
std::string plainWord(std::string_view text);

class AuditWords
{
public:
    //! `languages` are BCP 47 primary subtags ("de"); unknown ones are ignored.
    explicit AuditWords(const std::vector<std::string>& languages = {});

    //! The English word ("actor", "from") for a key given without its colon; empty: none.
    std::string_view key(std::string_view word) const;
    std::optional<AuditResult> result(std::string_view word) const;
    bool isToday(std::string_view word) const;
    bool isYesterday(std::string_view word) const;
    //! "last", in "last 7 days".
    bool isLast(std::string_view word) const;
    //! "days", or "day".
    bool isDays(std::string_view word) const;

private:
    std::vector<std::size_t> m_rows; //!< Of the table, including English.
};

//! The primary subtags in an Accept-Language header (RFC 9110 section 12.5.4), lower case, without those of quality 0;
//! at most ten.
std::vector<std::string> languagesIn(std::string_view acceptLanguage);

} // namespace cf::bank
