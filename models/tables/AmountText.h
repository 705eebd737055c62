// Parses and formats amounts in a locale. MoneyEdit parses with it; tables, sheets and receipts format with it.
//
// An amount is read only if there is exactly one way to read it.
#pragma once

#include "models/domain/Money.h"

#include <QLocale>
#include <QString>

namespace cf::tables {

enum class AmountError
{
    Empty,
    NotANumber,      //!< Something other than digits, one decimal sign and group signs.
    Sign,            //!< A minus: amounts entered here are never negative.
    Ambiguous,       //!< "12.345": thousands or decimals? Refused in every locale.
    Grouping,        //!< Group signs in the wrong places, or of two kinds.
    TooManyDecimals, //!< More decimals than the currency has.
    TooLarge,        //!< More than the bank can represent.
    OtherCurrency,   //!< The code or sign of another currency is beside it.
};

/*! Reads an amount someone typed or pasted, if there is one way to read it. Both "1234,50" and "1234.50" are read in
   every locale; group signs are blanks, apostrophes, points or commas, every three digits, or as the locale groups
   (en_IN: 12,34,567). Where one sign could as well group as begin the decimals, it is refused. The code or sign of
   `currency` may stand before or behind, and a plus anywhere beside the digits. Never through floating point. */
Outcome<Money, AmountError> parseAmount(const QString& text, Currency currency, const QLocale& locale);

//! A translated message for the person who typed `text`.
QString amountErrorText(AmountError error, Currency currency, const QString& text);

//! "1 234,50": narrow no-break blanks between thousands, the locale's decimal sign and digits, a true minus.
QString formatAmount(const Money& money, const QLocale& locale);
//! The same with the currency code: "1 234,50 EUR".
QString formatMoney(const Money& money, const QLocale& locale);
//! The form for an editable field: "1234,50".
QString plainAmount(const Money& money, const QLocale& locale);

} // namespace cf::tables
