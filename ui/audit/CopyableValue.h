// A value to compare or pass on, such as a hash: selectable text with a copy button that briefly confirms.
#pragma once

#include <QBasicTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace cf::ui {

class CopyableValue : public QWidget
{
    Q_OBJECT

public:
    //! `name` describes the value to screen readers: "SHA-256".
    explicit CopyableValue(const QString& name, QWidget* parent = nullptr);

    //! Empty hides it.
    void setValue(const QString& value);
    void copy();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    QString m_name;
    QLabel* m_value;
    QToolButton* m_button;
    QBasicTimer m_said;
};

} // namespace cf::ui
