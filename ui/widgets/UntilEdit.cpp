#include "ui/widgets/UntilEdit.h"

#include "models/tables/BranchClock.h"
#include "ui/widgets/DayEdit.h"
#include "ui/widgets/Styling.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QTimeEdit>

namespace cf::ui {
namespace {

enum Ending
{
    Open,
    AtATime,
};

} // namespace

UntilEdit::UntilEdit(const QString& open, QWidget* parent)
    : QWidget(parent)
    , m_choice(new QComboBox(this))
    , m_day(new DayEdit(this))
    , m_time(new QTimeEdit(this))
{
    m_choice->setAccessibleName(tr("Until when"));
    m_choice->insertItem(Open, open);
    m_choice->insertItem(AtATime, tr("Until a day and time"));
    m_day->setAccessibleName(tr("Last day"));
    m_time->setAccessibleName(tr("Time on the last day"));
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.4));
    for (QWidget* part : {static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_day), static_cast<QWidget*>(m_time)})
        row->addWidget(part);
    row->addStretch();
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int ending) {
        for (QWidget* part : {static_cast<QWidget*>(m_day), static_cast<QWidget*>(m_time)})
            part->setVisible(ending == AtATime);
        Q_EMIT changed();
    });
    connect(m_day, &DayEdit::dateChanged, this, &UntilEdit::changed);
    connect(m_time, &QTimeEdit::timeChanged, this, &UntilEdit::changed);
    reset();
}

void UntilEdit::reset()
{
    m_choice->setCurrentIndex(Open);
    m_day->hide();
    m_time->hide();
    m_day->setDay(tables::calendarDay().addDays(1));
    m_time->setTime(QTime(23, 59));
}

std::optional<Instant> UntilEdit::until() const
{
    if (m_choice->currentIndex() == Open)
        return std::nullopt;
    return tables::momentOf(m_day->date(), m_time->time());
}

bool UntilEdit::checkNow()
{
    m_day->interpretText();
    const auto end = until();
    return !end || *end > tables::now();
}

} // namespace cf::ui
