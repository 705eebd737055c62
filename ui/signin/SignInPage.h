// Shown while nobody is signed in.
#pragma once

#include "services/client/ConnectionMonitor.h"
#include "services/client/DemonstrationFile.h"

#include <QWidget>

#include <functional>

class QLabel;
class QSettings;
class QVBoxLayout;

namespace cf::ui {

class DemonstrationPanel;
class MessageBanner;
class SignInController;
class SignInFlow;

class SignInPage : public QWidget
{
    Q_OBJECT

public:
    //! All outlive this. `bank` is the bank's host as shown to users.
    SignInPage(SignInController& controller, client::ConnectionMonitor& monitor, QSettings& settings,
               const QString& bank, QWidget* parent = nullptr);

    //! Below the card, once the bank reports that it is a demonstration. Called at most once; outlives this.
    void offerDemonstration(const Outcome<client::Demonstration, client::DemonstrationError>& demonstration,
                            SignInController& controller, const client::ConnectionMonitor& monitor);

    void activate();
    //! As SignInFlow's.
    bool mayEnd(const std::function<void()>& goOn);
    //! Why the user is back here, above the card; replaced by connection messages.
    void showNotice(const QString& sentence);

private:
    void showConnection(const client::ConnectionState& state);
    void showDemonstration(const client::Demonstration& demonstration, SignInController& controller,
                           const client::ConnectionState& state);

    MessageBanner* m_banner;
    SignInFlow* m_flow;
    QVBoxLayout* m_middle = nullptr;
    DemonstrationPanel* m_demonstration = nullptr;
    QLabel* m_noDemonstration = nullptr; //!< Why the given file cannot be used.
    bool m_bannerIsAboutConnection = false;
};

} // namespace cf::ui
