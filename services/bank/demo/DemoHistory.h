// Books two years of the demo's life in chronological order: wages, rents, bills, shops, counters. Stores the state of
// the accounts and one day's plan, never the transfers. DemoLoad turns the output into rows.
//
// It books day by day with 48 bytes of state per account.
#pragma once

#include "services/bank/demo/DemoPlan.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::bank::demo {

//! One booked transfer with its two entries.
struct DemoTransfer
{
    std::int64_t number = 0; //!< From 0.
    TransferId id;
    Instant at{};
    Date bookingDate;
    std::uint32_t debtor = 0;
    std::uint32_t creditor = 0;
    std::int64_t amount = 0;
    std::size_t currency = 0;
    std::size_t branch = 0;
    int teller = -1; //!< Into the plan's staff; -1: automatic.
    std::string_view purpose;
    std::string_view counterparty; //!< Somebody at another bank, a shop; or empty.
    std::string memo;              //!< Or empty.
    std::int64_t debtorNumber = 0;
    std::int64_t debtorBalance = 0;
    std::int64_t creditorNumber = 0;
    std::int64_t creditorBalance = 0;
};

class DemoHistory
{
public:
    //! Called for each transfer, in order; times and ids ascend.
    using Sink = std::function<void(const DemoTransfer&)>;

    DemoHistory(const DemoPlan& plan, std::int64_t transfers, Sink sink);

    //! Books a day's transfers: `transfers` in total over all days.
    void book(int day);

    //! The final accounts, the internal ones after the customers'.
    const std::vector<DemoAccount>& accounts() const { return m_accounts; }

private:
    //! Ordered: breaks ties within a second.
    enum class Slot : std::uint8_t
    {
        BroughtForward,
        Opening,
        Wages,
        Rent,
        Bill,
        PutAside,
        Fee,
        Interest,
        Closing,
        Everyday,
    };

    struct Planned
    {
        std::int32_t second; //!< Of the local day.
        Slot slot;
        std::uint32_t account;
        auto operator<=>(const Planned&) const = default;
    };

    struct Moment
    {
        int day;
        int second;
    };

    void countPlanned();
    void plan(int day);
    void planActive(int day);
    void planEveryday(int day);
    template <class Visit>
    void visitActive(int day, Visit visit) const;
    int everydaySecond(int day, Dice& dice) const;

    void bookPlanned(const Planned& planned, int day);
    void bookEveryday(Moment moment, Dice& dice);
    void bookPersonal(std::uint32_t account, Moment moment, Dice& dice);
    void bookBusiness(std::uint32_t account, Moment moment, Dice& dice);
    void bookWages(std::uint32_t account, Moment moment);
    void bookBill(std::uint32_t account, Moment moment, Dice& dice);
    void bookFee(std::uint32_t account, Moment moment, Dice& dice);
    void bookInterest(std::uint32_t account, Moment moment);
    std::int64_t broughtForward(std::uint32_t account, Dice& dice) const;
    void bookRent(std::uint32_t account, Moment moment, Dice& dice);
    void putAside(std::uint32_t account, Moment moment, Dice& dice);
    bool payColleague(std::uint32_t account, Moment moment, Dice& dice);
    void deposit(std::uint32_t account, Moment moment, Dice& dice);

    std::uint32_t anyAccount(int day, Dice& dice) const;
    bool usable(std::uint32_t account, int day) const;
    bool affords(std::uint32_t account, std::int64_t amount) const;
    bool countersOpen(Moment moment) const;

    //! Money leaves or reaches a customer's account; the other side is internal.
    void pay(std::uint32_t account, Internal to, std::int64_t amount, DemoTransfer transfer, Moment moment);
    void receive(std::uint32_t account, Internal from, std::int64_t amount, DemoTransfer transfer, Moment moment);
    void post(DemoTransfer& transfer, Moment moment);

    const DemoPlan& m_plan;
    const std::int64_t m_wanted;
    Sink m_sink;
    std::vector<DemoAccount> m_accounts;
    std::vector<std::pair<std::uint16_t, std::uint32_t>> m_openings; //!< Day and account, sorted.
    std::vector<std::pair<std::uint16_t, std::uint32_t>> m_closings;
    std::vector<std::uint32_t> m_firms; //!< Active organisations.
    std::vector<Planned> m_today;
    std::int64_t m_everyday = 0;       //!< Their total number …
    std::int64_t m_everydayWeight = 0; //!< … over days with this total weight …
    std::int64_t m_weightSoFar = 0;    //!< … of which this much has passed.
    std::int64_t m_booked = 0;
    std::int64_t m_lastAt = 0;
};

//! The monthly rent of an active customer's account, minor units; also used by the standing order.
std::int64_t rentOf(const DemoPlan& plan, std::uint32_t account);
std::string_view landlordOf(const DemoPlan& plan, std::uint32_t account);

} // namespace cf::bank::demo
