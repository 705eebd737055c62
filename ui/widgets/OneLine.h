// Cleans text for a single-line field: line breaks become spaces, invisible characters are removed. LineEdit and
// PasswordEdit use it, so that a paste never sends text the bank must refuse.
#pragma once

#include <QString>

namespace cf::ui {

/*! Line breaks, tabs and other controls, and every other kind of blank, are one ordinary blank. Marks of direction,
   zero-width characters, noncharacters and halves of a surrogate pair go; joiners stay between what they join, since
   letters of some scripts and emojis are written with them. `text` may be half typed: blanks at its ends stay. */
QString oneLine(const QString& text);
//! For a password only control characters and line breaks, which cannot be typed, are removed.
QString withoutBreaks(const QString& text);

//! As the bank counts: code points.
qsizetype characterCount(const QString& text);

/*! `text` with at most `most` characters: what is too much goes from before `end`, as from the end of what was just put
   in there, and never a part of what people see as one character. */
QString shortened(const QString& text, qsizetype end, qsizetype most);

} // namespace cf::ui
