// Every page of the window, one entry each: who may open it, how it is reached and how it is created.
#pragma once

#include "ui/shell/Feature.h"

#include <QCoreApplication>

class QSettings;

namespace cf::client {
class Bank;
class SessionKeeper;
class OrderJournal;
} // namespace cf::client

namespace cf::ui {
class FileDialogs;
struct Preferences;
struct ReceiptServices;
} // namespace cf::ui

namespace cf::app {

//! What pages depend on. All of it outlives them.
struct PageServices
{
    client::Bank& bank;
    client::SessionKeeper& session;
    client::OrderJournal& journal;
    QSettings& settings;
    ui::FileDialogs& files;
    ui::ReceiptServices& receipts;
    std::function<void(const ui::Preferences&)> applyPreferences;
};

class Features
{
    Q_DECLARE_TR_FUNCTIONS(Features)

public:
    //! Those the signed-in user may use.
    static std::vector<ui::Feature> of(const PageServices& services, ui::Navigator& navigator,
                                       client::OrderSender& sender);
};

} // namespace cf::app
