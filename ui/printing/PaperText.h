// Texts of people on paper, where nothing can be asked and nothing corrected: no box, no mark that turns a line around.
// Used by Receipt.
#pragma once

#include <QFont>
#include <QString>

#include <string>

namespace cf::ui {

//! As one line: what no page can hold is U+FFFD (models/domain/Text.h), and so is what no font of this machine has. Of
//! a flag its two letters stand there, and what only colours the character before it is left out.
QString paperText(const std::string& recorded, const QFont& font);

} // namespace cf::ui
