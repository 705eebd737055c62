#include "ui/audit/CopyableValue.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimerEvent>
#include <QToolButton>

namespace cf::ui {
namespace {

constexpr int kSaidMilliseconds = 2000;

} // namespace

CopyableValue::CopyableValue(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_value(plainLabel({}, TextRole::Body, this))
    , m_button(new QToolButton(this))
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(fontFor(TextRole::Small).pointSizeF());
    m_value->setFont(fixed);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setIcon(icon(Icon::Copy));
    m_button->setIconSize({em(0.95), em(0.95)});
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolTip(tr("Copy"));
    m_button->setAccessibleName(tr("Copy: %1", "%1: what the value is").arg(name));
    connect(m_button, &QToolButton::clicked, this, &CopyableValue::copy);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.3));
    row->addWidget(m_value);
    row->addWidget(m_button);
    row->addStretch(1);
    hide();
}

void CopyableValue::setValue(const QString& value)
{
    m_value->setText(value);
    m_value->setAccessibleName(QStringLiteral("%1: %2").arg(m_name, value));
    setVisible(!value.isEmpty());
}

void CopyableValue::copy()
{
    if (m_value->text().isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_value->text());
    m_button->setIcon(icon(Icon::Check, Tint::Success));
    m_button->setAccessibleDescription(tr("It was copied."));
    QAccessibleEvent told(m_button, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    m_said.start(kSaidMilliseconds, this);
}

void CopyableValue::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_said.timerId())
        return QWidget::timerEvent(event);
    m_said.stop();
    m_button->setIcon(icon(Icon::Copy));
    m_button->setAccessibleDescription({});
}

} // namespace cf::ui
