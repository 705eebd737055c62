// A password field: hidden, can be revealed, and warns of Caps Lock in the line under the field.
#pragma once

#include "ui/widgets/FieldEdit.h"

class QAction;

namespace cf::ui {

class PasswordEdit : public FieldEdit
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget* parent = nullptr);

    bool isRevealed() const { return echoMode() == QLineEdit::Normal; }
    void setRevealed(bool revealed);
    bool capsLockSeems() const { return m_capsLock; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    QString problem() const override;
    //! A copied line break is not part of the password.
    QString kept(const QString& text) const override;

private:
    void setCapsLock(bool on);

    QAction* m_reveal;
    bool m_capsLock = false;
};

} // namespace cf::ui
