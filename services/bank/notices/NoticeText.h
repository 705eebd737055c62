// What a message to a customer says, in the customer's language. Contains no name and no whole account number: it is
// read on screens that others see.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "models/domain/Money.h"

#include <string>

namespace cf::bank {

struct BookedNotice
{
    std::string language; //!< One of those of statements; any other is English.
    Iban account;
    Money amount; //!< Credit positive.
    Money balanceAfter;
    Date bookedOn;
};

struct StatementNotice
{
    std::string language; //!< As above.
    Iban account;
    Date month;       //!< Its first day.
    std::string link; //!< Where it is read; empty: nowhere but at the branch.
};

struct NoticeText
{
    std::string subject;
    std::string text;
};

NoticeText textOf(const BookedNotice& notice);
NoticeText textOf(const StatementNotice& notice);

//! One SMS of 160 characters of GSM's alphabet. Without the balance: it may be shown on a locked screen.
std::string smsTextOf(const BookedNotice& notice);

} // namespace cf::bank
