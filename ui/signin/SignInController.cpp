#include "ui/signin/SignInController.h"

#include <utility>

namespace cf::ui {
namespace {

constexpr qsizetype kTimeCodeDigits = 6; // of an authenticator code; a recovery code is longer

} // namespace

SignInController::SignInController(client::Bank& bank, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
}

void SignInController::allowCalls()
{
    m_callsAllowed = true;
    if (const auto call = std::exchange(m_waiting, nullptr))
        m_call = call();
}

QStringList SignInController::recoveryCodes() const
{
    QStringList codes;
    if (m_enrolled) {
        for (const std::string& code : m_enrolled->recoveryCodes)
            codes += QString::fromStdString(code);
    }
    return codes;
}

void SignInController::submitPassword(const QString& userName, const QString& password)
{
    if (m_busy)
        return;
    const contract::PasswordSignIn request{userName.toStdString(), password.toStdString()};
    send([this, request] {
        return m_bank.call<contract::SignInWithPassword>(
            request, {}, this, [this](const client::CallResult<contract::SignInChallenge>& answer) {
                if (!answer)
                    return fail(answer.error());
                m_challenge = answer->challenge;
                goTo(Step::Code);
            });
    });
}

void SignInController::submitCode(const QString& code)
{
    if (m_busy)
        return;
    m_usedRecoveryCode = code.size() != kTimeCodeDigits;
    const contract::CodeSignIn request{m_challenge, code.toStdString()};
    if (m_step == Step::Code) {
        send([this, request] {
            return m_bank.call<contract::SignInWithCode>(request, {}, this,
                                                         [this](const client::CallResult<contract::Session>& answer) {
                                                             if (!answer)
                                                                 return fail(answer.error());
                                                             startOver();
                                                             Q_EMIT signedIn(*answer);
                                                         });
        });
    } else if (m_step == Step::Authenticator) {
        send([this, request] {
            return m_bank.call<contract::ConfirmEnrolment>(
                request, {}, this, [this](const client::CallResult<contract::Enrolled>& answer) {
                    if (!answer)
                        return fail(answer.error());
                    m_enrolled = *answer;
                    goTo(Step::RecoveryCodes);
                });
        });
    }
}

void SignInController::submitEnrolment(const QString& userName, const QString& enrolmentCode, const QString& password)
{
    if (m_busy)
        return;
    const contract::EnrolmentStart request{userName.toStdString(), enrolmentCode.toStdString(), password.toStdString()};
    send([this, request] {
        return m_bank.call<contract::StartEnrolment>(request, {}, this,
                                                     [this](const client::CallResult<contract::Enrolment>& answer) {
                                                         if (!answer)
                                                             return fail(answer.error());
                                                         m_enrolment = *answer;
                                                         m_challenge = answer->challenge;
                                                         goTo(Step::Authenticator);
                                                     });
    });
}

void SignInController::finish()
{
    const auto enrolled = std::exchange(m_enrolled, std::nullopt);
    if (!enrolled)
        return;
    startOver();
    Q_EMIT signedIn(enrolled->session);
}

void SignInController::startOver()
{
    m_call.cancel();
    m_waiting = nullptr;
    m_challenge.clear();
    m_enrolment = {};
    m_enrolled.reset();
    goTo(Step::Credentials);
}

void SignInController::beginEnrolment()
{
    m_call.cancel();
    m_waiting = nullptr;
    goTo(Step::NewPassword);
}

void SignInController::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

void SignInController::goTo(Step step)
{
    setBusy(false);
    m_step = step;
    Q_EMIT stepChanged(step);
}

void SignInController::send(std::function<client::CallHandle()> call)
{
    setBusy(true);
    if (m_callsAllowed)
        m_call = call();
    else
        m_waiting = std::move(call);
}

void SignInController::fail(const client::CallFailure& failure)
{
    setBusy(false);
    Q_EMIT failed(failure);
}

} // namespace cf::ui
