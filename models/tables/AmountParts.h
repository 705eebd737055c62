// Takes an amount that somebody typed or copied apart: the sign, the currency that stands before or behind it, and the
// digits. AmountText makes an amount of it.
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
    QStringList currencies; //!< As they stand there, in front and behind: "EUR", "Kč"; empty when none does.
    QString digits;      //!< From the first digit to the last: '0' to '9', '.', ',' and '_' for blanks and apostrophes.
    bool isWhole = true; //!< Nothing else stood there.
};

AmountParts takeApart(const QString& text);

//! Whether `written` names this currency: its code in any case, or a sign that it is written with. A sign that several
//! currencies share, such as "$", names each of them.
bool namesCurrency(const QString& written, Currency currency);
//! The code of the currency that was written, or what was written when it is the sign of several. Empty: it names none.
QString currencyWritten(const QString& written);

} // namespace cf::tables
