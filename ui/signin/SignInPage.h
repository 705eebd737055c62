// What the window shows while nobody is signed in.
#pragma once

#include "services/client/ConnectionMonitor.h"

#include <QWidget>

class QSettings;

namespace cf::ui {

class MessageBanner;
class SignInController;
class SignInFlow;

class SignInPage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive this. `bank` is the host people know their bank by.
    SignInPage(SignInController& controller, client::ConnectionMonitor& monitor, QSettings& settings,
               const QString& bank, QWidget* parent = nullptr);

    void activate();
    //! Why the user is here again, above the card; replaced by what the connection has to say.
    void showNotice(const QString& sentence);

private:
    void showConnection(const client::ConnectionState& state);

    MessageBanner* m_banner;
    SignInFlow* m_flow;
    bool m_bannerIsAboutConnection = false;
};

} // namespace cf::ui
