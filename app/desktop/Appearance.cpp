// See Appearance.h.
#include "app/desktop/Appearance.h"

#include "ui/widgets/WheelGuard.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

// A static library's resources are not registered by themselves; this must stand outside any namespace.
static void registerTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace cf::app {
namespace {

ui::ThemeChoice chosenTheme(const DesktopOptions& options)
{
    if (options.theme)
        return *options.theme;
    const QSettings settings(options.settingsFile(), QSettings::IniFormat);
    return ui::themeChoiceFromSetting(settings.value(QStringLiteral("appearance/theme")).toString());
}

} // namespace

Appearance::Appearance(QApplication& application, const DesktopOptions& options)
    : m_theme(application, chosenTheme(options))
{
    application.setApplicationName(QStringLiteral("counterfoil"));
    application.setApplicationDisplayName(QStringLiteral("Counterfoil"));
    application.installEventFilter(new ui::WheelGuard(&application));
    const QLocale locale = options.language.isEmpty() ? QLocale::system() : QLocale(options.language);
    QLocale::setDefault(locale);
    load(locale);
}

Appearance::~Appearance()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

void Appearance::load(const QLocale& locale)
{
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    registerTranslations();
    // Without a file for the language the sentences in the source stand: English.
    if (m_ours.load(locale, QStringLiteral("counterfoil"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&m_ours);
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace cf::app
