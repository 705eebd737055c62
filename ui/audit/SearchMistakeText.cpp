// The switch has no default: a new mistake without a sentence here causes a compiler warning.
#include "ui/audit/SearchMistakeText.h"

#include "services/contract/Audit.h"
#include "services/contract/Wire.h"

#include <algorithm>

namespace cf::ui {
namespace {

using Code = contract::AuditSearchMistake;

} // namespace

QString SearchMistakeText::of(const client::CallFailure& failure)
{
    if (!failure.problem)
        return {};
    const auto& errors = failure.problem->errors;
    const auto found = std::find_if(errors.begin(), errors.end(), [](const contract::FieldError& error) {
        return error.pointer == "?search" || error.pointer == "/filter/search";
    });
    return found == errors.end() ? QString() : sentence(*found);
}

QString SearchMistakeText::sentence(const contract::FieldError& error)
{
    const auto code = error.code ? contract::enumOf<Code>(*error.code) : std::nullopt;
    const auto word = [&](std::size_t which) {
        return error.words && which < error.words->size() ? QString::fromStdString((*error.words)[which]) : QString();
    };
    // A newer bank may report unknown mistakes; its own sentence is better than none.
    if (!code)
        return QString::fromStdString(error.message);
    switch (*code) {
    case Code::TooLong:
        return tr("The search that begins with “%1” is longer than %2 characters.").arg(word(0), word(1));
    case Code::TooManyWords:
        return tr("There are more than %2 words: leave out “%1”.").arg(word(0), word(1));
    case Code::QuoteNotClosed:
        return tr("The quotation mark in “%1” is not closed.").arg(word(0));
    case Code::EmptyQuotes:
        return tr("“%1” is empty.").arg(word(0));
    case Code::UnknownKey:
        //: the words with a colon are the same in every language
        return tr("The trail cannot be searched by “%1”. Use actor:, action:, branch:, customer:, account:, subject:, "
                  "result:, from:, to:, trace: or seq:, or put the word in quotation marks.")
            .arg(word(0));
    case Code::KeyTwice:
        return tr("“%1” appears twice: keep one.").arg(word(0));
    case Code::KeyWithoutValue:
        return tr("“%1” needs a value right after the colon.").arg(word(0));
    case Code::NotADay:
        return tr("“%1” is not a day: write it like 2026-11-01.").arg(word(0));
    case Code::NotAResult:
        //: the three words are the same in every language
        return tr("“%1” is not a result: write succeeded, refused or failed.").arg(word(0));
    case Code::NotATrace:
        return tr("“%1” is not a trace, which has eight to 32 hexadecimal digits.").arg(word(0));
    case Code::NotANumber:
        return tr("“%1” is not an event number: write 0, 1, 2 and so on.").arg(word(0));
    case Code::NotAnAccount:
        return tr("“%1” is neither an account's id nor an IBAN.").arg(word(0));
    case Code::DaysReversed:
        return tr("“%1” is after “%2”: there is no day between them.").arg(word(0), word(1));
    case Code::DaysTwice:
        return tr("“%1” and “%2” both set the time: keep one.").arg(word(0), word(1));
    case Code::DaysOutOfRange:
        return tr("“%1” must be between one day and %2 days.").arg(word(0), word(1));
    case Code::TooManyNameWords:
        return tr("“%1” has more than %2 words of a name.").arg(word(0), word(1));
    case Code::TooManyStaff:
        return tr("“%1” matches more than %2 colleagues: write more of the name.").arg(word(0), word(1));
    case Code::TooManyBranches:
        return tr("“%1” matches more than %2 branches: write more of the name.").arg(word(0), word(1));
    case Code::TooManyCustomers:
        return tr("“%1” matches more than %2 customers: write more of the name.").arg(word(0), word(1));
    case Code::TooManyTraces:
        return tr("“%1” matches more than %2 traces: write more of its digits.").arg(word(0), word(1));
    case Code::NobodyOfTheStaff:
        return tr("“%1” is not a member of staff.").arg(word(0));
    case Code::NoBranch:
        return tr("“%1” is not a branch of this bank.").arg(word(0));
    case Code::NoCustomer:
        return tr("“%1” is not a customer of this bank.").arg(word(0));
    case Code::NoAccount:
        return tr("“%1” is not an account of this bank.").arg(word(0));
    case Code::NoAction:
        return tr("“%1” is not an action in the trail.").arg(word(0));
    case Code::Nothing:
        return tr("“%1” is neither a person nor an action, nor any other word that the search understands.")
            .arg(word(0));
    }
    return {};
}

} // namespace cf::ui
