#include "ui/audit/FilterChips.h"

#include "models/tables/AuditText.h"
#include "models/tables/DateText.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/theme/IconLoader.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Styling.h"

#include <QPushButton>

namespace cf::ui {
namespace {

using tables::AuditText;

constexpr int kLongestText = 40; // characters

QString periodText(const AuditFilter& filter)
{
    const auto day = [](QDate date) { return tables::formatDate(tables::fromQDate(date), QLocale()); };
    switch (filter.period) {
    case AuditPeriod::Any:
        return {};
    case AuditPeriod::Today:
        return FilterChips::tr("Today");
    case AuditPeriod::Yesterday:
        return FilterChips::tr("Yesterday");
    case AuditPeriod::LastSevenDays:
        return FilterChips::tr("Last 7 days");
    case AuditPeriod::Days:
        //: two days, both inclusive
        return FilterChips::tr("%1 to %2")
            .arg(day(std::min(filter.from, filter.to)), day(std::max(filter.from, filter.to)));
    }
    return {};
}

} // namespace

FilterChips::FilterChips(const AuditFilterBar& bar, QWidget* parent)
    : QWidget(parent)
    , m_bar(bar)
    , m_row(new FlowLayout(this))
    , m_clear(new QPushButton(tr("Clear all"), this))
{
    m_row->setSpacing(em(0.4));
    m_row->addWidget(m_clear);
    setKind(m_clear, ButtonKind::Quiet);
    m_clear->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    m_clear->setAccessibleName(tr("Clear all filters"));
    connect(m_clear, &QPushButton::clicked, this, &FilterChips::cleared);
    hide();
}

void FilterChips::showFilter(const AuditFilter& filter)
{
    m_filter = filter;
    setChips(chipsOf(filter));
    // A search has no chip, but can be cleared.
    setVisible(!m_chips.isEmpty() || !filter.search.isEmpty());
}

QList<FilterChips::Chip> FilterChips::chipsOf(const AuditFilter& filter) const
{
    QList<Chip> chips;
    if (filter.period != AuditPeriod::Any)
        chips += {FilterPart::Period, periodText(filter)};
    if (!filter.action.isEmpty())
        chips += {FilterPart::Action, m_bar.actionText(filter.action)};
    if (filter.result)
        chips += {FilterPart::Result, AuditText::result(*filter.result)};
    if (filter.branch)
        chips += {FilterPart::Branch, m_bar.branchText(*filter.branch)};
    if (filter.actor)
        //: filter of the audit trail. %1: a name
        chips += {FilterPart::Actor, tr("Done by %1").arg(nameOf(QString::fromStdString(filter.actor->toString())))};
    if (!filter.subject.isEmpty())
        //: filter of the audit trail. %1: customer, account …, %2: its name
        chips +=
            {FilterPart::Subject, tr("%1: %2").arg(AuditText::kind(tables::subjectKindOf(filter.subject.toStdString())),
                                                   nameOf(filter.subject))};
    return chips;
}

QString FilterChips::nameOf(const QString& id) const
{
    const auto found = m_names.find(id);
    return found != m_names.end() ? found->second : QStringLiteral("…") + id.right(6);
}

void FilterChips::learn(const contract::AuditRow& row)
{
    if (m_filter.actor && row.actor && row.actor->id == *m_filter.actor)
        m_names[QString::fromStdString(row.actor->id.toString())] = AuditText::actor(row);
    for (const contract::AuditSubject& subject : row.subjects) {
        if (m_filter.subject == QString::fromStdString(subject.id) && !subject.label.empty())
            m_names[m_filter.subject] = AuditText::subject(subject);
    }
    setChips(chipsOf(m_filter));
}

void FilterChips::setChips(const QList<Chip>& chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    for (QPushButton* button : std::as_const(m_buttons)) {
        // A pressed chip is still emitting its signal.
        m_row->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    QWidget* before = m_clear;
    for (const Chip& chip : chips) {
        QPushButton* button = chipButton(chip);
        m_row->insertWidget(static_cast<int>(m_buttons.size()), button);
        setTabOrder(before, button);
        before = button;
        m_buttons += button;
    }
    // After the chips, which were ordered relative to it.
    setTabOrder(before, m_clear);
}

QPushButton* FilterChips::chipButton(const Chip& chip)
{
    const bool isLong = chip.text.size() > kLongestText;
    QString shown = isLong ? chip.text.left(kLongestText - 1) + QStringLiteral("…") : chip.text;
    // In a name an ampersand is not a mnemonic.
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    auto* button = new QPushButton(icon(Icon::Close, Tint::Muted), shown, this);
    button->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    button->setAccessibleName(tr("Remove the filter: %1").arg(chip.text));
    button->setToolTip(tr("Remove this filter"));
    connect(button, &QPushButton::clicked, this, [this, part = chip.part] { Q_EMIT removed(part); });
    return button;
}

} // namespace cf::ui
