// Runs one person's sign-in or enrolment. The sign-in page and the lock screen show its steps; it knows no widgets.
// Never stores a password or a code.
#pragma once

#include "services/client/Bank.h"
#include "services/contract/SignIn.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace cf::ui {

class SignInController : public QObject
{
    Q_OBJECT

public:
    enum class Step
    {
        Credentials,
        Code,          //!< The second factor, after a correct password.
        NewPassword,   //!< Enrolment: one-time code and a new password.
        Authenticator, //!< Enrolment: the QR code, and a first code to confirm it.
        RecoveryCodes, //!< Enrolment: shown once.
    };
    Q_ENUM(Step)

    //! The bank outlives this.
    explicit SignInController(client::Bank& bank, QObject* parent = nullptr);

    //! This machine's key is ready. Earlier submissions wait for it.
    void allowCalls();

    Step step() const { return m_step; }
    bool isBusy() const { return m_busy; }
    //! In step Authenticator.
    const contract::Enrolment& enrolment() const { return m_enrolment; }
    //! The last code was a recovery code, not an authenticator code.
    bool usedRecoveryCode() const { return m_usedRecoveryCode; }
    //! In step RecoveryCodes.
    QStringList recoveryCodes() const;

    // Each is ignored while busy and ends in stepChanged, signedIn or failed.

    void submitPassword(const QString& userName, const QString& password);
    //! In step Code or Authenticator.
    void submitCode(const QString& code);
    void submitEnrolment(const QString& userName, const QString& enrolmentCode, const QString& password);
    //! The user confirmed keeping the recovery codes.
    void finish();
    //! Back to the first step; a pending answer is dropped.
    void startOver();
    void beginEnrolment();

Q_SIGNALS:
    void stepChanged(cf::ui::SignInController::Step step);
    void busyChanged(bool busy);
    void failed(const cf::client::CallFailure& failure);
    void signedIn(const cf::contract::Session& session);

private:
    void setBusy(bool busy);
    void goTo(Step step);
    void send(std::function<client::CallHandle()> call);
    void fail(const client::CallFailure& failure);

    client::Bank& m_bank;
    Step m_step = Step::Credentials;
    bool m_busy = false;
    bool m_callsAllowed = false;
    bool m_usedRecoveryCode = false;
    std::function<client::CallHandle()> m_waiting;
    client::CallHandle m_call;
    std::string m_challenge;
    contract::Enrolment m_enrolment;
    std::optional<contract::Enrolled> m_enrolled;
};

} // namespace cf::ui
