// The people and accounts of the demo, each derived from its number alone: only what the history changes is stored.
// DemoBank writes them, DemoHistory books between their accounts.
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Role.h"
#include "services/bank/demo/DemoCalendar.h"
#include "services/bank/demo/DemoPlaces.h"
#include "services/bank/demo/DemoSeed.h"

#include <optional>
#include <string>
#include <vector>

namespace cf::bank::demo {

//! Sixty: three tellers and a supervisor in each branch, six compliance officers and six administrators.
inline constexpr std::size_t kStaff = 60;
inline constexpr std::size_t kTellersOfBranch = 3;

//! The first two customers are the same in every demo, with one account each that nothing else touches: tours and
//! manuals start with them.
inline constexpr std::uint32_t kKnownCustomers = 2;

struct DemoStaffMember
{
    std::string userName;
    std::string displayName;
    Role role;
    std::size_t branch;
};

struct DemoCustomer
{
    bool organisation = false;
    bool woman = false;
    std::string number;
    std::string given;
    std::string family;
    std::string display;
    std::optional<Date> birth;
    std::string phone;
    std::string email;
    std::string address;
};

enum class Product : std::uint8_t
{
    Current,
    Savings,
    Foreign,
    Business,
};

enum class FinalStatus : std::uint8_t
{
    Open,
    Blocked,
    Closed,
};

//! The internal accounts, one of each per currency.
enum class Internal : std::uint8_t
{
    Cash,
    Clearing, //!< With other banks.
    Cards,
    InterestPaid,
    Fees,
};
inline constexpr std::size_t kInternals = 5;

//! The stored part of an account, 48 bytes: all that the history needs and changes.
struct DemoAccount
{
    std::int64_t balance = 0;   //!< Minor units.
    std::int64_t overdraft = 0; //!< Minor units, not negative.
    std::int64_t lastAt = 0;    //!< recorded_at of its last entry, milliseconds since 1970.
    std::uint32_t entries = 0;
    std::uint32_t owner = 0;        //!< A customer's number; for an internal account which one it is.
    std::uint16_t openedDay = 0;    //!< 0: before the history.
    std::uint16_t lastDay = 0xffff; //!< Nothing is booked after it.
    std::uint8_t branch = 0;
    std::uint8_t currency = 0;
    Product product = Product::Current;
    FinalStatus finalStatus = FinalStatus::Open;
};

class DemoPlan
{
public:
    DemoPlan(std::int64_t seed, std::uint32_t customers, std::int64_t transfers, Date until);

    const DemoSeed& seed() const { return m_seed; }
    const DemoCalendar& calendar() const { return m_calendar; }
    std::uint32_t customers() const { return m_customers; }
    std::uint32_t accounts() const { return 2 * m_customers - kKnownCustomers; }
    //! Customers with a month-by-month history: from kKnownCustomers on, as many as the transfers allow.
    std::uint32_t active() const { return m_active; }
    bool isActive(std::uint32_t customer) const
    {
        return customer >= kKnownCustomers && customer < kKnownCustomers + m_active;
    }

    DemoStaffMember staffMember(std::size_t number) const;
    static std::size_t teller(std::size_t branch, std::size_t which) { return branch * 4 + which; }
    StaffId staffId(std::size_t number) const;

    std::size_t branchOf(std::uint32_t customer) const;
    bool isOrganisation(std::uint32_t customer) const;
    DemoCustomer customer(std::uint32_t number) const;
    Instant customerSince(std::uint32_t number) const;
    CustomerId customerId(std::uint32_t number) const;

    //! Each customer's first account has the customer's number. Whether it ever has money depends on the number of
    //! transfers.
    DemoAccount account(std::uint32_t number) const;
    Date openedOn(std::uint32_t number, const DemoAccount& account) const;
    Iban iban(std::uint32_t number) const;
    AccountId accountId(std::uint32_t number) const;
    //! A second person authorised on the account.
    std::optional<std::uint32_t> disponent(std::uint32_t number) const;

    //! Internal accounts are numbered after the customers'.
    std::uint32_t internal(Internal which, std::size_t currency) const
    {
        return accounts() + static_cast<std::uint32_t>(currency * kInternals + static_cast<std::size_t>(which));
    }
    DemoAccount internalAccount(std::uint32_t number) const;
    bool isInternal(std::uint32_t number) const { return number >= accounts(); }
    std::uint32_t allAccounts() const
    {
        return accounts() + static_cast<std::uint32_t>(kCurrencies.size() * kInternals);
    }

    //! Accounts below this number get money; the others are open but empty.
    std::uint32_t funded() const { return m_funded; }
    //! `euros` in minor units of the currency.
    static std::int64_t amount(std::int64_t euroCents, std::size_t currency)
    {
        return euroCents * kCurrencies[currency].euro / 100;
    }

private:
    std::uint32_t ownerOf(std::uint32_t account) const;
    void chooseFinalStatus(DemoAccount& account, std::uint32_t number, Dice& dice) const;

    DemoSeed m_seed;
    DemoCalendar m_calendar;
    std::uint32_t m_customers;
    std::uint32_t m_active;
    std::uint32_t m_funded;
};

} // namespace cf::bank::demo
