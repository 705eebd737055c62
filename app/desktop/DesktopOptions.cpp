#include "app/desktop/DesktopOptions.h"

#include "app/desktop/Appearance.h"

#include <QCommandLineParser>
#include <QLocale>
#include <QStandardPaths>

#include <cstdio>
#include <cstdlib>

namespace cf::app {
namespace {

QString languageHelp()
{
    return Appearance::languages().join(QStringLiteral(" or ")) + QLatin1Char('.');
}

[[noreturn]] void refuse(const QString& sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(EXIT_FAILURE);
}

} // namespace

QString DesktopOptions::settingsFile() const
{
    if (!dataFolder.isEmpty())
        return dataFolder + QStringLiteral("/settings.ini");
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/counterfoil/desktop.ini");
}

QString DesktopOptions::journalFolder() const
{
    // Empty: the journal's default, the user's data folder.
    return dataFolder.isEmpty() ? QString() : dataFolder + QStringLiteral("/transfers");
}

QString DesktopOptions::logFile() const
{
    const QString folder =
        dataFolder.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/counterfoil")
            : dataFolder;
    return folder + QStringLiteral("/desktop.log");
}

DesktopOptions DesktopOptions::fromArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Counterfoil, the desktop for bank staff."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("The bank's address, instead of the machine policy's."),
         QStringLiteral("https://host:port")},
        {QStringLiteral("ca"), QStringLiteral("The certificate of the bank's authority."), QStringLiteral("file")},
        {QStringLiteral("policy"), QStringLiteral("Another machine policy."), QStringLiteral("file")},
        {QStringLiteral("data"), QStringLiteral("Folder for journal, settings and log."), QStringLiteral("folder")},
        {QStringLiteral("demonstration"),
         QStringLiteral("A demonstration bank's sign-in file; its users are offered on the sign-in page."),
         QStringLiteral("file")},
        {QStringLiteral("theme"), QStringLiteral("light, dark or system."), QStringLiteral("theme")},
        {QStringLiteral("language"), languageHelp(), QStringLiteral("language")},
    });
    parser.process(arguments);
    DesktopOptions options;
    options.bank = parser.value(QStringLiteral("server"));
    options.authorityFile = parser.value(QStringLiteral("ca"));
    options.policyFile = parser.value(QStringLiteral("policy"));
    options.dataFolder = parser.value(QStringLiteral("data"));
    options.demonstration = parser.value(QStringLiteral("demonstration"));
    options.language = parser.value(QStringLiteral("language"));
    if (!options.language.isEmpty() && !Appearance::languages().contains(QLocale(options.language).name().left(2)))
        refuse(QStringLiteral("There is no translation for the language “%1”. --language takes %2")
                   .arg(options.language, languageHelp()));
    if (parser.isSet(QStringLiteral("theme")))
        options.theme = ui::themeChoiceFromSetting(parser.value(QStringLiteral("theme")));
    return options;
}

} // namespace cf::app
