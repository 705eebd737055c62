// The second factor: six digits, or a recovery code.
#pragma once

#include "ui/signin/SignInStep.h"

namespace cf::ui {

class CodeEdit;

class CodeStep : public SignInStep
{
    Q_OBJECT

public:
    explicit CodeStep(QWidget* parent = nullptr);

    void activate() override;
    void showFailure(const QString& sentence, bool keepSecrets) override;

Q_SIGNALS:
    void submitted(const QString& code);

protected:
    void submit() override;

private:
    CodeEdit* m_code;
};

} // namespace cf::ui
