// Days and moments as people read and type them, in a locale. Tables and pages write with it; tool tips and screen
// readers get the ISO form beside it.
#pragma once

#include "models/domain/Date.h"
#include "models/tables/BranchClock.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

#include <optional>

namespace cf::tables {

//! An invalid QDate for a day that does not exist.
QDate toQDate(Date date);
Date fromQDate(const QDate& day);

/*! QLocale() says how figures and dates are written, which is the region's; months and days of the week are words, and
   those belong to the language of all other words. Set with the language, by Appearance, and
   taken back when that goes. */
void setWordsLocale(const std::optional<QLocale>& locale);
//! The locale that words come from; `figures` itself while none was set.
QLocale wordsFor(const QLocale& figures);

/*! The locale's short form, made unambiguous: the year has four digits (customers were born in two centuries), and
   where day and month stand between slashes the month is a word ("3/4" is two days). */
QString formatDate(Date date, const QLocale& locale);
//! A day as formatDate() writes it and the time to the minute, by the clock of the branch.
QString formatMoment(Instant instant, const QLocale& locale);
QString formatMoment(const QDateTime& local, const QLocale& locale);
//! Of the branch's present day only the time, to the minute.
QString formatRecent(Instant instant, const QLocale& locale);
//! The time of day alone, to the minute.
QString formatTime(Instant instant, const QLocale& locale);

//! How a day is typed, as QDateTimeEdit reads formats: the locale's short form in figures, the year with four digits.
QString typedDayFormat(const QLocale& locale);

//! A day in figures as people type it: ISO 8601, or in the locale's order with dots, slashes or hyphens and with or
//! without blanks and leading zeros; the year has four digits. Invalid for a day that does not exist. Empty: this is no
//! day at all, but may be a number with its groups apart ("1.234.567").
std::optional<QDate> readDay(const QString& text, const QLocale& locale);

//! "1994-03-31" (ISO 8601).
QString isoDate(Date date);

} // namespace cf::tables
