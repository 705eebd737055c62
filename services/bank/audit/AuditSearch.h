// Parses what a compliance officer types into the audit screen's search box. Uses no database: AuditFilter.h resolves
// names. This is the language of contract::AuditQuery::search.
//
//     actor:novak action:transfer yesterday
//
// actor:      who did it: an id (stf_…), or words of the name or user name
// action:     a full action ("transfer.booked"), or the part before or after its dot
// branch:     an id, a code, or a part of the name
// customer:   who it concerns: an id, a customer number, an IBAN (its holders), or words of the name
// account:    an id or an IBAN
// subject:    anything it concerns: any id, a customer number, an IBAN, or words of a customer's name
// result:     succeeded, refused or failed
// from: to:   a day, "2026-11-01", "today" or "yesterday"; both inclusive
// today, yesterday, last 7 days, 7d   the last seven days end with today
// trace:      the 32 hexadecimal digits in every answer of the bank, or at least the first eight
// seq:        an event's number
//
// Keys, results and time words are understood in English and in the caller's languages (AuditWords.h): konto:… letzte 7
// Tage. All terms must match; case and accents are ignored. Values with spaces go in quotation marks of any kind:
// actor:"jana novák", actor:„jana novák“. A word without a key is an action word, an id, an IBAN or a trace if it looks
// like one; all remaining words together form one name or number, of a member of staff or a customer. Quoted text
// without a key stands alone: "eva malá" "jan dvořák". A term that resolves to nothing is an error, never an empty
// list.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/AuditWords.h"
#include "services/bank/audit/SearchMistake.h"

namespace cf::bank {

inline constexpr std::size_t kLongestAuditSearch = 400; //!< Characters.

struct AuditSearch
{
    std::vector<std::string> words;   //!< Without a key, as typed.
    std::vector<std::string> phrases; //!< Without a key, quoted.
    std::optional<std::string> actor;
    std::optional<std::string> action;
    std::optional<std::string> branch;
    std::optional<std::string> customer;
    std::optional<std::string> account;
    std::optional<std::string> subject;
    std::optional<AuditResult> result;
    std::optional<Date> firstDay; //!< Both inclusive, in the caller's time zone.
    std::optional<Date> lastDay;
    std::optional<std::string> traceId; //!< Or a prefix: 8 to 32 lower-case hex digits.
    std::optional<std::int64_t> seq;

    bool operator==(const AuditSearch&) const = default;
};

//! `today` is the caller's day.
Outcome<AuditSearch, SearchMistake> parseAuditSearch(std::string_view text, Date today,
                                                     const AuditWords& words = AuditWords());

} // namespace cf::bank
