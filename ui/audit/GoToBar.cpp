#include "ui/audit/GoToBar.h"

#include "models/tables/DateText.h"
#include "ui/widgets/LineEdit.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace cf::ui {

GoToBar::GoToBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new LineEdit(this))
    , m_hint(plainLabel({}, TextRole::Small, this))
{
    m_field->setAccessibleName(tr("Go to an event's number or a day"));
    m_field->setPlaceholderText(tr("Number or day"));
    m_field->setFixedWidth(em(11));
    m_hint->setWordWrap(true);
    auto* go = new QPushButton(tr("Go"), this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.5));
    row->addWidget(plainLabel(tr("Go to"), TextRole::Body, this));
    row->addWidget(m_field);
    row->addWidget(go);
    row->addWidget(m_hint, 1);
    connect(go, &QPushButton::clicked, this, &GoToBar::go);
    connect(m_field, &QLineEdit::returnPressed, this, &GoToBar::go);
    hide();
}

void GoToBar::open(bool filtered)
{
    m_usualHint = filtered ? tr("An event's number, or a day like 2026-11-22. The filters are cleared for it.")
                           : tr("An event's number, or a day like 2026-11-22.");
    m_hint->setText(m_usualHint);
    setTextTone(m_hint, Tone::Neutral);
    show();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void GoToBar::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT left();
}

void GoToBar::showMistake(const QString& sentence)
{
    m_hint->setText(sentence);
    setTextTone(m_hint, Tone::Danger);
    m_field->selectAll();
}

std::optional<GoToBar::Target> GoToBar::read(const QString& text)
{
    const QString typed = text.trimmed();
    const QLocale locale;
    // An invalid day must not lead to the event with its digits.
    if (const auto day = tables::readDay(typed, locale))
        return day->isValid() ? std::optional(Target(*day)) : std::nullopt;
    const QString sign =
        QStringLiteral("[\u00a0\u202f '\u2019%1]").arg(QRegularExpression::escape(locale.groupSeparator()));
    const QRegularExpression number(QStringLiteral("^#?\\s*(\\d+|\\d{1,3}(%1\\d{2,3})*%1\\d{3})$").arg(sign));
    if (!number.match(typed).hasMatch())
        return std::nullopt;
    QString digits = typed;
    digits.remove(QRegularExpression(QStringLiteral("\\D")));
    bool fits = false;
    const qint64 seq = digits.toLongLong(&fits);
    return fits ? std::optional(Target(seq)) : std::nullopt;
}

void GoToBar::go()
{
    const auto target = read(m_field->text());
    if (!target)
        return showMistake(tr("That is neither a number nor a day. Type one like 1234567 or 2026-11-22."));
    m_hint->setText(m_usualHint);
    setTextTone(m_hint, Tone::Neutral);
    if (const auto* number = std::get_if<std::int64_t>(&*target))
        Q_EMIT numberRequested(*number);
    else
        Q_EMIT dayRequested(std::get<QDate>(*target));
}

} // namespace cf::ui
