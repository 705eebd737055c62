// Enrolment, second half: the secret is transferred to an authenticator app by QR code or typing, and confirmed by a
// first code.
#pragma once

#include "ui/signin/SignInStep.h"

namespace cf::ui {

class CodeEdit;
class QrView;

class AuthenticatorStep : public SignInStep
{
    Q_OBJECT

public:
    explicit AuthenticatorStep(QWidget* parent = nullptr);

    void setSecret(const QString& base32, const QString& otpauthUri);
    void clearSecret();
    void activate() override;
    void showFailure(const QString& sentence, bool keepSecrets) override;

Q_SIGNALS:
    void submitted(const QString& code);

protected:
    void submit() override;

private:
    QrView* m_qr;
    QLabel* m_secret;
    CodeEdit* m_code;
};

} // namespace cf::ui
