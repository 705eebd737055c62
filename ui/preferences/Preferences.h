// The user's preferences in the settings file: read at start, changed on the preferences page.
//
// Theme and density act at once. The language changes when nobody is signed in: that is the one moment when every word
// can change.
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
    QString printer;  //!< Where receipts go; empty: ask where to save a PDF.

    //! Missing or unknown values take the default.
    static Preferences read(const QSettings& settings);
    void write(QSettings& settings) const;
};

} // namespace cf::ui
