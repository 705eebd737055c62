// The records of the PKDD'99 bank ("Berka") as BerkaReader returns them: validated, and referring only to existing
// records. Amounts are minor units of CZK (haléř).
#pragma once

#include "models/domain/Date.h"
#include "services/bank/importing/BirthNumber.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cf::bank::importing {

struct BerkaClient
{
    std::int64_t id;
    BirthNumber birth;
    std::int64_t district;
};

struct BerkaAccount
{
    std::int64_t id;
    std::int64_t district;
    std::string statements; //!< "monthly", "weekly" or "after each transaction".
    Date openedOn;
    std::size_t line; //!< Of account.asc.
};

struct BerkaDisposition
{
    std::int64_t id;
    std::int64_t client;
    std::int64_t account;
    bool owner;       //!< Otherwise a person authorised on the account besides its owner.
    std::size_t line; //!< Of disp.asc.
};

//! What a payment is for (k_symbol).
enum class Symbol
{
    None,
    Interest,        //!< UROK
    PenaltyInterest, //!< SANKC. UROK: charged for a negative balance.
    Fee,             //!< SLUZBY: for the statement.
    Household,       //!< SIPO
    Insurance,       //!< POJISTNE
    Pension,         //!< DUCHOD
    Loan,            //!< UVER
    Leasing,
};

enum class Operation
{
    None,        //!< Only interest has none.
    CashIn,      //!< VKLAD
    CashOut,     //!< VYBER
    CardOut,     //!< VYBER KARTOU
    TransferIn,  //!< PREVOD Z UCTU
    TransferOut, //!< PREVOD NA UCET
};

struct BerkaOrder
{
    std::int64_t id;
    std::int64_t account;
    std::string bankTo;    //!< Two letters.
    std::string accountTo; //!< Digits.
    std::int64_t amount;
    Symbol symbol;
};

struct BerkaTransaction
{
    std::int64_t id;
    std::int64_t account;
    Date date;
    Operation operation;
    Symbol symbol;
    std::int64_t amount;      //!< Signed: negative when money leaves the account.
    std::int64_t printed;     //!< The balance that the old bank printed after it.
    std::string otherBank;    //!< Two letters, or empty.
    std::string otherAccount; //!< Digits, or empty.
};

struct SourceFile
{
    std::string name;
    std::string sha256; //!< Lower-case hexadecimal.
    std::size_t records = 0;
};

//! A line that cannot be imported as it is.
struct MalformedLine
{
    std::string file;
    std::size_t line; //!< The header is line 1.
    std::string what;
};

struct BerkaBank
{
    std::vector<BerkaClient> clients;
    std::vector<BerkaAccount> accounts;
    std::vector<BerkaDisposition> dispositions;
    std::vector<BerkaOrder> orders;
    std::vector<BerkaTransaction> transactions;
    // Counted, not migrated.
    std::size_t loans = 0;
    std::size_t cards = 0;
    std::size_t districts = 0;
    std::vector<SourceFile> files;
};

} // namespace cf::bank::importing
