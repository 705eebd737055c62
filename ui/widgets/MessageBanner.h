// A message inside the page, in place of a pop-up: icon, plain text, perhaps one thing to do about it. Screen readers
// are told at once.
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace cf::ui {

class IconLabel;

class MessageBanner : public QFrame
{
    Q_OBJECT

public:
    //! Hidden until it has something to say.
    explicit MessageBanner(QWidget* parent = nullptr);

    //! `text` is a whole translated sentence. Replaces what was shown, and its action.
    void showMessage(Tone tone, const QString& text);
    //! Adds a button to the message that is shown.
    void setAction(const QString& label);
    //! By default a message can be sent away.
    void setDismissible(bool dismissible);
    //! Hides without emitting dismissed().
    void clearMessage();

    //! Puts what can be done about the message behind `before` in the order of Tab. Returns the last of it.
    QWidget* followInTabOrder(QWidget* before);
    //! Into what can be done about the message.
    void takeFocus();
    //! Tells a screen reader again; showMessage() did, if somebody could hear it.
    void announce();

    QString text() const;
    Tone tone() const { return m_tone; }

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

private:
    Tone m_tone = Tone::Info;
    IconLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_dismiss;
};

} // namespace cf::ui
