#include "services/bank/ledger/OrderDesk.h"

#include "services/bank/api/RetryAfter.h"
#include "services/bank/audit/AuditInbox.h"

namespace cf::bank {
namespace {

using namespace contract;

Problem problemOf(ErrorCode code)
{
    return isRetryable(code) ? retryLater(code) : Problem::of(code);
}

//! The order took effect but cannot be shown now, and nobody may be told that nothing happened: the same key shows it
//! later.
Problem unread(Call& call)
{
    call.replayed = false;
    return problemOf(ErrorCode::OutcomeUnknown);
}

} // namespace

OrderDesk::OrderDesk(LedgerWriter& writer, ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit,
                     Submit submit)
    : m_writer(writer)
    , m_reads(reads)
    , m_keys(keys)
    , m_readAudit(readAudit)
    , m_submit(std::move(submit))
{
}

void OrderDesk::take(const std::shared_ptr<Call>& call, OrderContent content, const Reply& reply, Room room) const
{
    m_writer.submit({*call->idempotencyKey, *call->caller, std::move(content), call->traceId, room},
                    [this, call, reply](OrderResult result) {
                        auto* outcome = std::get_if<OrderOutcome>(&result);
                        call->audited = outcome != nullptr; // by the batch
                        call->waits = outcome && outcome->state == KeyState::Waiting;
                        if (outcome)
                            reply(std::move(*outcome));
                        else if (const auto* code = std::get_if<ErrorCode>(&result))
                            reply(problemOf(*code));
                        else
                            replay(call, std::get<StoredOutcome>(result), reply);
                    });
}

//! On the writer's thread, which must not wait for a query.
void OrderDesk::replay(const std::shared_ptr<Call>& call, const StoredOutcome& stored, const Reply& reply) const
{
    call->replayed = true;
    if (stored.state == KeyState::Refused) {
        reply(problemOf(stored.refusal));
        return;
    }
    call->waits = stored.state == KeyState::Waiting;
    const bool taken = m_submit(Priority::Money, [this, call, stored, reply] { reply(read(*call, stored)); });
    if (!taken)
        reply(unread(*call));
}

Answer<OrderOutcome> OrderDesk::read(Call& call, const StoredOutcome& stored) const
{
    try {
        auto read = m_reads.onPrimary(
            call.caller->staff, [&](db::Transaction& transaction) { return readOutcome(transaction, m_keys, stored); });
        recordRead(call, read);
        if (read.transfer)
            read.outcome.transfer = read.transfer->shownTo(*call.caller);
        return read.outcome;
    } catch (const std::exception&) {
        return unread(call);
    }
}

//! If this machine's spool takes no reads, the database does, as for resolved keys: the orderer must learn the outcome.
void OrderDesk::recordRead(Call& call, const ReadOutcome& read) const
{
    if (!read.transfer) { // ids, and what colleagues did
        call.audited = true;
        return;
    }
    const AuditEvent event = eventOfTransfer(m_readAudit, call, *read.transfer);
    try {
        m_readAudit.keep(event);
        call.audited = true;
    } catch (const ReadNotRecorded&) {
        m_reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
            record(transaction, {event});
            return Done();
        });
        call.audited = true;
    }
}

AuditEvent eventOfTransfer(const ReadAudit& readAudit, const Call& call, const TransferRecord& record)
{
    std::vector<std::string> accounts;
    for (const AccountId account : record.legAccounts)
        accounts.push_back(account.toString());
    return readAudit.eventOfRead(call, std::string(GetTransfer::kInfo.recorded.action), record.owner,
                                 record.transfer.id.toString(), std::move(accounts));
}

} // namespace cf::bank
