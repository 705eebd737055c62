// What the whole application wears: style, theme, language, the guard of the mouse wheel. One for each QApplication;
// made by main, by the tour and by tests before the desktop.
#pragma once

#include "app/desktop/DesktopOptions.h"
#include "ui/preferences/Preferences.h"

#include <QTranslator>

class QApplication;

namespace cf::app {

class Appearance
{
public:
    //! The application outlives this.
    Appearance(QApplication& application, const DesktopOptions& options);
    ~Appearance();

    ui::ThemeController& theme() { return m_theme; }

    //! What the user has just chosen: theme and density at once, the language with renewLanguage().
    void apply(const ui::Preferences& preferences);
    //! Loads the language that is wanted now. True when it is another one than before.
    bool renewLanguage();

private:
    void load();

    QString m_wanted; //!< Language; empty: the system's.
    QString m_loaded;
    bool m_fixedTheme; //!< Given on the command line.
    bool m_fixedLanguage;
    ui::ThemeController m_theme;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace cf::app
