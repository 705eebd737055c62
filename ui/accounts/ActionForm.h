// A form for one action on what its page shows: the fields, a button that goes on to the question whether to do it, and
// Cancel. Base of the forms that hold and pay money, block an account and reverse a transfer.
#pragma once

#include "ui/widgets/SectionCard.h"

#include <QList>

class QHBoxLayout;
class QPushButton;

namespace cf::ui {

class BusyButton;
class FieldEdit;
class FormRow;
class KeyedWidget;
class MessageBanner;
class UntilEdit;

class ActionForm : public SectionCard
{
    Q_OBJECT

public:
    //! Hidden until begin(). `action` is what the button says: "Review the hold".
    ActionForm(const QString& title, const QString& action, QWidget* parent);

    bool isOpen() const { return !isHidden(); }
    //! Whether something was entered since it was emptied.
    virtual bool isTouched() const = 0;
    //! False keeps the user here: what is half filled in and not under way would be lost, as the form says the first
    //! time. The second time it may be discarded.
    bool mayBeDiscarded();
    //! Ends it if something is half filled in. Only once it mayBeDiscarded().
    void discard();
    //! Both, for the only form of a page.
    bool mayBeLeft();
    //! Shows it and focuses its first field.
    void begin();
    //! Hides it. A subclass's start() empties it.
    void end();
    //! While what was ordered is under way nothing can be typed.
    void setBusy(bool busy);
    //! Ctrl+Enter and Escape, while the focus is in here.
    void addKeysTo(KeyedWidget& page);
    QList<QWidget*> tabStops() const;
    //! Shows the bank's reason beside the field.
    static void refuse(FieldEdit* field, const QString& sentence);

Q_SIGNALS:
    //! Every field is valid.
    void reviewed();
    void cancelled();

protected:
    //! Adds it to the last line of fields. `stretch`: its part of the width.
    FormRow* addField(const QString& label, QWidget* field, int stretch = 1);
    //! Likewise; a time that is over is an error.
    void addUntil(const QString& label, UntilEdit* until);
    void startLine();
    //! Errors of what is no FieldEdit, or of fields together; shows them.
    virtual bool checkRest() { return true; }

private:
    bool isHalfFilledIn() const;
    void review();
    //! Whether no time is set, or one that is to come; shows it.
    bool checkUntil();
    //! Nobody wants to leave it any more.
    void stay();

    MessageBanner* m_leaving;
    bool m_askedToLeave = false;
    QWidget* m_fieldArea;
    QHBoxLayout* m_line = nullptr;
    QList<QWidget*> m_fields;
    UntilEdit* m_until = nullptr;
    FormRow* m_untilRow = nullptr;
    BusyButton* m_go;
    QPushButton* m_cancel;
};

} // namespace cf::ui
