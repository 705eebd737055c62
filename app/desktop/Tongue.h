// The one rule for language and region: words, with months, days of the week and the direction of writing, come from
// the language that is really shown; figures, dates and times are written as in the region where the desk stands.
//
// So QLocale() is the region's, and tables::wordsFor() has the names of the months.
#pragma once

#include <QLocale>
#include <QString>

namespace cf::app {

struct Tongue
{
    QLocale words;
    QLocale figures; //!< For QLocale::setDefault().
};

//! The locale of the place: what `wanted` says ("de_AT"), else this machine's. The C locale when nobody says.
QLocale regionFor(const QString& wanted);

//! Digits and direction follow the language: English words have no Arabic figures beside them.
Tongue tongueFor(QLocale::Language language, const QLocale& region);

} // namespace cf::app
