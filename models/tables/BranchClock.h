// What day and what time it is in the branch that this desk belongs to: the day that the bank books on, by the bank's
// clock, in the branch's time zone, wherever the desk stands and however its own clock goes. The composition root makes
// one and tells it what the bank said; whoever shows or asks for a day or a time goes through the functions below.
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
    //! The one in force until it goes; before the bank has said anything it shows this machine's day and time.
    explicit BranchClock(QObject* parent = nullptr);
    ~BranchClock() override;

    //! Null while none was made (in a test of one widget): then this machine's day and time count.
    static BranchClock* current();

    //! The bank's word, just now. Nothing: what it said before goes on.
    void follow(const std::optional<contract::BranchTime>& said);
    //! Somebody else sits down here: the words of another branch do not count.
    void forget();

    //! The day that is booked on.
    QDate today() const;
    //! The day on the branch's calendar; another one than today() when the bank's day was set by hand.
    QDate calendarDay() const;
    QTimeZone zone() const { return m_zone; }
    //! By the bank's clock.
    Instant now() const;

Q_SIGNALS:
    //! today(), calendarDay() or the zone is another one than before: what follows the day is to be reckoned anew.
    void dayChanged();

private:
    void look();

    QTimeZone m_zone;
    std::optional<QDate> m_setDay;        //!< Set by hand at the bank.
    std::chrono::microseconds m_ahead{0}; //!< The bank's clock of this machine's.
    QTimer m_look;
    QDate m_seenToday;
    QDate m_seenDay;
    QTimeZone m_seenZone;
};

//! The day that is booked on in this desk's branch.
QDate today();
//! The day on the branch's calendar: of audit events, sign-ins and whatever else is not booked.
QDate calendarDay();
//! Now, by the bank's clock.
Instant now();
//! As the clock on the branch's wall shows it, whole milliseconds.
QDateTime localTime(Instant instant);
//! The same in a zone that was asked for before: on a worker, which must not ask the clock.
QDateTime inZone(Instant instant, const QTimeZone& zone);
//! When a day begins in the branch.
Instant beginOf(const QDate& day);

} // namespace cf::tables
