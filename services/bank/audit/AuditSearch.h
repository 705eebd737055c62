// What a compliance officer types into the audit screen's one search box, taken apart. Knows no database: names are
// looked up by AuditFilter.h. This is the language that contract::AuditQuery::search speaks.
//
//     actor:novak action:transfer yesterday
//
// actor:      who did it: an id (stf_…), or words of the name or user name
// action:     a whole action ("transfer.booked"), or the part before or after its dot
// branch:     an id, a code, or a part of the name
// customer:   whom it concerns: an id, a customer number, an IBAN (its holders), or words of the name
// account:    an id or an IBAN
// subject:    whatever it concerns: any id, a customer number, an IBAN, or words of a customer's name
// result:     succeeded, refused or failed
// from: to:   a day, "2026-11-01", "today" or "yesterday"; both inclusive
// today, yesterday, last 7 days, 7d   the last seven days end with today
// trace:      the 32 hexadecimal digits that every answer of the bank carries, or the first eight and more of them
// seq:        an event's number
//
// Keys, results and words of time are understood in English and in the languages of the one who asks (AuditWords.h):
// konto:… letzte 7 Tage. Everything given must hold; upper and lower case and accents do not matter. A value with
// blanks stands in quotation marks of any kind: actor:"jana novák", actor:„jana novák“. A word without a key is an
// action word, an id, an IBAN or a trace if it looks like one; all other words together are words of one name or
// number, of a member of staff or of a customer. What stands in quotation marks without a key is one such text by
// itself: "eva malá" "jan dvořák". What means nothing is a mistake, never an empty list.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/AuditWords.h"
#include "services/bank/audit/SearchMistake.h"

namespace cf::bank {

inline constexpr std::size_t kLongestAuditSearch = 400; //!< Characters.

struct AuditSearch
{
    std::vector<std::string> words;   //!< Without a key, as typed.
    std::vector<std::string> phrases; //!< Without a key, from between quotation marks.
    std::optional<std::string> actor;
    std::optional<std::string> action;
    std::optional<std::string> branch;
    std::optional<std::string> customer;
    std::optional<std::string> account;
    std::optional<std::string> subject;
    std::optional<AuditResult> result;
    std::optional<Date> firstDay; //!< Both inclusive, in the time zone of the one who asks.
    std::optional<Date> lastDay;
    std::optional<std::string> traceId; //!< Or its beginning: 8 to 32 lower-case hexadecimal digits.
    std::optional<std::int64_t> seq;

    bool operator==(const AuditSearch&) const = default;
};

//! `today` is the day at the caller's.
Outcome<AuditSearch, SearchMistake> parseAuditSearch(std::string_view text, Date today,
                                                     const AuditWords& words = AuditWords());

} // namespace cf::bank
