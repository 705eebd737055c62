// Splits an amount that was typed or pasted into its sign, the currency before or after it, and the digits. AmountText
// parses the result.
#pragma once

#include "models/domain/Currency.h"

#include <QString>
#include <QStringList>

namespace cf::tables {

enum class AmountSign
{
    None,
    Plus,
    Minus,
};

struct AmountParts
{
    AmountSign sign = AmountSign::None;
    QStringList currencies; //!< As written, before and after: "EUR", "Kč"; empty if none.
    QString digits;      //!< From the first digit to the last: '0' to '9', '.', ',' and '_' for blanks and apostrophes.
    bool isWhole = true; //!< Nothing else was written.
};

AmountParts splitAmount(const QString& text);

//! Whether `written` means this currency: its code in any case, or one of its signs. A sign that several currencies
//! share, such as "$", matches each of them.
bool namesCurrency(const QString& written, Currency currency);
//! Code of the written currency, or the text itself if several share that sign. Empty: no currency.
QString currencyWritten(const QString& written);

} // namespace cf::tables
