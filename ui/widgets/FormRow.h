// One entry of a form: the label (buddy of the field), the field, and one line under it for the error or else for a
// hint.
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

    //! Shown while there is neither error nor echo.
    void setHint(const QString& hint);
    //! What the program understood; takes the hint's place. `tone` Warning or Danger shows an icon as well.
    void setEcho(const QString& echo, Tone tone = Tone::Neutral);
    void setError(const QString& error);
    //! By default the line keeps its place when empty, so that forms do not jump.
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
