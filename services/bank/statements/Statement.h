// An account's statement for printing. Read by StatementReader, drawn by StatementPdf.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "models/domain/Money.h"

#include <string>
#include <vector>

namespace cf::bank {

struct StatementLine
{
    Date bookingDate;
    Date valueDate;
    std::string counterparty;
    std::string memo;
    std::int64_t amount = 0;  //!< Minor units; positive: credit.
    std::int64_t balance = 0; //!< After this line in the statement's order.
};

struct Statement
{
    std::string bankName;
    std::string branchName;
    std::vector<std::string> holders; //!< The owners.
    std::string address;              //!< Of the first owner; may have several lines.
    Iban iban;
    Currency currency;
    Date from;
    Date to;
    std::int64_t opening = 0; //!< Minor units, at the end of the day before `from`.
    std::int64_t closing = 0; //!< At the end of `to`.
    std::int64_t credits = 0;
    std::int64_t debits = 0;          //!< Not positive.
    std::vector<StatementLine> lines; //!< By booking date, and within a day in booking order.
    Date madeOn;                      //!< In the branch's time zone.
    std::string madeAt;               //!< "14:05", in the same zone.
};

} // namespace cf::bank
