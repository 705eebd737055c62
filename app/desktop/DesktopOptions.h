// The settings of one run of the desktop, from the command line, the tour or a test.
#pragma once

#include "ui/theme/ThemeController.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace cf::ui {
class FileDialogs;
}

namespace cf::app {

struct DesktopOptions
{
    QString bank;                         //!< --server: https://host:port. Empty: the machine policy's.
    QString authorityFile;                //!< --ca: PEM. Empty: the machine policy's.
    QString policyFile;                   //!< --policy. Empty: MachinePolicy::kDefaultPath.
    QString dataFolder;                   //!< --data: journal, settings and log. Empty: the user's own folders.
    QString demonstration;                //!< --demonstration: the users of a demonstration bank. Empty: none.
    QString language;                     //!< --language: one of Appearance::languages(). Empty: the system's.
    std::optional<ui::ThemeChoice> theme; //!< --theme. Empty: the user's setting.
    //! Instead of the machine policy's minutes; for tests.
    std::optional<std::chrono::milliseconds> idle;
    //! Instead of the system's file dialogs; for tests. Outlives the desktop.
    ui::FileDialogs* files = nullptr;
    //! Changed by the preferences. Null: they are only saved. Outlives the desktop.
    class Appearance* appearance = nullptr;

    //! Paths for this run.
    QString settingsFile() const;
    QString journalFolder() const;
    QString logFile() const;

    //! Reads the program's arguments. Exits with a message if one is unknown, or for --help.
    static DesktopOptions fromArguments(const QStringList& arguments);
};

} // namespace cf::app
