// Walks one person through sign-in or enrolment at the bank. The sign-in page and the lock screen show its steps; it
// knows no widget. Never remembers a password or a code.
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
        Code,          //!< The second factor of somebody whose password was right.
        NewPassword,   //!< Enrolment: one-time code and a password of one's own.
        Authenticator, //!< Enrolment: the QR code, and a first code to prove that it was read.
        RecoveryCodes, //!< Enrolment: shown once.
    };
    Q_ENUM(Step)

    //! The bank outlives this.
    explicit SignInController(client::Bank& bank, QObject* parent = nullptr);

    //! This machine's key is in place. What was submitted before waits for it.
    void allowCalls();

    Step step() const { return m_step; }
    bool isBusy() const { return m_busy; }
    //! In step Authenticator.
    const contract::Enrolment& enrolment() const { return m_enrolment; }
    //! The code that was given last was no code of an authenticator.
    bool usedRecoveryCode() const { return m_usedRecoveryCode; }
    //! In step RecoveryCodes.
    QStringList recoveryCodes() const;

    // Each is ignored while busy and ends in stepChanged, signedIn or failed.

    void submitPassword(const QString& userName, const QString& password);
    //! In step Code or Authenticator.
    void submitCode(const QString& code);
    void submitEnrolment(const QString& userName, const QString& enrolmentCode, const QString& password);
    //! The recovery codes have been kept.
    void finish();
    //! Back to the first step; an answer on its way is not waited for.
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
