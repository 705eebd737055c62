// The ledger as the final reads show it, by order and by account; and what could have been in it at any moment.
#pragma once

#include "tests/check/history/Course.h"

#include <deque>

namespace cf::check {

//! A booked transfer and the order that it was booked for.
struct Booking
{
    const line::FinalTransfer* transfer = nullptr;
    const Order* order = nullptr; //!< Null: none leads to it.
};

//! An entry of an account since the opening.
struct LedgerEntry
{
    const Booking* booking = nullptr;
    const BookedLeg* leg = nullptr;
    std::int64_t balance = 0; //!< Opening balance + all amounts up to here; what balanceAfter should be.
};

//! The largest value known before a moment.
class HighestBefore
{
public:
    void add(Nanoseconds time, std::int64_t value) { m_steps.emplace_back(time, value); }
    //! To be called once, after all add() and before at().
    void settle();
    //! The largest value that was added for an earlier time, or `otherwise` if there is none.
    std::int64_t at(Nanoseconds time, std::int64_t otherwise) const;

private:
    std::vector<std::pair<Nanoseconds, std::int64_t>> m_steps;
};

//! An account's entries, by number.
class AccountBook
{
public:
    explicit AccountBook(const OpenedAccount& opened)
        : m_opened(&opened)
    {
    }

    const OpenedAccount& opened() const { return *m_opened; }
    const std::vector<LedgerEntry>& entries() const { return m_entries; }
    //! The sum after so many entries, or empty if the account never had exactly as many since the opening.
    std::optional<std::int64_t> balanceAfter(std::int64_t entries) const;
    //! The lowest balance that an order may have met which was decided between these moments.
    std::int64_t lowestBetween(Nanoseconds sent, Nanoseconds answered) const;

private:
    friend class Ledger;
    void settle();

    const OpenedAccount* m_opened;
    std::vector<LedgerEntry> m_entries;
    HighestBefore m_surelyBooked; //!< How many entries of m_entries were surely booked at a moment.
    HighestBefore m_notYetBooked; //!< Both reversed, for the lowest after: minus how many could have been.
};

//! Money set aside on an account: by a hold that was placed, or for legs that wait for approval.
struct Hold
{
    ObjectId object; //!< The hold, or the approval.
    AccountId account;
    std::int64_t amount = 0;
    const Order* placed = nullptr;
    const Order* ended = nullptr; //!< Captured or released; changed, approved or rejected; null: active.

    //! Whether it was active all the time between these moments.
    bool surelyActive(Nanoseconds from, Nanoseconds until) const;
    //! Whether it may have been active at some time between these moments.
    bool possiblyActive(Nanoseconds from, Nanoseconds until) const;
};

class Ledger
{
public:
    //! Refers to the course, which must outlive it.
    explicit Ledger(const Course& course);
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    const Course& course() const { return *m_course; }
    const std::vector<Booking>& bookings() const { return m_bookings; }
    const std::map<AccountId, AccountBook>& books() const { return m_books; }
    //! Null: no such transfer.
    const Booking* booking(const ObjectId& transfer) const;
    //! The transfers that were booked for an order.
    std::vector<const Booking*> bookingsFor(const Order& order) const;
    //! Those that were placed as such, by id. The first that ended one counts (OrdersRule.cpp reports the others).
    const std::map<ObjectId, Hold>& holds() const { return m_holds; }
    //! All that is set aside on an account.
    const std::vector<const Hold*>& holdsOn(const AccountId& account) const;

    //! What the order books, or would have: as ordered or shown, reversed, or as the approval's request says. Sorted.
    //! Empty if it books nothing or what it acts on is not known.
    std::vector<Leg> legsOf(const Order& order) const;

private:
    void findBookings();
    void findHolds();
    void findReserved();
    void reserve(const Order& step, const Order& request, const Order* ended);

    const Course* m_course;
    std::vector<Booking> m_bookings;
    std::map<ObjectId, const Booking*> m_byId;
    std::multimap<Uuid, const Booking*> m_byKey;
    std::map<AccountId, AccountBook> m_books;
    std::map<ObjectId, const Order*> m_requests; //!< Of approvals, by their id.
    std::map<ObjectId, Hold> m_holds;
    std::deque<Hold> m_reserved; //!< For approvals.
    std::map<AccountId, std::vector<const Hold*>> m_holdsOn;
};

} // namespace cf::check
