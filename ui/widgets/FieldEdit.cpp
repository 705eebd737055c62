#include "ui/widgets/FieldEdit.h"

#include "ui/widgets/Styling.h"

#include <QEvent>
#include <QFocusEvent>

namespace cf::ui {

FieldEdit::FieldEdit(QWidget* parent)
    : LineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &FieldEdit::onTextChanged);
}

QString FieldEdit::errorText() const
{
    return m_refusal.isEmpty() ? problem() : m_refusal;
}

bool FieldEdit::checkNow()
{
    showError(errorText());
    return m_shownError.isEmpty();
}

void FieldEdit::setRefusal(const QString& sentence)
{
    m_refusal = sentence;
    showError(errorText());
}

void FieldEdit::reset()
{
    clear();
    onTextChanged();
}

void FieldEdit::focusOutEvent(QFocusEvent* event)
{
    LineEdit::focusOutEvent(event);
    // A menu or another window only borrows the focus.
    const bool borrowed = event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!borrowed && !(text().isEmpty() && allowsEmpty()))
        checkNow();
}

void FieldEdit::changeEvent(QEvent* event)
{
    LineEdit::changeEvent(event);
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        reparse();
}

void FieldEdit::onTextChanged()
{
    m_refusal.clear();
    // A message about the old text would be wrong; a new one waits until the field is left.
    showError({});
}

void FieldEdit::showError(const QString& sentence)
{
    if (m_shownError == sentence)
        return;
    m_shownError = sentence;
    setStyleProperty(this, "invalid", !sentence.isEmpty());
    Q_EMIT shownErrorChanged(sentence);
}

} // namespace cf::ui
