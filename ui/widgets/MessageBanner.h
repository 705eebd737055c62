// An inline message instead of a pop-up: icon, plain text, optional action. Announced to screen readers at once.
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
    //! Hidden until there is a message.
    explicit MessageBanner(QWidget* parent = nullptr);

    //! `text` is a whole translated sentence. Replaces the previous message and its action.
    void showMessage(Tone tone, const QString& text);
    //! Adds a button to the current message.
    void setAction(const QString& label);
    //! By default a message can be dismissed.
    void setDismissible(bool dismissible);
    //! Hides without emitting dismissed().
    void clearMessage();

    //! In the Tab order, the buttons of the message come after `before`.
    void followInTabOrder(QWidget* before);
    QWidget* lastTabStop() const;
    //! Focuses the message's first control.
    void takeFocus();
    //! Announces it to screen readers again; showMessage() did so if it was visible.
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
