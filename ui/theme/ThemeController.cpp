// Qt 6.4 has no QStyleHints::colorScheme, so dark is detected by the lightness of the system's palette.
#include "ui/theme/ThemeController.h"

#include "ui/theme/StyleSheet.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QTimer>
#include <QWindow>

namespace cf::ui {

ThemeController::ThemeController(QApplication& application, ThemeChoice choice, QObject* parent)
    : QObject(parent)
    , m_application(application)
    , m_choice(choice)
{
    QApplication::setStyle(QStringLiteral("fusion"));
    apply();
    application.installEventFilter(this);
}

void ThemeController::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeController::setDensity(Density density)
{
    m_application.setProperty(kDensityProperty, static_cast<int>(density));
    apply();
}

bool ThemeController::eventFilter(QObject* watched, QEvent* event)
{
    if (m_applying)
        return false;
    const auto type = event->type();
    if (type == QEvent::ApplicationPaletteChange && watched == &m_application) {
        const bool followed = m_choice == ThemeChoice::System;
        // Something else set the palette: follow it in system mode, else restore ours.
        QTimer::singleShot(0, this, [this, followed] { followed ? put(Theme::current()) : apply(); });
    } else if ((type == QEvent::ThemeChange && qobject_cast<QWindow*>(watched) != nullptr) ||
               (type == QEvent::ApplicationFontChange && watched == &m_application)) {
        // Our palette hides the system's, so a theme change causes no palette change.
        QTimer::singleShot(0, this, [this] { apply(); });
    }
    return false;
}

bool ThemeController::systemIsDark()
{
    QApplication::setPalette(QPalette());
    return Theme::current().dark;
}

void ThemeController::apply()
{
    const QScopedValueRollback guard(m_applying, true);
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark());
    put(dark ? Theme::darkTheme() : Theme::light());
}

void ThemeController::put(const Theme& theme)
{
    const QScopedValueRollback guard(m_applying, true);
    QApplication::setPalette(theme.palette());
    const QString sheet = styleSheetFor(theme);
    if (m_application.styleSheet() != sheet)
        m_application.setStyleSheet(sheet);
    Q_EMIT themeChanged();
}

QString toSetting(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoiceFromSetting(const QString& word)
{
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    return word == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

} // namespace cf::ui
