#include "ui/signin/CredentialsStep.h"

#include "ui/theme/Fonts.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/FormRow.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/PasswordEdit.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace cf::ui {

CredentialsStep::CredentialsStep(QWidget* parent)
    : SignInStep(tr("Sign in"), {}, tr("&Sign in"), parent)
    , m_user(new LineEdit(this))
    , m_password(new PasswordEdit(this))
    , m_userRow(new FormRow(tr("&User name"), m_user, this))
{
    setFixedWidth(em(22));
    m_user->setObjectName(QStringLiteral("userEdit"));
    m_password->setObjectName(QStringLiteral("passwordEdit"));
    m_user->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    body()->addWidget(m_userRow);
    body()->addWidget(new FormRow(tr("&Password"), m_password, this));
    m_enrol = addQuietAction(tr("I have an &enrolment code"));
    connect(m_enrol, &QPushButton::clicked, this, &CredentialsStep::enrolmentRequested);
    connect(m_user, &QLineEdit::textEdited, m_userRow, [this] { m_userRow->setError({}); });
    setTabChain({m_user, m_password, primary(), m_enrol});
}

void CredentialsStep::setUserName(const QString& userName)
{
    m_user->setText(userName);
}

QString CredentialsStep::userName() const
{
    return m_user->text().trimmed();
}

bool CredentialsStep::isEmpty() const
{
    return m_password->text().isEmpty();
}

void CredentialsStep::fixUser(const QString& userName, const QString& displayName)
{
    m_user->setText(userName);
    m_userRow->hide();
    m_enrol->hide();
    setHeading(displayName, tr("Everything is as you left it. Sign in again to continue."));
    primary()->setText(tr("&Unlock"));
}

void CredentialsStep::activate()
{
    clearFailure();
    m_password->clear();
    (m_user->text().isEmpty() ? m_user : static_cast<QLineEdit*>(m_password))->setFocus(Qt::OtherFocusReason);
}

void CredentialsStep::showFailure(const QString& sentence, bool keepSecrets)
{
    SignInStep::showFailure(sentence, keepSecrets);
    if (!keepSecrets)
        m_password->clear();
    m_password->setFocus(Qt::OtherFocusReason);
}

void CredentialsStep::submit()
{
    m_userRow->setError(userName().isEmpty() ? tr("Enter your user name.") : QString());
    const bool passwordGiven = m_password->checkNow();
    if (userName().isEmpty())
        return m_user->setFocus(Qt::OtherFocusReason);
    if (!passwordGiven)
        return m_password->setFocus(Qt::OtherFocusReason);
    clearFailure();
    Q_EMIT submitted(userName(), m_password->text());
}

} // namespace cf::ui
