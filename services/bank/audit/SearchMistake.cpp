#include "services/bank/audit/SearchMistake.h"

#include "services/contract/Wire.h"

namespace cf::bank {
namespace {

using Code = contract::AuditSearchMistake;

//! Cut to a line.
std::string shortened(const std::string& word)
{
    constexpr std::size_t kMost = 60;
    if (word.size() <= kMost)
        return word;
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80)
        --end; // not inside a character
    return word.substr(0, end) + "…";
}

//! %1 and %2 are the words.
const char* sentenceOf(Code code)
{
    switch (code) {
    case Code::TooLong:
        return "The search that begins with “%1” is longer than %2 characters.";
    case Code::TooManyWords:
        return "There are more than %2 words: leave out “%1”.";
    case Code::QuoteNotClosed:
        return "The quotation mark in “%1” is not closed.";
    case Code::EmptyQuotes:
        return "“%1” is empty.";
    case Code::UnknownKey:
        return "The trail cannot be searched by “%1”. Use actor:, action:, branch:, customer:, account:, subject:, "
               "result:, from:, to:, trace: or seq:, or put the word in quotation marks.";
    case Code::KeyTwice:
        return "“%1” appears twice: keep one.";
    case Code::KeyWithoutValue:
        return "“%1” needs a value right after the colon.";
    case Code::NotADay:
        return "“%1” is not a day: write it like 2026-11-01.";
    case Code::NotAResult:
        return "“%1” is not a result: write succeeded, refused or failed.";
    case Code::NotATrace:
        return "“%1” is not a trace, which has eight to 32 hexadecimal digits.";
    case Code::NotANumber:
        return "“%1” is not an event number: write 0, 1, 2 and so on.";
    case Code::NotAnAccount:
        return "“%1” is neither an account's id nor an IBAN.";
    case Code::DaysReversed:
        return "“%1” is after “%2”: there is no day between them.";
    case Code::DaysTwice:
        return "“%1” and “%2” both set the time: keep one.";
    case Code::DaysOutOfRange:
        return "“%1” must be between one day and %2 days.";
    case Code::TooManyNameWords:
        return "“%1” has more than %2 words of a name.";
    case Code::TooManyStaff:
        return "“%1” matches more than %2 colleagues: write more of the name.";
    case Code::TooManyBranches:
        return "“%1” matches more than %2 branches: write more of the name.";
    case Code::TooManyCustomers:
        return "“%1” matches more than %2 customers: write more of the name.";
    case Code::TooManyTraces:
        return "“%1” matches more than %2 traces: write more of its digits.";
    case Code::NobodyOfTheStaff:
        return "“%1” is not a member of staff.";
    case Code::NoBranch:
        return "“%1” is not a branch of this bank.";
    case Code::NoCustomer:
        return "“%1” is not a customer of this bank.";
    case Code::NoAccount:
        return "“%1” is not an account of this bank.";
    case Code::NoAction:
        return "“%1” is not an action in the trail.";
    case Code::Nothing:
        return "“%1” is neither a person nor an action, nor any other word that the search understands.";
    }
    return "";
}

} // namespace

contract::FieldError fieldError(const std::string& pointer, const SearchMistake& mistake)
{
    std::vector<std::string> words;
    for (const std::string& word : mistake.words)
        words.push_back(shortened(word));
    std::string message;
    for (const char* at = sentenceOf(mistake.code); *at; ++at) {
        if (*at == '%')
            message += words.at(static_cast<std::size_t>(*++at - '1'));
        else
            message += *at;
    }
    return {pointer, std::move(message), contract::nameOf(mistake.code), std::move(words)};
}

} // namespace cf::bank
