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

class ActionForm : public SectionCard
{
    Q_OBJECT

public:
    //! Hidden until begin(). `action` is what the button says: "Review the hold".
    ActionForm(const QString& title, const QString& action, QWidget* parent);

    bool isOpen() const { return !isHidden(); }
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
    void startLine();
    //! Errors of what is no FieldEdit, or of fields together; shows them.
    virtual bool checkRest() { return true; }

private:
    void review();

    QWidget* m_fieldArea;
    QHBoxLayout* m_line = nullptr;
    QList<QWidget*> m_fields;
    BusyButton* m_go;
    QPushButton* m_cancel;
};

} // namespace cf::ui
