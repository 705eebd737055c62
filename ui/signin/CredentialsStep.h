// User name and password. On the lock screen the user is fixed.
#pragma once

#include "ui/signin/SignInStep.h"

namespace cf::ui {

class FormRow;
class LineEdit;
class PasswordEdit;

class CredentialsStep : public SignInStep
{
    Q_OBJECT

public:
    explicit CredentialsStep(QWidget* parent = nullptr);

    void setUserName(const QString& userName);
    QString userName() const;
    //! No password has been typed.
    bool isEmpty() const;
    //! Only this person may continue here.
    void fixUser(const QString& userName, const QString& displayName);
    void activate() override;
    void showFailure(const QString& sentence, bool keepSecrets) override;

Q_SIGNALS:
    void submitted(const QString& userName, const QString& password);
    void enrolmentRequested();

protected:
    void submit() override;

private:
    LineEdit* m_user;
    PasswordEdit* m_password;
    FormRow* m_userRow;
    QPushButton* m_enrol;
};

} // namespace cf::ui
