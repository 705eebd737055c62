#include "services/bank/ledger/OrderAnswer.h"

#include "services/bank/records/LedgerTables.h"

#include <algorithm>

namespace cf::bank {
namespace {

class Answering
{
public:
    Answering(const DecidedOrder& order, const DecidedBatch& batch, const std::vector<LedgerReading::Party>& parties)
        : m_order(order)
        , m_batch(batch)
        , m_parties(parties)
    {
    }

    contract::OrderOutcome outcome() const
    {
        const Decision& decision = m_order.decision;
        contract::OrderOutcome outcome;
        outcome.state = decision.waits() ? contract::KeyState::Waiting : contract::KeyState::Booked;
        if (decision.books())
            outcome.transfer = transfer();
        if (decision.need || decision.approval)
            outcome.approval = notice();
        else if (!m_order.newHolds.empty())
            outcome.hold = m_order.newHolds.front();
        else if (!decision.holds.empty())
            outcome.hold = m_batch.before.holds[decision.holds.front().hold].id;
        return outcome;
    }

private:
    const LedgerAccount& accountOf(const DecidedEntry& entry) const { return m_batch.after.accounts[entry.account]; }

    const DecidedEntry& first(bool debited) const
    {
        const auto& entries = m_order.decision.entries;
        return *std::find_if(entries.begin(), entries.end(),
                             [&](const DecidedEntry& entry) { return (entry.amount < 0) == debited; });
    }

    contract::Transfer transfer() const
    {
        const LedgerCommand& command = *m_order.command;
        const DecidedEntry& debit = first(true);
        const DecidedEntry& credit = first(false);
        contract::Transfer transfer;
        transfer.id = m_order.transfer;
        transfer.kind = kindOf(command.content);
        transfer.debtorIban = accountOf(debit).iban;
        transfer.debtorName = m_parties[debit.account].name;
        transfer.creditorIban = accountOf(credit).iban;
        transfer.creditorName = m_parties[credit.account].name;
        if (m_order.encryptedMemo)
            transfer.memo = memoOf(command.content).value_or("");
        transfer.bookingDate = m_order.businessDate;
        transfer.valueDate = m_order.businessDate;
        transfer.recordedAt = m_batch.recordedAt;
        transfer.madeBy = command.by.displayName;
        transfer.branchId = command.by.branch;
        setApproved(transfer, command.content);
        setAmounts(transfer);
        // Of a branch elsewhere only what came in is theirs to know.
        if (inReach(command.by, contract::GetTransfer::kInfo.scope, accountOf(debit).branch))
            transfer.debtorBalanceAfter = Money(debit.balanceAfter, accountOf(debit).currency);
        return transfer;
    }

    void setApproved(contract::Transfer& transfer, const OrderContent& content) const
    {
        const auto* approval = std::get_if<ApprovalOrder>(&content);
        if (!approval)
            return;
        transfer.madeBy = approval->makerName;
        transfer.branchId = m_batch.before.approvals[m_order.decision.approval->approval].branch;
        if (const auto* reversal = std::get_if<Reversal>(&approval->waiting)) {
            transfer.reverses = reversal->of;
            transfer.reversalReason = reversal->reason;
        }
    }

    void setAmounts(contract::Transfer& transfer) const
    {
        std::int64_t debited = 0;
        bool mixed = false;
        const Currency currency = accountOf(m_order.decision.entries.front()).currency;
        for (const DecidedEntry& entry : m_order.decision.entries) {
            const LedgerAccount& account = accountOf(entry);
            transfer.legs.push_back(
                {account.iban, m_parties[entry.account].name, Money(entry.amount, account.currency)});
            debited += entry.amount < 0 ? -entry.amount : 0;
            mixed = mixed || account.currency != currency;
        }
        if (!mixed)
            transfer.amount = Money(debited, currency);
    }

    contract::ApprovalNotice notice() const
    {
        const Decision& decision = m_order.decision;
        contract::ApprovalNotice notice;
        notice.id = m_order.approval;
        notice.state = decision.approval ? decision.approval->state : contract::ApprovalState::Waiting;
        if (decision.need) {
            notice.reasons = decision.need->reasons;
            notice.expiresAt = m_batch.recordedAt + kApprovalLasts;
        } else {
            const LedgerApproval& decided = m_batch.before.approvals[decision.approval->approval];
            notice.reasons = decided.reasons;
            notice.expiresAt = decided.expiresAt;
        }
        if (const auto* approval = std::get_if<ApprovalOrder>(&m_order.command->content))
            notice.comment = approval->comment;
        return notice;
    }

    const DecidedOrder& m_order;
    const DecidedBatch& m_batch;
    const std::vector<LedgerReading::Party>& m_parties;
};

} // namespace

OrderResult answerTo(const DecidedOrder& order, const DecidedBatch& batch,
                     const std::vector<LedgerReading::Party>& parties)
{
    if (order.decision.refusal)
        return *order.decision.refusal;
    return Answering(order, batch, parties).outcome();
}

} // namespace cf::bank
