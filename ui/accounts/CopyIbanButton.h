// Puts an IBAN on the clipboard and says so for a moment, on the button itself.
#pragma once

#include <QBasicTimer>
#include <QPushButton>

namespace cf::ui {

class CopyIbanButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyIbanButton(QWidget* parent = nullptr);

    //! What is copied: the electronic form, which every program takes. Empty: the button is disabled.
    void setIban(const QString& electronic);
    void copy();

    QSize sizeHint() const override;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void showIdle();

    QString m_iban;
    QBasicTimer m_said;
};

} // namespace cf::ui
