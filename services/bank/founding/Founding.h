// A bank begins: who it is, its first branch, and who administers it. `bankd init` is the only caller.
#pragma once

#include "services/bank/identity/StaffAdmin.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cf::bank {

//! As somebody typed it.
struct Founding
{
    std::string name;
    std::string country;             //!< ISO 3166-1, two letters.
    std::string bankCode;            //!< As the country's IBANs have it, with the branch's where they have one.
    std::string bic;                 //!< ISO 9362.
    std::string currency;            //!< ISO 4217: the base currency.
    std::string timeZone;            //!< Of the bank and of its first branch, such as Europe/Vienna.
    std::string branchCode = "0001"; //!< 2 to 8 digits and capital letters.
    std::string branchName;
    std::string administrator;     //!< User name.
    std::string administratorName; //!< As shown to colleagues.
};

//! Blanks around values gone, and codes in capital letters.
Founding tidied(Founding typed);

struct FoundingMistake
{
    std::string Founding::*field = nullptr;
    std::string sentence;
};

using TimeZones = std::set<std::string>;
//! Those that the database knows.
TimeZones timeZones(db::Transaction& transaction);

//! What is wrong with it, in the order of its members.
std::vector<FoundingMistake> mistakesIn(const Founding& founding, const TimeZones& known);

//! Why no bank can be founded here, a sentence; empty: one can.
std::optional<std::string> obstacleToFounding(db::Transaction& transaction);

//! The bank's name if it was founded.
std::optional<std::string> foundedName(db::Transaction& transaction);

//! Founds the bank in one transaction, which is in the audit trail; `founding` is tidied and without mistakes. The code
//! with which the administrator enrols, or a sentence why nothing was done: there is a bank already. Throws db::Error.
Outcome<EnrolmentCode, std::string> found(db::Pool& pool, const Founding& founding,
                                          const Clock& clock = std::chrono::system_clock::now);

} // namespace cf::bank
