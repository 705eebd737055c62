// What the window needs from the rest of the program. The composition root owns it all; everything outlives the window.
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
class OrderSender;
} // namespace cf::client

namespace cf::ui {

struct ShellServices
{
    client::Bank& bank;
    client::SessionKeeper& session;
    client::ConnectionMonitor& monitor;
    QSettings& settings;
    QString host; //!< The bank's host as shown to users.
    //! One per signed-in person: only the person who gave an order resolves it. Owned by `parent`.
    std::function<client::OrderSender*(QObject* parent)> newSender;
    FeatureList features;
    //! Applies the chosen language; true if it changed and the window must be rebuilt.
    std::function<bool()> renewLanguage = {};
    //! Opens the folder that contains a file.
    std::function<void(const QString& file)> openFolderOf = {};
    //! A demonstration's users, or why the given file cannot be used. Null: none was given.
    const Outcome<client::Demonstration, client::DemonstrationError>* demonstration = nullptr;
};

} // namespace cf::ui
