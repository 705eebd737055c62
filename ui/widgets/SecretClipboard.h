// Clears secrets from the clipboard automatically, and copies them only on purpose. Used where recovery codes,
// authenticator keys and passwords are shown in clear text.
#pragma once

#include <QString>

class QLineEdit;

namespace cf::ui {

//! Copies it, marked as secret for clipboard managers. The clipboard is cleared after a minute and when the program
//! ends, if it still holds this text.
void copySecret(const QString& secret);

//! For a field with a secret text: copying treats it as secret, and selecting with the mouse never copies it, which
//! would leave it in the primary selection for every other program.
void guardSecret(QLineEdit* field);

} // namespace cf::ui
