// The birth number as the old Czech bank wrote it: YYMMDD, fifty added to a woman's month. BerkaReader takes sex and
// birth date from it; the number itself, a national id, is not stored.
#pragma once

#include "models/domain/Date.h"

#include <optional>
#include <string_view>

namespace cf::bank::importing {

enum class Sex
{
    Female,
    Male,
};

struct BirthNumber
{
    Sex sex;
    Date date; //!< Always 19YY: the records end in 1999.
};

//! Six digits; anything else, or a day that does not exist, is empty.
std::optional<BirthNumber> parseBirthNumber(std::string_view text);

//! "YYMMDD" as 19YY-MM-DD; anything else is empty.
std::optional<Date> parseShortDate(std::string_view text);

} // namespace cf::bank::importing
