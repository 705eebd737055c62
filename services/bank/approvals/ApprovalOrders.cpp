#include "services/bank/approvals/ApprovalOrders.h"

#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/api/ShortTexts.h"
#include "services/bank/approvals/ChangeRequests.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/identity/StepUp.h"
#include "services/bank/ledger/OrderChecks.h"
#include "services/bank/ledger/OrderDesk.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {
namespace {

using namespace contract;

using OrderReply = OrderDesk::Reply;
using SharedCall = std::shared_ptr<Call>;
using Change = std::function<Answer<ChangeResult>(db::Transaction&)>;

//! The version that the caller was shown. Of a repeated order it may be an older one, and its key was decided about
//! that.
std::string shownVersion(const Call& call, const ApprovalRecord& record)
{
    if (call.ifMatch.empty() || matches(call, record.etag()))
        return record.version;
    std::string version;
    for (std::size_t at = 1; at + 2 < call.ifMatch.size(); at += 2) // in quotes
        version += static_cast<char>(std::strtol(call.ifMatch.substr(at, 2).c_str(), nullptr, 16));
    return version;
}

class ApprovalOrders
{
public:
    explicit ApprovalOrders(Bank& bank)
        : m_bank(bank)
        , m_factor(bank.keys.master())
    {
    }

    void approve(const SharedCall& call, const ApprovalDecision& decision, const OrderReply& reply) const
    {
        const auto record = decidable(*call, decision.approvalId);
        if (!record)
            return reply(record.error());
        if (const auto objection = confirm(*call, decision.code))
            return reply(*objection);
        decide(call, *record, ApprovalAction::Approved, {}, reply);
    }

    void object(const SharedCall& call, const ApprovalComment& comment, ApprovalAction action,
                const OrderReply& reply) const
    {
        if (const std::string mistake = reasonMistake(comment.comment); !mistake.empty())
            return reply(parameterProblem("/comment", mistake.c_str()));
        const auto record = decidable(*call, comment.approvalId);
        if (!record)
            return reply(record.error());
        decide(call, *record, action, comment.comment, reply);
    }

    void withdraw(const SharedCall& call, const ApprovalRef& ref, const OrderReply& reply) const
    {
        const auto record = own(*call, ref.approvalId);
        if (!record)
            return reply(record.error());
        decide(call, *record, ApprovalAction::Withdrawn, {}, reply);
    }

    void change(const SharedCall& call, ApprovalChange change, const OrderReply& reply) const
    {
        const auto record = own(*call, change.approvalId);
        if (!record)
            return reply(record.error());
        if (!matches(*call, record->etag()) && !isDecided(*call))
            return reply(Problem::of(ErrorCode::PreconditionFailed));
        const auto* before = record->money ? std::get_if<BookingOrder>(&*record->money) : nullptr;
        if (!before)
            return reply(parameterProblem("/legs", "only a transfer can be changed; withdraw this order instead"));
        if (auto problem = mistakesOf(change.legs, change.memo))
            return reply(std::move(*problem));
        m_bank.orders->take(
            call,
            ApprovalChangeOrder{change.approvalId, shownVersion(*call, *record), *before,
                                BookingOrder{before->kind, std::move(change.legs), std::move(change.memo)}},
            reply);
    }

    Answer<OrderOutcome> changeLimit(Call& call, const LimitOrder& order) const
    {
        return request(call, order.reason, "limitOrder/1 " + encodeDocument(order),
                       [&](db::Transaction& transaction) -> Answer<ChangeResult> {
                           const auto change = contentOf(transaction, order, call.caller->branch);
                           if (!change)
                               return change.error();
                           return requestChange(transaction, call, change->content, change->branch);
                       });
    }

    Answer<OrderOutcome> liftBlock(Call& call, const BlockLift& lift) const
    {
        return request(call, lift.reason, "blockLift/1 " + encodeDocument(lift),
                       [&](db::Transaction& transaction) -> Answer<ChangeResult> {
                           const auto block = contentOf(transaction, lift);
                           if (!block || !reaches(call, LiftBlock::kInfo.scope, lift.blockId, block->branch))
                               return Problem::of(ErrorCode::NotFound);
                           return requestChange(transaction, call, block->content, block->branch);
                       });
    }

private:
    static Problem absent(Call& call, ApprovalId id, bool exists)
    {
        if (exists)
            call.outOfReach = id.toString();
        return Problem::of(ErrorCode::NotFound);
    }

    std::optional<ApprovalRecord> find(ApprovalId id) const
    {
        return m_bank.pool.transaction(
            [&](db::Transaction& transaction) { return findApproval(transaction, m_bank.keys, id); });
    }

    //! The order as the caller was shown it.
    Answer<ApprovalRecord> decidable(Call& call, ApprovalId id) const
    {
        auto record = find(id);
        if (!record || !record->visibleTo(*call.caller))
            return absent(call, id, record.has_value());
        if (!mayDecide(*call.caller, record->approval.order.subject))
            return Problem::of(ErrorCode::Forbidden);
        if (!matches(call, record->etag()) && !isDecided(call))
            return Problem::of(ErrorCode::PreconditionFailed);
        return std::move(*record);
    }

    Answer<ApprovalRecord> own(Call& call, ApprovalId id) const
    {
        auto record = find(id);
        if (!record || record->approval.order.requestedBy.id != call.caller->staff)
            return absent(call, id, record.has_value());
        return std::move(*record);
    }

    //! A repeated order is answered by its key; it needs no second code, and may name an older version.
    bool isDecided(const Call& call) const
    {
        return m_bank.pool.transaction([&](db::Transaction& transaction) {
            return !transaction
                        .query("SELECT FROM bank.idempotency_key WHERE actor = $1::uuid AND key = $2::uuid",
                               call.caller->staff.uuid().toString(), call.idempotencyKey->toString())
                        .empty();
        });
    }

    std::optional<Problem> confirm(Call& call, const std::string& code) const
    {
        if (isDecided(call))
            return std::nullopt;
        const Instant now = m_bank.environment.now();
        const StepUp result = m_bank.pool.transaction([&](db::Transaction& transaction) {
            const StepUp step = stepUp(transaction, m_factor, call.caller->staff, call.deviceSha256, code, now);
            if (step != StepUp::Confirmed) {
                AuditEvent event = beginEvent("secondFactor.refused", now, call.traceId, &*call.caller);
                event.result = AuditResult::Refused;
                event.objectId = call.caller->staff.toString();
                record(transaction, {event});
            }
            return step;
        });
        switch (result) {
        case StepUp::Confirmed:
            return std::nullopt;
        case StepUp::Wrong:
            return parameterProblem("/code", "is not a current code of your authenticator");
        case StepUp::LockedOut:
            return parameterProblem("/code", "does not count now: too many codes were wrong");
        }
        return std::nullopt;
    }

    //! On a version that the record has.
    void decide(const SharedCall& call, const ApprovalRecord& record, ApprovalAction action, const std::string& comment,
                const OrderReply& reply) const
    {
        const WaitingOrder& order = record.approval.order;
        if (record.money) {
            m_bank.orders->take(call,
                                ApprovalOrder{order.id, action, shownVersion(*call, record), comment, *record.money,
                                              order.requestedBy.displayName},
                                reply);
            return;
        }
        const std::string hash =
            platform::sha256("changeDecision/1 " + order.id.toString() + " " + nameOf(action) + " " + comment);
        reply(underKey(*call, hash, [&](db::Transaction& transaction) {
            return decideChange(transaction, *call, record, action, comment);
        }));
    }

    //! A repeated one is answered by its key, although what it would change may have changed or gone by then.
    Answer<OrderOutcome> request(Call& call, const std::string& reason, const std::string& canonical,
                                 const Change& change) const
    {
        if (const std::string mistake = reasonMistake(reason); !mistake.empty())
            return parameterProblem("/reason", mistake.c_str());
        return underKey(call, platform::sha256(canonical), change);
    }

    Answer<OrderOutcome> underKey(Call& call, const std::string& hash, const Change& change) const
    {
        return m_bank.pool.transaction([&](db::Transaction& transaction) -> Answer<OrderOutcome> {
            const auto stored = changeUnderKey(transaction, call, hash, [&] { return change(transaction); });
            if (!stored)
                return stored.error();
            call.audited = true;
            if (stored->state == KeyState::Refused)
                return Problem::of(stored->refusal);
            call.waits = stored->state == KeyState::Waiting;
            return readOutcome(transaction, m_bank.keys, *stored).outcome;
        });
    }

    Bank& m_bank;
    SecondFactor m_factor;
};

} // namespace

void addApprovalOrders(Bank& bank)
{
    const ApprovalOrders orders(bank);
    Router& router = bank.router;
    router.handleLater<ApproveOrder>([orders](const SharedCall& call, const ApprovalDecision& decision,
                                              const OrderReply& reply) { orders.approve(call, decision, reply); });
    router.handleLater<RejectOrder>(
        [orders](const SharedCall& call, const ApprovalComment& comment, const OrderReply& reply) {
            orders.object(call, comment, ApprovalAction::Rejected, reply);
        });
    router.handleLater<SendBackOrder>(
        [orders](const SharedCall& call, const ApprovalComment& comment, const OrderReply& reply) {
            orders.object(call, comment, ApprovalAction::SentBack, reply);
        });
    router.handleLater<WithdrawOrder>([orders](const SharedCall& call, const ApprovalRef& ref,
                                               const OrderReply& reply) { orders.withdraw(call, ref, reply); });
    router.handleLater<ChangeOrder>([orders](const SharedCall& call, ApprovalChange change, const OrderReply& reply) {
        orders.change(call, std::move(change), reply);
    });
    router.handle<ChangeLimit>(
        [orders](Call& call, const LimitOrder& order) { return orders.changeLimit(call, order); });
    router.handle<LiftBlock>([orders](Call& call, const BlockLift& lift) { return orders.liftBlock(call, lift); });
}

} // namespace cf::bank
