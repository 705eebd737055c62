// A button that cannot be pressed twice: while busy it shows a spinner, keeps the focus and ignores input.
#pragma once

#include <QBasicTimer>
#include <QPushButton>

namespace cf::ui {

class BusyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit BusyButton(const QString& text, QWidget* parent = nullptr);

    bool isBusy() const { return m_turning.isActive(); }
    //! `busyText` is shown meanwhile ("Signing in…"); empty keeps the text.
    void setBusy(bool busy, const QString& busyText = {});

protected:
    bool event(QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void paintWheel();

    QBasicTimer m_turning;
    QString m_idleText;
    QIcon m_idleIcon;
    int m_angle = 0;
};

} // namespace cf::ui
