// Makes user-entered text safe to print, where it cannot be corrected: no missing glyphs, no bidirectional controls.
// Used by Receipt.
#pragma once

#include <QFont>
#include <QString>

#include <string>

namespace cf::ui {

//! As one line: unprintable characters (models/domain/Text.h) and those no font of this machine has become U+FFFD. A
//! flag becomes its two letters; a modifier that only colours the character before it is dropped.
QString printableText(const std::string& recorded, const QFont& font);

} // namespace cf::ui
