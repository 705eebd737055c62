// A field for the second factor: a six-digit code (RFC 6238) or a recovery code.
#pragma once

#include "ui/widgets/FieldEdit.h"

namespace cf::ui {

class CodeEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit CodeEdit(QWidget* parent = nullptr);

    //! The text without spaces and in upper case, as the bank expects it.
    QString code() const;
    //! True for six digits; any other valid text is taken as a recovery code.
    bool isTimeCode() const;

Q_SIGNALS:
    //! The sixth digit was typed or a full code pasted. Emitted once for each completed text.
    void timeCodeCompleted(const QString& code);

protected:
    QString problem() const override;
};

} // namespace cf::ui
