#include "ui/audit/UnsealedStrip.h"

#include "models/tables/AuditText.h"
#include "models/tables/DateText.h"
#include "ui/audit/AuditDelegate.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/Styling.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cf::ui {
namespace {

//! Sealing takes a second; a longer wait than this means that the audit sequencer is not working.
constexpr std::chrono::seconds kTooLong{10};

std::chrono::duration<double> ageOf(Instant instant)
{
    const auto age = tables::now() - instant;
    // The bank's clock is known only approximately.
    return std::max(std::chrono::duration<double>(age), std::chrono::duration<double>(0));
}

QString ageText(std::chrono::duration<double> age)
{
    const QLocale locale;
    if (age < std::chrono::seconds(60))
        return UnsealedStrip::tr("%1 s", "seconds").arg(locale.toString(age.count(), 'f', age.count() < 10 ? 1 : 0));
    return UnsealedStrip::tr("%1 min", "minutes").arg(locale.toString(static_cast<int>(age.count() / 60)));
}

} // namespace

UnsealedStrip::UnsealedStrip(tables::UnsealedTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_icon(new IconLabel(icon(Icon::Lock, Tint::Muted), 0.95, this))
    , m_sealed(new ElidedLabel({}, this))
    , m_newest(new ElidedLabel({}, this))
    , m_fresh(new QPushButton(icon(Icon::Refresh, Tint::Accent), {}, this))
    , m_toggle(new QPushButton(this))
    , m_table(new RemoteTableView(tr("Events that are not sealed yet"), this))
{
    m_sealed->setFont(withTabularDigits(fontFor(TextRole::Small)));
    m_newest->setFont(withTabularDigits(fontFor(TextRole::Small)));
    setTextTone(m_newest, Tone::Neutral);
    // The first to be elided.
    m_newest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setKind(m_fresh, ButtonKind::Quiet);
    setKind(m_toggle, ButtonKind::Quiet);
    m_fresh->setToolTip(QKeySequence(Qt::Key_F5).toString(QKeySequence::NativeText));
    m_table->setModel(&m_model);
    m_table->table()->setItemDelegate(new AuditDelegate(m_table->table()));
    m_table->setColumns({{12}, {16}, {14}, {16}, {10, true}, {7}, {12}});
    m_table->setEmptyContent(icon(Icon::Lock, Tint::Muted), tr("Everything is sealed."));
    m_table->setFixedHeight(em(11));
    auto* line = new QHBoxLayout;
    line->setSpacing(em(0.5));
    line->addWidget(m_icon);
    line->addWidget(m_sealed);
    line->addWidget(m_newest, 1);
    line->addWidget(m_fresh);
    line->addWidget(m_toggle);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.3));
    column->addLayout(line);
    column->addWidget(m_table);
    connect(m_fresh, &QPushButton::clicked, this, &UnsealedStrip::newEventsRequested);
    connect(m_toggle, &QPushButton::clicked, this, [this] { setOpen(!isOpen()); });
    setOpen(false);
    setNewEvents(0, false);
    showState({}, {});
}

bool UnsealedStrip::isOpen() const
{
    return !m_table->isHidden();
}

void UnsealedStrip::setOpen(bool open)
{
    m_table->setVisible(open);
    m_toggle->setText(open ? tr("Hide what is not sealed") : tr("Not sealed yet"));
    m_toggle->setAccessibleDescription(open ? QString() : tr("Shows the events that are waiting for their number."));
}

QString UnsealedStrip::newest() const
{
    if (m_model.events().empty())
        return {};
    using tables::AuditText;
    const contract::AuditRow& row = m_model.events().front();
    //: an audit event in one line. %1: time, %2: what was done, %3: by whom
    return tr("%1 %2, %3")
        .arg(tables::localTime(row.at).time().toString(QStringLiteral("HH:mm:ss")), AuditText::action(row.action),
             AuditText::actor(row));
}

void UnsealedStrip::showState(const std::optional<contract::AuditState>& state, const QString& error)
{
    const bool late = state && state->oldestUnsealed && ageOf(*state->oldestUnsealed) > kTooLong;
    const Tone tone = !error.isEmpty() || late ? Tone::Warning : Tone::Neutral;
    m_icon->setIcon(tone == Tone::Warning ? toneIcon(tone) : icon(Icon::Lock, Tint::Muted));
    setTextTone(m_sealed, tone);
    m_newest->setText(error.isEmpty() ? newest() : QString());
    if (!error.isEmpty() || !state) {
        m_sealed->setText(error.isEmpty() ? tr("Checking how far the trail is sealed…") : error);
        return;
    }
    const QLocale locale;
    const QString last = tables::AuditText::number(state->sealed - 1, locale);
    if (state->unsealed == 0)
        m_sealed->setText(state->sealed == 0
                              ? tr("Nothing has been recorded yet.")
                              : tr("Sealed up to %1, nothing is waiting.", "%1: an event's number").arg(last));
    else if (state->oldestUnsealed)
        m_sealed->setText(tr("Sealed up to %1, %n waiting, the oldest for %2.", "%1: an event's number, %2: how long",
                             static_cast<int>(std::min<std::int64_t>(state->unsealed, 1'000'000'000)))
                              .arg(last, ageText(ageOf(*state->oldestUnsealed))));
    else
        m_sealed->setText(tr("Sealed up to %1, %n waiting.", "%1: an event's number",
                             static_cast<int>(std::min<std::int64_t>(state->unsealed, 1'000'000'000)))
                              .arg(last));
}

void UnsealedStrip::setNewEvents(std::int64_t count, bool filtered)
{
    m_fresh->setVisible(count > 0);
    const int shown = static_cast<int>(std::min<std::int64_t>(count, 1'000'000'000));
    m_fresh->setText(filtered ? tr("%n newer event(s): search again", nullptr, shown)
                              : tr("Show %n new event(s)", nullptr, shown));
}

} // namespace cf::ui
