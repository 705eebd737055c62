// Qt cannot ask for the state of Caps Lock, so it is inferred from letters whose case does not match the Shift key.
#include "ui/widgets/PasswordEdit.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/OneLine.h"
#include "ui/widgets/SecretClipboard.h"

#include <QAction>
#include <QKeyEvent>

namespace cf::ui {

PasswordEdit::PasswordEdit(QWidget* parent)
    : FieldEdit(parent)
    , m_reveal(new QAction(this))
{
    m_reveal->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    m_reveal->setShortcutContext(Qt::WidgetShortcut);
    connect(m_reveal, &QAction::triggered, this, [this] { setRevealed(!isRevealed()); });
    addAction(m_reveal, QLineEdit::TrailingPosition);
    setRevealed(false);
    guardSecret(this);
}

void PasswordEdit::setRevealed(bool revealed)
{
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    const QString name = revealed ? tr("Hide the password") : tr("Show the password");
    m_reveal->setText(name);
    //: tool tip of a button: what it does, and its key
    m_reveal->setToolTip(tr("%1 (%2)").arg(name, m_reveal->shortcut().toString(QKeySequence::NativeText)));
    m_reveal->setIcon(icon(revealed ? Icon::EyeOff : Icon::Eye, Tint::Muted));
}

void PasswordEdit::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    const auto others = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (event->key() == Qt::Key_CapsLock)
        setCapsLock(!m_capsLock);
    else if (typed.size() == 1 && others == Qt::NoModifier && typed[0].toUpper() != typed[0].toLower())
        setCapsLock(typed[0].isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    FieldEdit::keyPressEvent(event);
}

void PasswordEdit::focusOutEvent(QFocusEvent* event)
{
    setCapsLock(false);
    FieldEdit::focusOutEvent(event);
}

void PasswordEdit::hideEvent(QHideEvent* event)
{
    // The next user of this screen must not find it readable.
    setRevealed(false);
    FieldEdit::hideEvent(event);
}

QString PasswordEdit::problem() const
{
    return text().isEmpty() ? tr("Enter your password.") : QString();
}

QString PasswordEdit::kept(const QString& text) const
{
    return withoutBreaks(text);
}

void PasswordEdit::setCapsLock(bool on)
{
    if (on == m_capsLock)
        return;
    m_capsLock = on;
    Q_EMIT echoChanged(on ? tr("Caps Lock is on.") : QString());
}

} // namespace cf::ui
