// One form entry: label (buddy of the field), field, and a line below for an error or a hint.
#pragma once

#include "ui/theme/Theme.h"

#include <QString>
#include <QWidget>

class QLabel;

namespace cf::ui {

class IconLabel;

class FormRow : public QWidget
{
    Q_OBJECT

public:
    /*! Takes `field` as a child. The label may hold a mnemonic ("&Amount") and becomes the field's accessible name
       unless it has one. A FieldEdit's errors and echoes appear by themselves. */
    FormRow(const QString& label, QWidget* field, QWidget* parent = nullptr);

    QWidget* field() const { return m_field; }
    QString message() const;

    //! Shown if there is neither error nor echo.
    void setHint(const QString& hint);
    //! The value as parsed; replaces the hint. `tone` Warning or Danger adds an icon.
    void setEcho(const QString& echo, Tone tone = Tone::Neutral);
    void setError(const QString& error);
    //! By default the line keeps its space when empty, so that forms do not jump.
    void setKeepsMessageLine(bool keeps);

    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showMessage();

    QWidget* m_field;
    QWidget* m_line;
    IconLabel* m_icon;
    QLabel* m_message;
    QString m_hint;
    QString m_echo;
    QString m_error;
    Tone m_echoTone = Tone::Neutral;
};

} // namespace cf::ui
