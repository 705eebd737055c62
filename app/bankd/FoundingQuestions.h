// What `bankd init` asks of whoever founds a bank: the flags of the command, and the questions at a terminal.
#pragma once

#include "services/bank/founding/Founding.h"

#include <iosfwd>
#include <span>

namespace cf::app {

struct FoundingQuestion
{
    std::string bank::Founding::*field = nullptr;
    const char* flag = "";     //!< "--country"
    const char* question = ""; //!< "Country, two letters"
};

//! In the order in which they are asked.
std::span<const FoundingQuestion> foundingQuestions();

//! Asks what is empty, and again what is wrong, until nothing is. Throws a sentence when there are no more answers.
bank::Founding askForFounding(bank::Founding founding, const bank::TimeZones& known, std::istream& in,
                              std::ostream& out);

//! "--name, --bic": what must still be said. Empty: nothing.
std::string missingFlags(const bank::Founding& founding);

} // namespace cf::app
