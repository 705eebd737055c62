// The day and time in this desktop's branch: the bank's booking day and clock in the branch's time zone, wherever the
// desktop is and whatever its own clock says. The composition root creates one and passes it the bank's answers;
// whatever shows or needs a day or a time uses the functions below.
//
// Sessions and the polled GetBankStatus bring contract::BranchTime: the business date, the zone, the offset in force,
// the bank's clock. today() is the day that is booked on. calendarDay() is that of audit events and sign-ins. Where Qt
// does not know the zone, or knows other rules for it, the bank's offset counts. What depends on the day is computed
// when it is used. bankd answers the poll from memory (identity/BranchTimes.h), which the watch of the primary fills.
#pragma once

#include "models/domain/Date.h"
#include "services/contract/BranchTime.h"

#include <QDateTime>
#include <QObject>
#include <QTimeZone>
#include <QTimer>

#include <optional>

namespace cf::tables {

class BranchClock : public QObject
{
    Q_OBJECT

public:
    //! Becomes current until destroyed; before the bank's first answer it shows this machine's day and time.
    explicit BranchClock(QObject* parent = nullptr);
    ~BranchClock() override;

    //! Null if none was created (in a test of one widget): then this machine's day and time count.
    static BranchClock* current();

    //! The bank's latest answer. Empty: the previous one stays in force.
    void update(const std::optional<contract::BranchTime>& time);
    //! The user changes: values of another branch no longer count.
    void forget();

    //! The current booking date.
    QDate today() const;
    //! The branch's calendar day; differs from today() when the bank's day was set by hand.
    QDate calendarDay() const;
    QTimeZone zone() const { return m_zone; }
    //! By the bank's clock.
    Instant now() const;

Q_SIGNALS:
    //! today(), calendarDay() or the zone has changed: recompute whatever depends on the day.
    void dayChanged();

private:
    void look();

    QTimeZone m_zone;
    std::optional<QDate> m_setDay;        //!< Set manually at the bank.
    std::chrono::microseconds m_ahead{0}; //!< The bank's clock relative to this machine's.
    QTimer m_look;
    QDate m_seenToday;
    QDate m_seenDay;
    QTimeZone m_seenZone;
};

//! The current booking date in this desktop's branch.
QDate today();
//! The branch's calendar day: for audit events, sign-ins and all else that is not booked.
QDate calendarDay();
//! Now, by the bank's clock.
Instant now();
//! In the branch's local time, whole milliseconds.
QDateTime localTime(Instant instant);
//! The same in a zone fetched earlier: for workers, which must not use the clock.
QDateTime inZone(Instant instant, const QTimeZone& zone);
//! Start of a day in the branch.
Instant beginOf(const QDate& day);
//! That time of that day in the branch.
Instant momentOf(const QDate& day, const QTime& time);

} // namespace cf::tables
