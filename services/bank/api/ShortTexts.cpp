#include "services/bank/api/ShortTexts.h"

#include "models/domain/Text.h"

namespace cf::bank {

std::string memoMistake(std::string_view memo)
{
    if (const auto mistake = mistakeIn(memo))
        return contract::sentenceOf(*mistake);
    return characterCount(memo) > contract::kLongestMemo ? "must hold at most 140 characters" : "";
}

std::string reasonMistake(std::string_view reason)
{
    return reason.empty() ? "must say why" : memoMistake(reason);
}

} // namespace cf::bank
