#include "app/desktop/Appearance.h"

#include "app/desktop/Locales.h"
#include "models/tables/DateText.h"
#include "ui/widgets/WheelGuard.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QWidget>

// A static library's resources are not registered by themselves; this must stand outside any namespace.
static void registerTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace cf::app {
namespace {

ui::Preferences chosen(const DesktopOptions& options)
{
    ui::Preferences preferences = ui::Preferences::read(QSettings(options.settingsFile(), QSettings::IniFormat));
    if (options.theme)
        preferences.theme = *options.theme;
    if (!options.language.isEmpty())
        preferences.language = options.language;
    return preferences;
}

} // namespace

Appearance::Appearance(QApplication& application, const DesktopOptions& options)
    : m_fixedTheme(options.theme.has_value())
    , m_fixedLanguage(!options.language.isEmpty())
    , m_theme(application, chosen(options).theme)
{
    application.setApplicationName(QStringLiteral("counterfoil"));
    application.setApplicationDisplayName(QStringLiteral("Counterfoil"));
    application.installEventFilter(new ui::WheelGuard(&application));
    const ui::Preferences preferences = chosen(options);
    m_theme.setDensity(preferences.density);
    m_wanted = preferences.language;
    m_loaded = m_wanted;
    load();
}

QStringList Appearance::languages()
{
    registerTranslations();
    QStringList found;
    const QStringList files = QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("counterfoil_*.qm")});
    for (const QString& file : files)
        found += file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
    return found;
}

void Appearance::apply(const ui::Preferences& preferences)
{
    if (!m_fixedTheme)
        m_theme.setChoice(preferences.theme);
    m_theme.setDensity(preferences.density);
    if (!m_fixedLanguage)
        m_wanted = preferences.language;
}

bool Appearance::renewLanguage()
{
    if (m_wanted == m_loaded)
        return false;
    m_loaded = m_wanted;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    load();
    return true;
}

Appearance::~Appearance()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    tables::setWordsLocale(std::nullopt);
}

void Appearance::load()
{
    registerTranslations();
    // Without a file for the language the source's English is shown; English's own file provides the plurals.
    const auto loads = [this](const QLocale& language) {
        return m_ours.load(language, QStringLiteral("counterfoil"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    };
    if (loads(m_wanted.isEmpty() ? QLocale::system() : QLocale(m_wanted)) || loads(QLocale(QLocale::English)))
        QCoreApplication::installTranslator(&m_ours);
    const Locales locales = localesFor(QLocale(m_ours.language()).language(), regionFor(m_wanted));
    // Qt's own texts are English in its source; texts in another language must not be mixed with English ones.
    if (m_qt.load(QLocale(locales.words.language()), QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    tables::setWordsLocale(locales.words);
    QLocale::setDefault(locales.formats);
    // An existing widget keeps the locale it was created with.
    for (QWidget* window : QApplication::topLevelWidgets())
        window->setLocale(locales.formats);
    QGuiApplication::setLayoutDirection(locales.words.textDirection());
}

} // namespace cf::app
