// The languages of statements: texts, date and amount formats. Called by StatementPdf.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Money.h"

#include <optional>
#include <string>
#include <string_view>

namespace cf::bank {

//! Sentences have %1 and %2 as placeholders.
struct StatementWords
{
    std::string_view language; //!< BCP 47, "en".
    std::string_view title;
    std::string_view iban;
    std::string_view moreHolders; //!< Below the names that fit; %1: how many do not.
    std::string_view currency;
    std::string_view period;
    std::string_view fromTo; //!< %1, %2: dates.
    std::string_view entries;
    std::string_view opening;
    std::string_view credits;
    std::string_view debits;
    std::string_view closing;
    std::string_view broughtForward;
    std::string_view booked;
    std::string_view valueDate;
    std::string_view details;
    std::string_view amount;  //!< %1: the currency's code.
    std::string_view balance; //!< The same.
    std::string_view noEntries;
    std::string_view page; //!< %1 of %2.
    std::string_view made; //!< %1: date, %2: time of day.
    std::string_view decimalPoint;
    std::string_view groupSign;
    std::string_view dateForm; //!< d, m, y: numbers; D, N: two-digit day and month; M: the month's English short name.
};

//! "en", "de" or "cs"; empty for any other.
std::optional<StatementWords> statementWords(std::string_view language);

//! With a true minus sign, digit groups of three and all decimals of the currency.
std::string amountText(const Money& money, const StatementWords& words);
std::string dateText(Date date, const StatementWords& words);

//! The sentence with its placeholders filled in.
std::string filledIn(std::string_view sentence, std::string_view first, std::string_view second = {});

} // namespace cf::bank
