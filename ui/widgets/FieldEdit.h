// A line edit that knows what is wrong with its text. Base of MoneyEdit, IbanEdit, CodeEdit and PasswordEdit; FormRow
// shows its words.
#pragma once

#include "ui/widgets/LineEdit.h"

namespace cf::ui {

class FieldEdit : public LineEdit
{
    Q_OBJECT

public:
    explicit FieldEdit(QWidget* parent = nullptr);

    //! What is wrong now as a translated sentence, whether shown yet or not; empty when the text can be used.
    QString errorText() const;
    //! What stands under the field now: a mistake is told when the field is left or checkNow() is called, not while
    //! typing.
    QString shownError() const { return m_shownError; }

    //! Shows the error there is. True when there is none.
    bool checkNow();
    //! A refusal of the bank that concerns this field; shown until the text changes.
    void setRefusal(const QString& sentence);
    //! Empties the field and takes back what was said about it, also where it was empty before.
    virtual void reset();

Q_SIGNALS:
    void shownErrorChanged(const QString& sentence);
    //! What the program understood, for the line under the field.
    void echoChanged(const QString& text);

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

    //! As errorText(), without the refusal.
    virtual QString problem() const = 0;
    //! True for an empty field that is not yet an error when it is merely left.
    virtual bool forgivesEmpty() const { return true; }
    //! Called when the way the text is read has changed (language, currency).
    virtual void reread() {}

private:
    void showError(const QString& sentence);
    void onTextChanged();

    QString m_refusal;
    QString m_shownError;
};

} // namespace cf::ui
