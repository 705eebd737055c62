#include "ui/widgets/DayEdit.h"

#include "models/tables/BranchClock.h"
#include "models/tables/DateText.h"

#include <QAccessible>
#include <QCalendarWidget>
#include <QEvent>
#include <QToolTip>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr qsizetype kYearDigits = 4;

} // namespace

DayEdit::DayEdit(QWidget* parent)
    : QDateEdit(tables::today(), parent)
    , m_offered(date())
{
    setCalendarPopup(true);
    // Not while a year is half typed.
    setKeyboardTracking(false);
    showFormat();
    // Also emitted for a typed day that was rejected.
    connect(this, &QDateEdit::dateChanged, this, [this](const QDate& day) { m_chosen = m_chosen || day != m_offered; });
}

void DayEdit::setDay(const QDate& day)
{
    m_offered = day;
    m_chosen = false;
    setDate(day);
}

void DayEdit::fixup(QString& input) const
{
    const QString year = sectionText(QDateTimeEdit::YearSection);
    if (std::count_if(year.begin(), year.end(), [](QChar c) { return c.isDigit(); }) == kYearDigits)
        return QDateEdit::fixup(input);
    // Qt would take "93" for the year 93, or for 2093.
    auto* field = const_cast<DayEdit*>(this);
    QToolTip::showText(mapToGlobal(QPoint(0, height())), tr("Type all four digits of the year."), field);
    QAccessibleEvent told(field, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void DayEdit::changeEvent(QEvent* event)
{
    QDateEdit::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        showFormat();
}

void DayEdit::mousePressEvent(QMouseEvent* event)
{
    // Before it opens: texts in the program's language, weeks by region.
    calendarWidget()->setLocale(tables::wordsFor(locale()));
    calendarWidget()->setFirstDayOfWeek(locale().firstDayOfWeek());
    QDateEdit::mousePressEvent(event);
}

void DayEdit::showFormat()
{
    setDisplayFormat(tables::typedDayFormat(locale()));
}

} // namespace cf::ui
