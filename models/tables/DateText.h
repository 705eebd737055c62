// Business dates as people read them, in a locale. Tables and pages write with it; tool tips and screen readers get the
// ISO form beside it.
#pragma once

#include "models/domain/Date.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace cf::tables {

//! An invalid QDate for a day that does not exist.
QDate toQDate(Date date);
Date fromQDate(const QDate& day);
//! As the clock on this machine's wall shows it, whole milliseconds.
QDateTime localTime(Instant instant);

/*! The locale's short form, made unambiguous: the year has four digits (customers were born in two centuries), and
   where day and month stand between slashes the month is a word ("3/4" is two days). */
QString formatDate(Date date, const QLocale& locale);

//! "1994-03-31" (ISO 8601).
QString isoDate(Date date);

} // namespace cf::tables
