// What the window needs of the rest of the program. The composition root owns everything in it; all outlive the window.
#pragma once

#include "services/client/DemonstrationFile.h"
#include "ui/shell/Feature.h"

#include <QString>

class QObject;
class QSettings;

namespace cf::client {
class Bank;
class ConnectionMonitor;
class SessionKeeper;
class TransferSender;
} // namespace cf::client

namespace cf::ui {

struct ShellServices
{
    client::Bank& bank;
    client::SessionKeeper& session;
    client::ConnectionMonitor& monitor;
    QSettings& settings;
    QString host; //!< The bank's, as people read it.
    //! One for each person who signs in: an order is resolved by nobody but who gave it. Belongs to `parent`.
    std::function<client::TransferSender*(QObject* parent)> newSender;
    FeatureList features;
    //! Puts the chosen language into effect; true when it changed and what is shown must be made anew.
    std::function<bool()> renewLanguage = {};
    //! Shows the folder that holds a file.
    std::function<void(const QString& file)> openFolderOf = {};
    //! The people of a demonstration, or why the file that was given cannot be used. Null: none was given.
    const Outcome<client::Demonstration, client::DemonstrationFault>* demonstration = nullptr;
};

} // namespace cf::ui
