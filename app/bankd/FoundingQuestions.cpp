#include "app/bankd/FoundingQuestions.h"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <stdexcept>

namespace cf::app {
namespace {

using bank::Founding;

constexpr auto kQuestions = std::to_array<FoundingQuestion>({
    {&Founding::name, "--name", "Name of the bank"},
    {&Founding::country, "--country", "Country, two letters such as AT"},
    {&Founding::bankCode, "--bank-code", "Bank code, as in the country's IBANs"},
    {&Founding::bic, "--bic", "BIC"},
    {&Founding::currency, "--currency", "Base currency, such as EUR"},
    {&Founding::timeZone, "--time-zone", "Time zone, such as Europe/Vienna"},
    {&Founding::branchCode, "--branch-code", "Code of the first branch"},
    {&Founding::branchName, "--branch-name", "Name of the first branch"},
    {&Founding::administrator, "--administrator", "User name of the first administrator"},
    {&Founding::administratorName, "--administrator-name", "The administrator's name, as colleagues see it"},
});

const FoundingQuestion& questionOf(std::string Founding::*field)
{
    return *std::find_if(kQuestions.begin(), kQuestions.end(),
                         [&](const FoundingQuestion& question) { return question.field == field; });
}

void ask(Founding& founding, const FoundingQuestion& question, std::istream& in, std::ostream& out)
{
    out << question.question << ": " << std::flush;
    std::string line;
    if (!std::getline(in, line))
        throw std::runtime_error("The bank was not founded: an answer is missing.");
    founding.*question.field = line;
}

} // namespace

std::span<const FoundingQuestion> foundingQuestions()
{
    return kQuestions;
}

Founding askForFounding(Founding founding, const bank::TimeZones& known, std::istream& in, std::ostream& out)
{
    for (const FoundingQuestion& question : kQuestions)
        if ((founding.*question.field).empty())
            ask(founding, question, in, out);
    for (;;) {
        founding = bank::tidied(std::move(founding));
        const auto mistakes = bank::mistakesIn(founding, known);
        if (mistakes.empty())
            return founding;
        out << mistakes.front().sentence << '\n';
        ask(founding, questionOf(mistakes.front().field), in, out);
    }
}

std::string missingFlags(const Founding& founding)
{
    std::string missing;
    for (const FoundingQuestion& question : kQuestions)
        if ((founding.*question.field).empty())
            missing.append(missing.empty() ? "" : ", ").append(question.flag);
    return missing;
}

} // namespace cf::app
