// One field for the second factor: a six-digit code (RFC 6238) or, instead, a recovery code.
#pragma once

#include "ui/widgets/FieldEdit.h"

namespace cf::ui {

class CodeEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit CodeEdit(QWidget* parent = nullptr);

    //! The text without blanks, as the bank expects it; letters in upper case.
    QString code() const;
    //! True for six digits; anything else that can be used is taken for a recovery code.
    bool isTimeCode() const;

Q_SIGNALS:
    //! The sixth digit was typed or a whole code pasted. Emitted once for each completed text.
    void timeCodeCompleted(const QString& code);

protected:
    QString problem() const override;
};

} // namespace cf::ui
