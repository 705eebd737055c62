#include "ui/widgets/MessageBanner.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace cf::ui {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(toneIcon(Tone::Info), 1.25, this))
    , m_text(plainLabel({}, TextRole::Body, this))
    , m_action(new QPushButton(this))
    , m_dismiss(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setKind(m_action, ButtonKind::Quiet);
    m_action->hide();
    m_dismiss->setIcon(icon(Icon::Close, Tint::Muted));
    m_dismiss->setIconSize({em(1), em(1)});
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    m_dismiss->setAccessibleName(tr("Dismiss the message"));
    m_dismiss->setToolTip(m_dismiss->accessibleName());

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(em(0.7), em(0.35), em(0.5), em(0.35));
    row->setSpacing(em(0.6));
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_dismiss);
    hide();

    connect(m_action, &QPushButton::clicked, this, &MessageBanner::actionTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        clearMessage();
        Q_EMIT dismissed();
    });
}

void MessageBanner::showMessage(Tone tone, const QString& text)
{
    m_tone = tone;
    setStyleProperty(this, "tone", toneWord(tone));
    m_icon->setIcon(toneIcon(tone));
    m_text->setText(text);
    m_action->hide();
    const auto spoken = [&] {
        switch (tone) {
        case Tone::Neutral:
        case Tone::Info:
            return tr("Information: %1", "spoken by a screen reader");
        case Tone::Success:
            return tr("Done: %1", "spoken by a screen reader");
        case Tone::Warning:
            return tr("Warning: %1", "spoken by a screen reader");
        case Tone::Danger:
            return tr("Error: %1", "spoken by a screen reader");
        }
        return QStringLiteral("%1");
    };
    setAccessibleName(spoken().arg(text));
    show();
    announce();
}

void MessageBanner::announce()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBanner::followInTabOrder(QWidget* before)
{
    setTabOrder(before, m_action);
    setTabOrder(m_action, m_dismiss);
}

QWidget* MessageBanner::lastTabStop() const
{
    return m_dismiss;
}

void MessageBanner::takeFocus()
{
    (m_action->isHidden() ? static_cast<QWidget*>(m_dismiss) : m_action)->setFocus(Qt::OtherFocusReason);
}

void MessageBanner::setAction(const QString& label)
{
    m_action->setText(label);
    m_action->show();
}

void MessageBanner::setDismissible(bool dismissible)
{
    m_dismiss->setVisible(dismissible);
}

void MessageBanner::clearMessage()
{
    hide();
    m_text->clear();
    setAccessibleName({});
}

QString MessageBanner::text() const
{
    return m_text->text();
}

} // namespace cf::ui
