// The steps of one SignInController, one shown at a time. In the middle of the sign-in page and of the lock screen.
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
    //! A card that holds this, in the middle of its row. Called once.
    QLayout* inCard(QWidget* parent);

    CredentialsStep* credentials() const { return m_credentials; }
    //! The step that is shown takes the focus.
    void activate();
    //! False while something is shown that would be lost: asks whether to leave all the same, and calls `goOn` then.
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
