// The steps of one SignInController, one at a time. Centred on the sign-in page and the lock screen.
#pragma once

#include "ui/signin/SignInController.h"

#include <QWidget>

#include <functional>

class QLayout;

namespace cf::ui {

class AuthenticatorStep;
class CodeStep;
class CredentialsStep;
class NewPasswordStep;
class RecoveryCodesStep;
class SignInStep;

class SignInFlow : public QWidget
{
    Q_OBJECT

public:
    //! The controller outlives this.
    explicit SignInFlow(SignInController& controller, QWidget* parent = nullptr);
    //! A card containing this, centred in its row. Called once.
    QLayout* inCard(QWidget* parent);

    CredentialsStep* credentials() const { return m_credentials; }
    //! Focuses the current step.
    void activate();
    //! False while something would be lost: asks whether to leave anyway, and then calls `goOn`.
    bool mayEnd(const std::function<void()>& goOn);

private:
    SignInStep* widgetOf(SignInController::Step step) const;
    void connectSteps();
    void showStep(SignInController::Step step);
    void showFailure(const client::CallFailure& failure);

    SignInController& m_controller;
    CredentialsStep* m_credentials;
    CodeStep* m_code;
    NewPasswordStep* m_newPassword;
    AuthenticatorStep* m_authenticator;
    RecoveryCodesStep* m_recoveryCodes;
};

} // namespace cf::ui
