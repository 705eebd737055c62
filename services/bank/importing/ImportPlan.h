// What an import will write, whatever its source: customers, accounts, their holders, standing orders, and the history
// as double entry. BerkaPlan makes one; ImportWriter writes it. Records refer to each other by index.
#pragma once

#include "models/domain/Currency.h"
#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "services/bank/importing/BerkaRecords.h"

#include <string>
#include <vector>

namespace cf::bank::importing {

//! The internal account for the other side of an imported entry; one of each per source and currency.
enum class CounterAccount
{
    Cash,             //!< Over the counter: deposits and withdrawals.
    Clearing,         //!< To and from other banks, and card withdrawals.
    InterestPaid,     //!< The bank's expense.
    InterestReceived, //!< The bank's income: for negative balances.
    Fees,             //!< The bank's income.
};

struct PlannedCustomer
{
    std::string sourceId;
    std::string number; //!< The customer number that people use.
    std::string given;
    std::string family;
    BirthNumber birth;
};

struct PlannedAccount
{
    std::string sourceId;
    Iban iban;
    Currency currency;
    Date openedOn;
    std::size_t owner; //!< Into customers.
};

struct PlannedHolder
{
    std::string sourceId;
    std::size_t customer;
    std::size_t account;
    bool owner;
};

struct PlannedStandingOrder
{
    std::string sourceId;
    std::size_t account;
    std::int64_t amount;  //!< Minor units of the account's currency, positive.
    std::string creditor; //!< "YZ 87144583": bank and account.
    std::string purpose;
};

struct PlannedTransfer
{
    std::string sourceId;
    std::size_t account;
    CounterAccount counter;
    std::int64_t amount; //!< To the account; negative when money leaves it. The counter account gets the opposite.
    Date date;           //!< Booking and value date.
    std::string purpose;
    std::string counterparty; //!< "YZ 87144583", or empty.
};

struct ImportPlan
{
    std::string source; //!< Permanent name of the source: records are imported once per source.
    std::vector<PlannedCustomer> customers;
    std::vector<PlannedAccount> accounts;
    std::vector<PlannedHolder> holders;
    std::vector<PlannedStandingOrder> standingOrders;
    std::vector<PlannedTransfer> transfers; //!< In booking order.
    std::vector<SourceFile> files;
};

} // namespace cf::bank::importing
