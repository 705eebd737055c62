#include "ui/widgets/FormRow.h"

#include "ui/theme/IconLoader.h"
#include "ui/widgets/FieldEdit.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Styling.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {
namespace {

// "&Amount" is "Amount" to a screen reader; "&&" is one ampersand.
QString withoutMnemonic(const QString& label)
{
    QString result;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (label[i] == QLatin1Char('&') && i + 1 < label.size())
            ++i;
        result += label[i];
    }
    return result;
}

} // namespace

FormRow::FormRow(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent)
    , m_field(field)
    , m_line(new QWidget(this))
    , m_icon(new IconLabel(QIcon(), 0.95, m_line))
    , m_message(plainLabel({}, TextRole::Small, m_line))
{
    auto* caption = plainLabel(label, TextRole::Small, this);
    caption->setBuddy(field);
    setTextTone(caption, Tone::Neutral);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignLeading | Qt::AlignTop);

    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(em(0.3));
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_message, 1);
    setKeepsMessageLine(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.2));
    column->addWidget(caption);
    column->addWidget(field);
    column->addWidget(m_line);
    column->addStretch();
    // A card's spare height must not separate label and field.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    if (field->accessibleName().isEmpty())
        field->setAccessibleName(withoutMnemonic(label));
    if (auto* edit = qobject_cast<FieldEdit*>(field)) {
        connect(edit, &FieldEdit::shownErrorChanged, this, &FormRow::setError);
        connect(edit, &FieldEdit::echoChanged, this, [this](const QString& echo) { setEcho(echo); });
    }
    showMessage();
}

QSize FormRow::sizeHint() const
{
    // The hint also caps the height, and a message may need several lines.
    const QSize hint = QWidget::sizeHint();
    return {hint.width(), std::max(hint.height(), heightForWidth(width()))};
}

void FormRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

QString FormRow::message() const
{
    return m_message->text();
}

void FormRow::setHint(const QString& hint)
{
    m_hint = hint;
    showMessage();
}

void FormRow::setEcho(const QString& echo, Tone tone)
{
    m_echo = echo;
    m_echoTone = tone;
    showMessage();
}

void FormRow::setError(const QString& error)
{
    m_error = error;
    showMessage();
    if (!error.isEmpty() && m_field->hasFocus()) {
        QAccessibleEvent alert(m_field, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FormRow::setKeepsMessageLine(bool keeps)
{
    m_line->setMinimumHeight(keeps ? em(1.05) : 0);
    m_line->setVisible(keeps || !message().isEmpty());
}

void FormRow::showMessage()
{
    const bool isError = !m_error.isEmpty();
    const QString text = isError ? m_error : m_echo.isEmpty() ? m_hint : m_echo;
    const Tone tone = isError ? Tone::Danger : m_echo.isEmpty() ? Tone::Neutral : m_echoTone;
    m_message->setText(text);
    setTextTone(m_message, tone);
    m_icon->setVisible(tone != Tone::Neutral && !text.isEmpty());
    if (tone != Tone::Neutral)
        m_icon->setIcon(toneIcon(tone));
    if (m_line->minimumHeight() == 0)
        m_line->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
}

} // namespace cf::ui
