// A line edit that validates its text. Base of MoneyEdit, IbanEdit, CodeEdit and PasswordEdit; FormRow shows its
// messages.
#pragma once

#include "ui/widgets/LineEdit.h"

namespace cf::ui {

class FieldEdit : public LineEdit
{
    Q_OBJECT

public:
    explicit FieldEdit(QWidget* parent = nullptr);

    //! The current error as a translated sentence, shown yet or not; empty if the text is valid.
    QString errorText() const;
    //! The message under the field: errors appear when the field is left or checkNow() is called, not while typing.
    QString shownError() const { return m_shownError; }

    //! Shows the error, if any. True if there is none.
    bool checkNow();
    //! The bank's error for this field; shown until the text changes.
    void setRefusal(const QString& sentence);
    //! Clears the field and its messages, even if it was already empty.
    virtual void reset();

Q_SIGNALS:
    void shownErrorChanged(const QString& sentence);
    //! The value as parsed, for the line under the field.
    void echoChanged(const QString& text);

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

    //! As errorText(), without the bank's error.
    virtual QString problem() const = 0;
    //! True if leaving the empty field is not yet an error.
    virtual bool allowsEmpty() const { return true; }
    //! Called when the parsing rules change (language, currency).
    virtual void reparse() {}

private:
    void showError(const QString& sentence);
    void onTextChanged();

    QString m_refusal;
    QString m_shownError;
};

} // namespace cf::ui
