// Takes the orders of calls: hands them to the writer, answers with their outcome, and shows an earlier outcome again
// when an order is repeated under its key. Used by all routes that order.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/ledger/LedgerWriter.h"
#include "services/bank/ledger/OutcomeReader.h"

namespace cf::bank {

class OrderDesk
{
public:
    using Reply = std::function<void(contract::Answer<contract::OrderOutcome>)>;

    //! All outlive it. `submit` runs work that waits for the database: it is Workers::submit.
    OrderDesk(LedgerWriter& writer, ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Submit submit);

    //! Answers once, from any thread. The call has a caller and a key.
    void take(const std::shared_ptr<Call>& call, OrderContent content, const Reply& reply,
              Room room = Room::IfAny) const;

    const Environment& environment() const { return m_writer.environment(); }

private:
    void replay(const std::shared_ptr<Call>& call, const StoredOutcome& stored, const Reply& reply) const;
    contract::Answer<contract::OrderOutcome> read(Call& call, const StoredOutcome& stored) const;
    void recordRead(Call& call, const ReadOutcome& read) const;

    LedgerWriter& m_writer;
    ReadRouter& m_reads;
    const CustomerKeys& m_keys;
    ReadAudit& m_readAudit;
    Submit m_submit;
};

//! The event for a transfer that was shown.
AuditEvent eventOfTransfer(const ReadAudit& readAudit, const Call& call, const TransferRecord& record);

} // namespace cf::bank
