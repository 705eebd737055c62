// Application-wide look: style, theme, language, mouse wheel guard. One per QApplication; created by main, the tour and
// tests before the desktop.
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

    //! The program's languages: "de", "en". The choices of --language and of the preferences.
    static QStringList languages();

    ui::ThemeController& theme() { return m_theme; }

    //! Applies the user's choice: theme and density at once, the language with renewLanguage().
    void apply(const ui::Preferences& preferences);
    //! Loads the chosen language. True if it changed.
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
