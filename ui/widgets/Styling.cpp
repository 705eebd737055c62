#include "ui/widgets/Styling.h"

#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVariant>

namespace cf::ui {

void setStyleProperty(QWidget* widget, const char* name, const QVariant& value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    // A style sheet reads properties only when a widget is polished.
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

void setKind(QPushButton* button, ButtonKind kind)
{
    const auto word = [kind] {
        switch (kind) {
        case ButtonKind::Standard:
            return QString();
        case ButtonKind::Primary:
            return QStringLiteral("primary");
        case ButtonKind::Quiet:
            return QStringLiteral("quiet");
        case ButtonKind::Danger:
            return QStringLiteral("danger");
        case ButtonKind::Rail:
            return QStringLiteral("rail");
        }
        return QString();
    };
    setStyleProperty(button, "kind", word());
}

QLabel* plainLabel(const QString& text, TextRole role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(fontFor(role));
    return label;
}

QString toneWord(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return QStringLiteral("neutral");
    case Tone::Info:
        return QStringLiteral("info");
    case Tone::Success:
        return QStringLiteral("success");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Danger:
        return QStringLiteral("danger");
    }
    return {};
}

void setTextTone(QLabel* label, Tone tone)
{
    setStyleProperty(label, "textTone", toneWord(tone));
}

} // namespace cf::ui
