// Copies an IBAN to the clipboard and briefly confirms it on the button.
#pragma once

#include <QBasicTimer>
#include <QPushButton>

namespace cf::ui {

class CopyIbanButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyIbanButton(QWidget* parent = nullptr);

    //! The copied IBAN, in electronic form, which every program accepts. Empty disables the button.
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
