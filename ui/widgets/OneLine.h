// What is left of a text in a field of one line: what would break the line becomes a blank, what nobody can see goes.
// LineEdit and PasswordEdit hold their text to it, so that a paste never brings the bank what it must refuse.
#pragma once

#include <QString>

namespace cf::ui {

/*! Line breaks, tabs and other controls, and every other kind of blank, are one ordinary blank. Marks of direction,
   zero-width characters, noncharacters and halves of a surrogate pair go; joiners stay between what they join, since
   letters of some scripts and emojis are written with them. `text` may be half typed: blanks at its ends stay. */
QString oneLine(const QString& text);
//! Of a password nothing changes but that controls and line breaks go, which nobody can type.
QString withoutBreaks(const QString& text);

//! As the bank counts: code points.
qsizetype characterCount(const QString& text);

/*! `text` with at most `most` characters: what is too much goes from before `end`, as from the end of what was just put
   in there, and never a part of what people see as one character. */
QString shortened(const QString& text, qsizetype end, qsizetype most);

} // namespace cf::ui
