// What the whole application wears: style, theme, language, the guard of the mouse wheel. One for each QApplication;
// made by main, by the tour and by tests before the desktop.
#pragma once

#include "app/desktop/DesktopOptions.h"

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

private:
    void load(const QLocale& locale);

    ui::ThemeController m_theme;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace cf::app
