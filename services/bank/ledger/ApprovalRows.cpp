#include "services/bank/ledger/ApprovalRows.h"

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/records/LedgerTables.h"

#include <algorithm>
#include <numeric>

namespace cf::bank {
namespace {

using contract::ApprovalAction;

const std::string kPlacedSql = db::insertInto<PlacedHoldRow>("bank.hold");
constexpr db::Statement kHoldChanged{
    "holdChanged", "UPDATE bank.hold SET paid = paid + $2::bigint, ended = $3::text,"
                   " ended_by = CASE WHEN $3::text IS NOT NULL THEN $4::uuid END,"
                   " ended_at = CASE WHEN $3::text IS NOT NULL THEN greatest($5::timestamptz, placed_at) END"
                   " WHERE id = $1::uuid"};
constexpr db::Statement kRequested{
    "requested", "INSERT INTO bank.approval_request (id, subject, order_kind, requested_by, branch_id, leg_accounts,"
                 " leg_amounts, debtor_account, creditor_account, amount, currency, memo, reasons, approver_role,"
                 " needed, reverses, reversal_reason, override, comment, requested_at, expires_at)"
                 " VALUES ($1::uuid, $2, $3, $4::uuid, $5::uuid, $6::uuid[], $7::bigint[], $8::uuid, $9::uuid,"
                 " $10::bigint, $11, $12::bytea, $13::text[], $14, $15::integer, $16::uuid, $17, $18, $19,"
                 " $20::timestamptz, $21::timestamptz)"};
constexpr db::Statement kChanged{
    "changed", "UPDATE bank.approval_request SET state = 'waiting', version = version + 1, leg_accounts = $2::uuid[],"
               " leg_amounts = $3::bigint[], debtor_account = $4::uuid, creditor_account = $5::uuid,"
               " amount = $6::bigint, currency = $7, memo = $8::bytea, reasons = $9::text[], approver_role = $10,"
               " needed = $11::integer, order_kind = $12, expires_at = $13::timestamptz WHERE id = $1::uuid"};
constexpr db::Statement kConcluded{"concluded", "UPDATE bank.approval_request SET state = $2, transfer_id = $3::uuid"
                                                " WHERE id = $1::uuid"};
constexpr db::Statement kStep{"step", kApprovalStep};
constexpr db::Statement kReversal{"reversal",
                                  "INSERT INTO bank.reversal (transfer_id, reversal_id, reason, comment, override)"
                                  " VALUES ($1::uuid, $2::uuid, $3, $4, $5)"};

std::optional<std::string> endWord(HoldEnd end)
{
    switch (end) {
    case HoldEnd::None:
        return std::nullopt;
    case HoldEnd::Captured:
        return "captured";
    case HoldEnd::Released:
        return "released";
    case HoldEnd::Approved:
        return "approved";
    case HoldEnd::Undone:
        return "undone";
    }
    return std::nullopt;
}

//! The legs of a waiting order as its columns have them, from index `first` of a statement's parameters.
struct LegColumns
{
    std::string accounts;
    std::string amounts;
    std::optional<std::string> debtor;
    std::optional<std::string> creditor;
    std::optional<std::string> amount; //!< None, as the currency, if there are several currencies.
    std::optional<std::string> currency;
};

LegColumns columnsOf(const std::vector<contract::OrderLeg>& legs, const DecidedBatch& batch)
{
    LegColumns columns;
    std::vector<std::string> accounts;
    std::vector<std::string> amounts;
    std::int64_t debited = 0;
    bool mixed = false;
    for (const contract::OrderLeg& leg : legs) {
        const auto found = std::find_if(batch.after.accounts.begin(), batch.after.accounts.end(),
                                        [&](const LedgerAccount& account) { return account.iban == leg.iban; });
        accounts.push_back(sqlOf(found->id));
        amounts.push_back(std::to_string(leg.amount.minorUnits()));
        const bool pays = leg.amount.minorUnits() < 0;
        if (auto& first = pays ? columns.debtor : columns.creditor; !first)
            first = accounts.back();
        debited += pays ? -leg.amount.minorUnits() : 0;
        mixed = mixed || leg.amount.currency() != legs.front().amount.currency();
    }
    columns.accounts = db::array(accounts);
    columns.amounts = db::array(amounts);
    if (!mixed) {
        columns.amount = std::to_string(debited);
        columns.currency = std::string(legs.front().amount.currency().code());
    }
    return columns;
}

std::string reasonsOf(const ApprovalNeed& need)
{
    std::vector<std::string> words;
    for (const contract::ApprovalReason reason : need.reasons)
        words.push_back(contract::nameOf(reason));
    return db::array(words);
}

db::PipelineParameter memoColumn(const DecidedOrder& order)
{
    return order.encryptedMemo ? db::PipelineParameter(db::bytea(*order.encryptedMemo)) : std::nullopt;
}

void queueStep(db::PipelinedConnection& pipelined, const DecidedOrder& order, const DecidedBatch& batch,
               ApprovalAction action, const std::string& comment)
{
    pipelined.queue(kStep, {sqlOf(order.approval), contract::nameOf(action), sqlOf(order.command->by.staff),
                            toString(batch.recordedAt), comment});
}

void queueRequest(db::PipelinedConnection& pipelined, const DecidedOrder& order, const DecidedBatch& batch)
{
    const LedgerCommand& command = *order.command;
    const ApprovalNeed& need = *order.decision.need;
    const auto* reversal = std::get_if<Reversal>(&command.content);
    const auto& legs = reversal ? reversal->legs : std::get<BookingOrder>(command.content).legs;
    const LegColumns columns = columnsOf(legs, batch);
    using db::PipelineParameter;
    pipelined.queue(kRequested, {sqlOf(order.approval),
                                 contract::nameOf(reversal ? contract::ApprovalSubject::Reversal
                                                           : contract::ApprovalSubject::Transfer),
                                 contract::nameOf(kindOf(command.content)),
                                 sqlOf(command.by.staff),
                                 sqlOf(command.by.branch),
                                 columns.accounts,
                                 columns.amounts,
                                 columns.debtor,
                                 columns.creditor,
                                 columns.amount,
                                 columns.currency,
                                 memoColumn(order),
                                 reasonsOf(need),
                                 contract::nameOf(need.approver),
                                 std::to_string(need.approvers),
                                 reversal ? PipelineParameter(sqlOf(reversal->of)) : std::nullopt,
                                 reversal ? PipelineParameter(contract::nameOf(reversal->reason)) : std::nullopt,
                                 reversal ? reversal->overrideReason : std::nullopt,
                                 reversal ? reversal->comment : std::string(),
                                 toString(batch.recordedAt),
                                 toString(batch.recordedAt + kApprovalLasts)});
    queueStep(pipelined, order, batch, ApprovalAction::Requested, {});
}

void queueChange(db::PipelinedConnection& pipelined, const DecidedOrder& order, const DecidedBatch& batch)
{
    const auto& change = std::get<ApprovalChangeOrder>(order.command->content);
    const ApprovalNeed& need = *order.decision.need;
    const LegColumns columns = columnsOf(change.now.legs, batch);
    pipelined.queue(kChanged, {sqlOf(order.approval), columns.accounts, columns.amounts, columns.debtor,
                               columns.creditor, columns.amount, columns.currency, memoColumn(order), reasonsOf(need),
                               contract::nameOf(need.approver), std::to_string(need.approvers),
                               contract::nameOf(change.now.kind), toString(batch.recordedAt + kApprovalLasts)});
    queueStep(pipelined, order, batch, ApprovalAction::Changed, {});
}

void queueEffect(db::PipelinedConnection& pipelined, const DecidedOrder& order, const DecidedBatch& batch)
{
    const auto& decided = std::get<ApprovalOrder>(order.command->content);
    if (order.decision.approval->state != contract::ApprovalState::Waiting)
        pipelined.queue(kConcluded, {sqlOf(order.approval), contract::nameOf(order.decision.approval->state),
                                     order.books() ? db::PipelineParameter(sqlOf(order.transfer)) : std::nullopt});
    queueStep(pipelined, order, batch, decided.action, decided.comment);
    if (const auto* reversal = order.books() ? std::get_if<Reversal>(&decided.waiting) : nullptr)
        pipelined.queue(kReversal, {sqlOf(reversal->of), sqlOf(order.transfer), contract::nameOf(reversal->reason),
                                    reversal->comment, reversal->overrideReason});
}

PlacedHoldRow placedHold(const DecidedOrder& order, std::size_t which, const DecidedBatch& batch)
{
    const NewHold& hold = order.decision.newHolds[which];
    PlacedHoldRow row;
    row.id = order.newHolds[which];
    row.accountId = batch.after.accounts[hold.account].id;
    row.amount = hold.amount;
    row.placedBy = order.command->by.staff;
    row.placedAt = batch.recordedAt;
    if (const auto* placement = std::get_if<HoldPlacement>(&order.command->content)) {
        row.reason = placement->reason;
        row.expiresAt = placement->expiresAt;
    } else {
        row.approvalId = order.approval;
    }
    return row;
}

void queueHolds(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    std::vector<PlacedHoldRow> placed;
    for (const DecidedOrder& order : batch.orders) {
        for (const HoldChange& change : order.decision.holds)
            pipelined.queue(kHoldChanged,
                            {sqlOf(batch.before.holds[change.hold].id), std::to_string(change.paid),
                             endWord(change.end), sqlOf(order.command->by.staff), toString(batch.recordedAt)});
        for (std::size_t i = 0; i < order.newHolds.size(); ++i)
            placed.push_back(placedHold(order, i, batch));
    }
    if (!placed.empty())
        pipelined.queue({"placed", kPlacedSql.c_str()}, db::parametersOf(placed));
}

} // namespace

void queueApprovalRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch)
{
    queueHolds(pipelined, batch);
    for (const DecidedOrder& order : batch.orders) {
        if (order.decision.waits())
            queueRequest(pipelined, order, batch);
        else if (order.decision.need)
            queueChange(pipelined, order, batch);
        else if (order.decision.approval)
            queueEffect(pipelined, order, batch);
    }
}

} // namespace cf::bank
