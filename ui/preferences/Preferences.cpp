#include "ui/preferences/Preferences.h"

#include <QSettings>

namespace cf::ui {
namespace {

const QString kTheme = QStringLiteral("appearance/theme");
const QString kDensity = QStringLiteral("appearance/density");
const QString kLanguage = QStringLiteral("appearance/language");
const QString kPrinter = QStringLiteral("printing/branchPrinter");
const QString kCompact = QStringLiteral("compact");

} // namespace

Preferences Preferences::read(const QSettings& settings)
{
    Preferences preferences;
    preferences.theme = themeChoiceFromSetting(settings.value(kTheme).toString());
    preferences.density = settings.value(kDensity).toString() == kCompact ? Density::Compact : Density::Comfortable;
    preferences.language = settings.value(kLanguage).toString();
    preferences.printer = settings.value(kPrinter).toString();
    return preferences;
}

void Preferences::write(QSettings& settings) const
{
    settings.setValue(kTheme, toSetting(theme));
    settings.setValue(kDensity, density == Density::Compact ? kCompact : QStringLiteral("comfortable"));
    settings.setValue(kLanguage, language);
    settings.setValue(kPrinter, printer);
}

} // namespace cf::ui
