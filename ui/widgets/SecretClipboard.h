// Secrets leave the clipboard by themselves, and get there only when they are meant to. Used where recovery codes, the
// key for an authenticator and passwords stand in plain letters.
#pragma once

#include <QString>

class QLineEdit;

namespace cf::ui {

//! Copies it, marked for clipboard managers as a secret. The clipboard is emptied after a minute and when the program
//! ends, if it still holds this very text.
void copySecret(const QString& secret);

//! Of a field whose text is a secret: what can be read in it is copied as one, and never by merely being marked with
//! the mouse, which would leave it in the primary selection for every other program.
void guardSecret(QLineEdit* field);

} // namespace cf::ui
