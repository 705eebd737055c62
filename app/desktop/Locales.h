// The rule for language and region: text, month and weekday names and writing direction follow the displayed language;
// figures, dates and times follow the machine's region.
//
// So QLocale() is the region's, and tables::wordsFor() has the names of the months.
#pragma once

#include <QLocale>
#include <QString>

namespace cf::app {

struct Locales
{
    QLocale words;
    QLocale formats; //!< For QLocale::setDefault().
};

//! The regional locale: `wanted` ("de_AT"), else this machine's. The C locale if neither is set.
QLocale regionFor(const QString& wanted);

//! Digits and direction follow the language: no Arabic digits next to English text.
Locales localesFor(QLocale::Language language, const QLocale& region);

} // namespace cf::app
