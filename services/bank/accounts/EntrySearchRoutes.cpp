#include "services/bank/accounts/EntrySearchRoutes.h"

#include "models/domain/Text.h"
#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/accounts/EntrySearch.h"
#include "services/bank/api/Paging.h"

#include <charconv>

namespace cf::bank {
namespace {

using namespace contract;

//! Of the previous page's lastKey; empty if this operation did not issue it.
std::optional<std::int64_t> numberOf(const std::string& cursor)
{
    std::int64_t number = 0;
    const char* end = cursor.data() + cursor.size();
    const auto read = std::from_chars(cursor.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number >= 1 ? std::optional(number) : std::nullopt;
}

std::vector<FieldError> mistakesIn(const EntrySearch& query)
{
    std::vector<FieldError> mistakes;
    const auto check = [&](bool good, const char* pointer, const char* message) {
        if (!good)
            mistakes.push_back({pointer, message});
    };
    constexpr const char* kYears = "must lie between the years 1900 and 2199";
    check(!query.text || characterCount(*query.text) <= kLongestEntrySearch, "?text",
          "must have at most 200 characters");
    check(query.leastMinorUnits.value_or(0) >= 0, "?leastMinorUnits", "must not be negative");
    check(query.mostMinorUnits.value_or(0) >= 0, "?mostMinorUnits", "must not be negative");
    check(!query.leastMinorUnits || !query.mostMinorUnits || *query.leastMinorUnits <= *query.mostMinorUnits,
          "?leastMinorUnits", "must not be above the largest amount");
    check(!query.from || isBookingDate(*query.from), "?from", kYears);
    check(!query.to || isBookingDate(*query.to), "?to", kYears);
    check(!query.from || !query.to || *query.from <= *query.to, "?from", "must not be after the last day");
    check(!query.cursor || numberOf(*query.cursor), "?cursor", "was not issued by this list");
    return mistakes;
}

//! The filter without its words, which may be a name.
Changes searchAttributes(const EntrySearch& query, Currency currency)
{
    Changes detail;
    if (query.text)
        detail.push_back(attribute("characters", std::to_string(characterCount(*query.text))));
    if (query.leastMinorUnits)
        detail.push_back(attribute("atLeast", Money(*query.leastMinorUnits, currency).decimal()));
    if (query.mostMinorUnits)
        detail.push_back(attribute("atMost", Money(*query.mostMinorUnits, currency).decimal()));
    if (query.from)
        detail.push_back(attribute("from", toString(*query.from)));
    if (query.to)
        detail.push_back(attribute("to", toString(*query.to)));
    return detail;
}

void recordEntrySearch(ReadAudit& readAudit, Call& call, EntrySearch query, const Account& account)
{
    const bool first = !query.cursor;
    query.cursor.reset();
    query.limit.reset();
    readAudit.onPage(call, "entries found " + encodeDocument(query), first, [&] {
        readAudit.record(call, std::string(FindEntries::kInfo.recorded.action), ownerOf(account),
                         account.summary.id.toString(), {},
                         searchAttributes(query, account.summary.ledgerBalance.currency()));
    });
}

Answer<Page<Entry>> findEntries(ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Call& call,
                                const EntrySearch& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    if (auto mistakes = mistakesIn(query); !mistakes.empty()) {
        Problem problem = Problem::of(ErrorCode::InvalidRequest);
        problem.errors = std::move(mistakes);
        return problem;
    }
    const EntryFilter filter{query.text ? foldedWords(*query.text) : FoldedWords(),
                             query.leastMinorUnits,
                             query.mostMinorUnits,
                             query.from,
                             query.to,
                             query.cursor ? numberOf(*query.cursor) : std::nullopt};
    Page<Entry> page;
    const auto kept = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
        auto account = findAccount(transaction, query.accountId);
        if (account && !reaches(call, FindEntries::kInfo.scope, query.accountId, account->branch))
            account.reset();
        if (account)
            page = searchEntries(transaction, keys, query.accountId, filter, *limit);
        return account;
    });
    if (!kept)
        return Problem::of(ErrorCode::NotFound);
    recordEntrySearch(readAudit, call, query, kept->account);
    return page;
}

} // namespace

void addEntrySearchRoutes(Router& router, ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit)
{
    router.handle<FindEntries>([&reads, &keys, &readAudit](Call& call, const EntrySearch& query) {
        return findEntries(reads, keys, readAudit, call, query);
    });
}

} // namespace cf::bank
