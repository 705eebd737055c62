#include "services/bank/statements/StatementRoutes.h"

#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/api/Paging.h"
#include "services/bank/statements/StatementPdf.h"
#include "services/bank/statements/StatementReader.h"
#include "services/contract/Documents.h"
#include "services/contract/Wire.h"

namespace cf::bank {
namespace {

using namespace contract;

constexpr std::chrono::days kLongestPeriod(366);

Problem periodProblem(const char* pointer, const std::string& message, StatementMistake code,
                      std::optional<std::int64_t> most = {})
{
    Problem problem = parameterProblem(pointer, message.c_str());
    FieldError& error = problem.errors.front();
    error.code = contract::nameOf(code);
    if (most)
        error.words = {std::to_string(*most)};
    return problem;
}

std::optional<Problem> mistakeIn(const StatementQuery& query)
{
    if (!isBookingDate(query.from) || !isBookingDate(query.to))
        return parameterProblem(isBookingDate(query.from) ? "?to" : "?from",
                                "must lie between the years 1900 and 2199");
    if (query.from > query.to)
        return periodProblem("?from", "must not be after the last day", StatementMistake::PeriodReversed);
    if (std::chrono::sys_days(query.to) - std::chrono::sys_days(query.from) > kLongestPeriod)
        return periodProblem("?to", "must lie within a year of the first day: ask for one statement a year",
                             StatementMistake::PeriodTooLong, kLongestPeriod.count());
    if (query.language && !statementWords(*query.language))
        return parameterProblem("?language", "must be en, de or cs");
    return std::nullopt;
}

} // namespace

void addStatementRoutes(Router& router, ReadRouter& reads, CustomerKeys& keys, ReadAudit& readAudit,
                        std::string bankName)
{
    router.handle<GetStatement>([&reads, &keys, &readAudit, bankName = std::move(bankName)](
                                    Call& call, const StatementQuery& query) -> Answer<FileContent> {
        if (auto mistake = mistakeIn(query))
            return *std::move(mistake);
        ReadStatement read;
        // On the primary: on a replica, the query for its position would precede setting the isolation level.
        const auto kept = reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
            // Balances and entries from one snapshot, or a booking in between would make them differ.
            transaction.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            auto account = findAccount(transaction, query.accountId);
            if (account && !reaches(call, GetStatement::kInfo.scope, query.accountId, account->branch))
                account.reset();
            if (account)
                read = readStatement(transaction, keys, *account, {query.accountId, query.from, query.to});
            return account;
        });
        if (!kept)
            return Problem::of(ErrorCode::NotFound);
        if (read.tooMany) {
            const std::string most = std::to_string(kMostStatementLines);
            return periodProblem("?to", "yields more than " + most + " entries: ask for a shorter period",
                                 StatementMistake::TooManyEntries, kMostStatementLines);
        }
        read.statement.bankName = bankName;
        const std::string language = query.language.value_or("en");
        FileContent file{"statement_" + read.statement.iban.electronic() + "_" + toString(query.from) + "_" +
                             toString(query.to) + ".pdf",
                         "application/pdf",
                         {statementPdf(read.statement, *statementWords(language))}};
        readAudit.record(call, "account.statementMade", ownerOf(kept->account), query.accountId.toString(), {},
                         {attribute("from", toString(query.from)), attribute("to", toString(query.to)),
                          attribute("entries", std::to_string(read.statement.lines.size())),
                          attribute("language", language)});
        return file;
    });
}

} // namespace cf::bank
