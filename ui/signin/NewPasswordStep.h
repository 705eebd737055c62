// Enrolment, first half: the one-time code from paper, and a new password.
#pragma once

#include "ui/signin/SignInStep.h"

namespace cf::ui {

class FormRow;
class LineEdit;
class PasswordEdit;

class NewPasswordStep : public SignInStep
{
    Q_OBJECT

public:
    static constexpr int kShortestPassword = 15; //!< Characters; the bank's rule. The bank reports any other.

    explicit NewPasswordStep(QWidget* parent = nullptr);

    void activate() override;
    //! Shows at the field why the bank rejects the password.
    void showPasswordError(const QString& sentence);

Q_SIGNALS:
    void submitted(const QString& userName, const QString& enrolmentCode, const QString& password);

protected:
    void submit() override;

private:
    void countCharacters();
    bool checkRow(FormRow* row, bool good, const QString& error);

    LineEdit* m_user;
    LineEdit* m_code;
    PasswordEdit* m_password;
    PasswordEdit* m_repeat;
    FormRow* m_userRow;
    FormRow* m_codeRow;
    FormRow* m_passwordRow;
    FormRow* m_repeatRow;
};

} // namespace cf::ui
