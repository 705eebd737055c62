// What a user chooses about the program, kept in the settings file: read at start, changed on the page of preferences.
#pragma once

#include "ui/theme/ThemeController.h"

#include <QString>

class QSettings;

namespace cf::ui {

struct Preferences
{
    ThemeChoice theme = ThemeChoice::System;
    Density density = Density::Comfortable;
    QString language; //!< "en", "de"; empty: the system's.
    QString printer;  //!< Where receipts go; empty: a PDF whose place is asked for.

    //! What is missing or unknown is the default.
    static Preferences read(const QSettings& settings);
    void write(QSettings& settings) const;
};

} // namespace cf::ui
