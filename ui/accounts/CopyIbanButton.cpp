#include "ui/accounts/CopyIbanButton.h"

#include "ui/theme/IconLoader.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QTimerEvent>

namespace cf::ui {
namespace {

constexpr int kSaidMilliseconds = 2000;

} // namespace

CopyIbanButton::CopyIbanButton(QWidget* parent)
    : QPushButton(parent)
{
    setAccessibleName(tr("Copy IBAN"));
    setEnabled(false);
    showIdle();
    connect(this, &QPushButton::clicked, this, &CopyIbanButton::copy);
}

void CopyIbanButton::setIban(const QString& electronic)
{
    m_iban = electronic;
    setEnabled(!electronic.isEmpty());
}

void CopyIbanButton::copy()
{
    if (m_iban.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_iban);
    setIcon(ui::icon(Icon::Check, Tint::Success));
    setText(tr("Copied"));
    setAccessibleDescription(tr("The IBAN was copied."));
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    m_said.start(kSaidMilliseconds, this);
}

void CopyIbanButton::showIdle()
{
    setIcon(ui::icon(Icon::Copy));
    setText(tr("Copy IBAN"));
    setAccessibleDescription({});
}

QSize CopyIbanButton::sizeHint() const
{
    // The shorter text must not make the row jump.
    const QFontMetrics metrics = fontMetrics();
    const QSize hint = QPushButton::sizeHint();
    const int own = metrics.horizontalAdvance(text());
    return hint + QSize(std::max(own, metrics.horizontalAdvance(tr("Copy IBAN"))) - own, 0);
}

void CopyIbanButton::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_said.timerId())
        return QPushButton::timerEvent(event);
    m_said.stop();
    showIdle();
}

} // namespace cf::ui
