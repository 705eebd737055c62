// init: a bank begins, at a terminal or by flags.
#include "app/bankd/FoundingQuestions.h"
#include "app/bankd/OperatorPool.h"

#include <unistd.h>

#include <iostream>

namespace cf::app {
namespace {

bank::Founding answered(const InitOptions& options)
{
    bank::Founding founding;
    for (const FoundingQuestion& question : foundingQuestions())
        if (const auto answer = options.answers.find(question.flag);
            answer != options.answers.end() && !answer->second.empty())
            founding.*question.field = answer->second;
    return founding;
}

std::string allOf(const std::vector<bank::FoundingMistake>& mistakes)
{
    std::string sentences;
    for (const auto& mistake : mistakes)
        sentences += (sentences.empty() ? "" : "\n") + mistake.sentence;
    return sentences;
}

} // namespace

int foundBank(const InitOptions& options)
{
    bank::Founding founding = answered(options);
    const bool asks = ::isatty(STDIN_FILENO) == 1;
    if (const std::string missing = missingFlags(founding); !asks && !missing.empty())
        return fail("There is no terminal to ask at: " + missing + " must be given.");
    return withOperatorPool(options.location, [&](db::Pool& pool) {
        if (const auto why = pool.transaction(bank::obstacleToFounding))
            return fail(*why);
        const auto known = pool.transaction(bank::timeZones);
        founding = asks ? askForFounding(founding, known, std::cin, std::cout) : bank::tidied(founding);
        if (const auto mistakes = bank::mistakesIn(founding, known); !mistakes.empty())
            return fail(allOf(mistakes));
        const auto code = bank::found(pool, founding);
        if (code)
            std::cout << founding.name << " is founded. ";
        return printCode(code, founding.administrator);
    });
}

} // namespace cf::app
