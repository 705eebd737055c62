// Formats and parses days and times in a locale. Used by tables and pages; tool tips and screen readers also get the
// ISO form.
#pragma once

#include "models/domain/Date.h"
#include "models/tables/BranchClock.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

#include <optional>

namespace cf::tables {

//! An invalid QDate if the day does not exist.
QDate toQDate(Date date);
Date fromQDate(const QDate& day);

/*! QLocale() says how figures and dates are written, which is the region's; months and days of the week are words, and
   those belong to the language of all other words. Set with the language, by Appearance, and
   taken back when that goes. */
void setWordsLocale(const std::optional<QLocale>& locale);
//! The locale for words; `formats` itself until one is set.
QLocale wordsFor(const QLocale& formats);

/*! The locale's short form, made unambiguous: the year has four digits (customers were born in two centuries), and
   where day and month stand between slashes the month is a word ("3/4" is two days). */
QString formatDate(Date date, const QLocale& locale);
//! A day as from formatDate() and the time to the minute, in the branch's time.
QString formatDateTime(Instant instant, const QLocale& locale);
QString formatDateTime(const QDateTime& local, const QLocale& locale);
//! Only the time, to the minute, if on the branch's current day.
QString formatRecent(Instant instant, const QLocale& locale);
//! The time of day alone, to the minute.
QString formatTime(Instant instant, const QLocale& locale);

//! The input format of a day, for QDateTimeEdit: the locale's short form in digits, with a four-digit year.
QString typedDayFormat(const QLocale& locale);

//! Parses a day in digits: ISO 8601, or in the locale's order with dots, slashes or hyphens and with or without blanks
//! and leading zeros; the year has four digits. Invalid if the day does not exist. Empty: not a day at all, but perhaps
//! a number with group signs ("1.234.567").
std::optional<QDate> readDay(const QString& text, const QLocale& locale);

//! "1994-03-31" (ISO 8601).
QString isoDate(Date date);

} // namespace cf::tables
