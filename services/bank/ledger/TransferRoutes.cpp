#include "services/bank/ledger/TransferRoutes.h"

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/api/RetryAfter.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/ledger/KeyResolver.h"
#include "services/bank/ledger/TransferRepository.h"

namespace cf::bank {
namespace {

using namespace contract;

Problem problemOf(ErrorCode code)
{
    return isRetryable(code) ? retryLater(code) : Problem::of(code);
}

//! The event for a transfer that was shown.
AuditEvent eventOfRead(const ReadAudit& readAudit, const Call& call, const TransferRecord& record)
{
    return readAudit.eventOfRead(call, std::string(GetTransfer::kInfo.recorded.action), record.owner,
                                 record.transfer.id.toString(),
                                 {record.debtorAccount.toString(), record.creditorAccount.toString()});
}

//! Handles PostTransfer.
class Posting
{
public:
    Posting(LedgerWriter& writer, ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Submit submit)
        : m_writer(writer)
        , m_reads(reads)
        , m_keys(keys)
        , m_readAudit(readAudit)
        , m_submit(std::move(submit))
    {
    }

    void operator()(const std::shared_ptr<Call>& call, TransferOrder order, const Reply<PostTransfer>& reply) const
    {
        if (order.memo && order.memo->empty())
            order.memo.reset();
        if (const std::string mistake = memoMistake(order.memo.value_or("")); !mistake.empty()) {
            reply(parameterProblem("/memo", mistake.c_str()));
            return;
        }
        m_writer.submit({*call->idempotencyKey, *call->caller, std::move(order), call->traceId},
                        [self = *this, call, reply](TransferResult result) {
                            call->audited = std::holds_alternative<Transfer>(result); // by the batch
                            if (auto* transfer = std::get_if<Transfer>(&result))
                                reply(std::move(*transfer));
                            else if (const auto* code = std::get_if<ErrorCode>(&result))
                                reply(problemOf(*code));
                            else
                                self.replay(call, std::get<StoredOutcome>(result), reply);
                        });
    }

private:
    //! On the writer's thread, which must not wait for a query.
    void replay(const std::shared_ptr<Call>& call, const StoredOutcome& stored, const Reply<PostTransfer>& reply) const
    {
        call->replayed = true;
        if (stored.state == KeyState::Refused) {
            reply(problemOf(stored.refusal));
            return;
        }
        const bool taken = m_submit(Priority::Money,
                                    [self = *this, call, id = stored.transfer, reply] { reply(self.read(*call, id)); });
        if (!taken)
            reply(unread(*call));
    }

    Answer<Transfer> read(Call& call, TransferId id) const
    {
        try {
            const auto kept = m_reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
                return findTransfer(transaction, m_keys, id).value();
            });
            recordRead(call, kept);
            return kept.shownTo(*call.caller);
        } catch (const std::exception&) {
            return unread(call);
        }
    }

    //! If this machine's spool takes no reads, the database does, as for resolved keys: the orderer must learn the
    //! outcome.
    void recordRead(Call& call, const TransferRecord& kept) const
    {
        const AuditEvent read = eventOfRead(m_readAudit, call, kept);
        try {
            m_readAudit.record(call, read);
        } catch (const ReadNotRecorded&) {
            m_reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
                record(transaction, {read});
                return Done();
            });
            call.audited = true;
        }
    }

    //! The transfer is booked but cannot be shown now, and nobody may be told that nothing happened: the same key shows
    //! it later.
    static Problem unread(Call& call)
    {
        call.replayed = false;
        return problemOf(ErrorCode::OutcomeUnknown);
    }

    LedgerWriter& m_writer;
    ReadRouter& m_reads;
    const CustomerKeys& m_keys;
    ReadAudit& m_readAudit;
    Submit m_submit;
};

Answer<Transfer> get(ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Call& call, TransferId id)
{
    const auto kept = reads.anywhere(call.caller->staff,
                                     [&](db::Transaction& transaction) { return findTransfer(transaction, keys, id); });
    if (kept && !kept->visibleTo(*call.caller))
        call.outOfReach = id.toString();
    if (!kept || !call.outOfReach.empty())
        return Problem::of(ErrorCode::NotFound);
    Transfer transfer = kept->shownTo(*call.caller);
    readAudit.record(call, eventOfRead(readAudit, call, *kept));
    call.etag = etagOf(transfer);
    return transfer;
}

std::vector<FieldError> mistakesIn(const TransfersQuery& query)
{
    std::vector<FieldError> mistakes;
    const auto check = [&](bool good, const char* pointer, const char* message) {
        if (!good)
            mistakes.push_back({pointer, message});
    };
    constexpr const char* kYears = "must lie between the years 1900 and 2199";
    check(!query.from || isBookingDate(*query.from), "?from", kYears);
    check(!query.to || isBookingDate(*query.to), "?to", kYears);
    check(!query.from || !query.to || *query.from <= *query.to, "?from", "must not be after the last day");
    check(query.leastMinorUnits.value_or(0) >= 0, "?leastMinorUnits", "must not be negative");
    check(query.mostMinorUnits.value_or(0) >= 0, "?mostMinorUnits", "must not be negative");
    check(!query.leastMinorUnits || !query.mostMinorUnits || *query.leastMinorUnits <= *query.mostMinorUnits,
          "?leastMinorUnits", "must not be above the largest amount");
    check(query.currency || (!query.leastMinorUnits && !query.mostMinorUnits), "?currency",
          "is needed: amounts are in its minor units");
    return mistakes;
}

//! The filter. An account appears as what the event concerns, not here.
Changes filterAttributes(const TransfersQuery& query)
{
    Changes detail;
    if (query.mine.value_or(false))
        detail.push_back(attribute("mine", "true"));
    if (query.from)
        detail.push_back(attribute("from", toString(*query.from)));
    if (query.to)
        detail.push_back(attribute("to", toString(*query.to)));
    if (query.currency)
        detail.push_back(attribute("currency", std::string(query.currency->code())));
    if (query.leastMinorUnits)
        detail.push_back(attribute("atLeast", Money(*query.leastMinorUnits, *query.currency).decimal()));
    if (query.mostMinorUnits)
        detail.push_back(attribute("atMost", Money(*query.mostMinorUnits, *query.currency).decimal()));
    if (query.kind)
        detail.push_back(attribute("kind", nameOf(*query.kind)));
    return detail;
}

//! Records that a page of the list was shown; the event concerns the account that was asked for.
void recordList(ReadAudit& readAudit, Call& call, TransfersQuery query, const std::optional<AccountId>& account,
                const Page<Transfer>& page)
{
    Changes detail = filterAttributes(query);
    detail.push_back(attribute("hits", std::to_string(page.count) + (page.more ? " or more" : "")));
    const bool first = !query.cursor;
    query.cursor.reset();
    query.limit.reset();
    readAudit.onPage(call, "transfers " + encodeDocument(query), first, [&] {
        readAudit.record(call, std::string(ListTransfers::kInfo.recorded.action), std::nullopt,
                         account ? account->toString() : std::string(), {}, detail);
    });
}

Answer<Page<Transfer>> list(ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Call& call,
                            const TransfersQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto before = cursorId<TransferId>(query.cursor);
    if (!before)
        return before.error();
    if (auto mistakes = mistakesIn(query); !mistakes.empty()) {
        Problem problem = Problem::of(ErrorCode::InvalidRequest);
        problem.errors = std::move(mistakes);
        return problem;
    }
    TransferFilter filter{branchLimit(*call.caller, ListTransfers::kInfo.scope),
                          {},
                          *before,
                          query.from,
                          query.to,
                          query.account,
                          query.currency,
                          query.leastMinorUnits,
                          query.mostMinorUnits,
                          query.kind};
    if (query.mine.value_or(false))
        filter.madeBy = call.caller->staff;
    std::optional<AccountId> account;
    const auto found = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
        if (query.account)
            account = findAccountId(transaction, *query.account);
        return listTransfers(transaction, keys, filter, *limit + 1);
    });

    std::vector<Transfer> shown;
    for (const TransferRecord& kept : found)
        shown.push_back(kept.shownTo(*call.caller));
    auto page = pageOf(std::move(shown), *limit);
    setKeys(page);
    countFound(page, !*before);
    recordList(readAudit, call, query, account, page);
    return page;
}

} // namespace

void addTransferRoutes(Router& router, LedgerWriter& writer, ReadRouter& reads, const CustomerKeys& keys,
                       ReadAudit& readAudit, Submit submit)
{
    router.handleLater<PostTransfer>(Posting(writer, reads, keys, readAudit, std::move(submit)));
    router.handle<ResolveTransferKey>(
        [&reads, &keys, environment = writer.environment()](Call& call, const KeyRef& ref) {
            auto outcome = reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
                return resolveKey(transaction, keys, *call.caller, ref, call.traceId, environment);
            });
            if (!outcome && outcome.error().code == ErrorCode::NotFound && ref.orderedBy)
                call.outOfReach = ref.orderedBy->toString();
            call.audited = outcome.ok(); // resolveKey() audits whatever it shows
            return outcome;
        });
    router.handle<GetTransfer>([&reads, &keys, &readAudit](Call& call, const TransferRef& ref) {
        return get(reads, keys, readAudit, call, ref.transferId);
    });
    router.handle<ListTransfers>([&reads, &keys, &readAudit](Call& call, const TransfersQuery& query) {
        return list(reads, keys, readAudit, call, query);
    });
}

std::string memoMistake(std::string_view memo)
{
    if (const auto mistake = mistakeIn(memo))
        return contract::sentenceOf(*mistake);
    return characterCount(memo) > kLongestMemo ? "must hold at most 140 characters" : "";
}

} // namespace cf::bank
