#include "ui/signin/SignInFlow.h"

#include "ui/common/FailureText.h"
#include "ui/signin/AuthenticatorStep.h"
#include "ui/signin/CodeStep.h"
#include "ui/signin/CredentialsStep.h"
#include "ui/signin/NewPasswordStep.h"
#include "ui/signin/RecoveryCodesStep.h"
#include "ui/theme/Fonts.h"
#include "ui/widgets/SectionCard.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cf::ui {

SignInFlow::SignInFlow(SignInController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_credentials(new CredentialsStep(this))
    , m_code(new CodeStep(this))
    , m_newPassword(new NewPasswordStep(this))
    , m_authenticator(new AuthenticatorStep(this))
    , m_recoveryCodes(new RecoveryCodesStep(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (SignInStep* step :
         std::initializer_list<SignInStep*>{m_credentials, m_code, m_newPassword, m_authenticator, m_recoveryCodes}) {
        column->addWidget(step);
        step->hide();
        connect(step, &SignInStep::backRequested, &controller, &SignInController::startOver);
        connect(&controller, &SignInController::busyChanged, step, &SignInStep::setBusy);
    }
    connectSteps();
    showStep(controller.step());
}

QLayout* SignInFlow::inCard(QWidget* parent)
{
    auto* card = new SectionCard({}, parent);
    card->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    card->body()->setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5));
    card->body()->addWidget(this);
    // Not by alignment: its height would be computed for the full window width, where no line wraps.
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(card);
    row->addStretch();
    return row;
}

void SignInFlow::connectSteps()
{
    connect(m_credentials, &CredentialsStep::submitted, &m_controller, &SignInController::submitPassword);
    connect(m_credentials, &CredentialsStep::enrolmentRequested, &m_controller, &SignInController::beginEnrolment);
    connect(m_code, &CodeStep::submitted, &m_controller, &SignInController::submitCode);
    connect(m_newPassword, &NewPasswordStep::submitted, &m_controller, &SignInController::submitEnrolment);
    connect(m_newPassword, &NewPasswordStep::submitted, m_credentials, &CredentialsStep::setUserName);
    connect(m_authenticator, &AuthenticatorStep::submitted, &m_controller, &SignInController::submitCode);
    connect(m_recoveryCodes, &RecoveryCodesStep::kept, &m_controller, &SignInController::finish);
    connect(&m_controller, &SignInController::stepChanged, this, &SignInFlow::showStep);
    connect(&m_controller, &SignInController::failed, this, &SignInFlow::showFailure);
}

SignInStep* SignInFlow::widgetOf(SignInController::Step step) const
{
    switch (step) {
    case SignInController::Step::Credentials:
        return m_credentials;
    case SignInController::Step::Code:
        return m_code;
    case SignInController::Step::NewPassword:
        return m_newPassword;
    case SignInController::Step::Authenticator:
        return m_authenticator;
    case SignInController::Step::RecoveryCodes:
        return m_recoveryCodes;
    }
    return m_credentials;
}

void SignInFlow::showStep(SignInController::Step step)
{
    using Step = SignInController::Step;
    if (step == Step::Authenticator) {
        m_authenticator->setSecret(QString::fromStdString(m_controller.enrolment().secret),
                                   QString::fromStdString(m_controller.enrolment().otpauthUri));
    } else {
        m_authenticator->clearSecret();
    }
    m_recoveryCodes->setCodes(m_controller.recoveryCodes());
    SignInStep* shown = widgetOf(step);
    for (const Step each :
         {Step::Credentials, Step::Code, Step::NewPassword, Step::Authenticator, Step::RecoveryCodes}) {
        SignInStep* widget = widgetOf(each);
        if (widget != shown && !widget->isHidden()) {
            widget->hide();
            widget->activate(); // clears passwords and codes
        }
    }
    shown->show();
    shown->activate();
}

void SignInFlow::activate()
{
    widgetOf(m_controller.step())->activate();
}

bool SignInFlow::mayEnd(const std::function<void()>& goOn)
{
    return m_recoveryCodes->mayEnd(goOn);
}

void SignInFlow::showFailure(const client::CallFailure& failure)
{
    const QString error = FailureText::forField(failure, "/password");
    if (m_controller.step() == SignInController::Step::NewPassword && !error.isNull())
        return m_newPassword->showPasswordError(error);
    const bool nothingWasAsked =
        failure.kind == client::FailureKind::NotSent || failure.kind == client::FailureKind::TlsRefused;
    const RequestKind kind =
        m_controller.step() == SignInController::Step::Authenticator ? RequestKind::Enrolment : RequestKind::SignIn;
    widgetOf(m_controller.step())->showFailure(FailureText::forFailure(failure, kind), nothingWasAsked);
}

} // namespace cf::ui
