#include "services/bank/ledger/OutcomeReader.h"

#include <sstream>

namespace cf::bank {
namespace {

constexpr const char* kApproval =
    "SELECT r.state, array_to_string(r.reasons, ' ') AS reasons, r.expires_at, r.transfer_id,"
    " coalesce((SELECT s.comment FROM bank.approval_step s WHERE s.request_id = r.id"
    "   AND s.action IN ('rejected', 'sentBack') ORDER BY s.number DESC LIMIT 1), '') AS comment"
    " FROM bank.approval_request r WHERE r.id = $1::uuid";

struct ReadApproval
{
    contract::ApprovalNotice notice;
    std::optional<TransferId> transfer;
};

ReadApproval readApproval(db::Transaction& transaction, ApprovalId id)
{
    const auto rows = transaction.query(kApproval, id.uuid().toString());
    const db::Row row = rows.front();
    ReadApproval read;
    read.notice.id = id;
    read.notice.state = row.get<contract::ApprovalState>("state");
    std::istringstream reasons(row.get<std::string>("reasons"));
    for (std::string word; reasons >> word;)
        read.notice.reasons.push_back(contract::recordedEnum<contract::ApprovalReason>(word));
    read.notice.expiresAt = row.get<Instant>("expires_at");
    read.notice.comment = row.get<std::string>("comment");
    read.transfer = row.get<std::optional<TransferId>>("transfer_id");
    return read;
}

} // namespace

ReadOutcome readOutcome(db::Transaction& transaction, const CustomerKeys& keys, const StoredOutcome& stored)
{
    ReadOutcome read;
    read.outcome.state = stored.state;
    read.outcome.hold = stored.hold;
    if (stored.state == contract::KeyState::Refused)
        read.outcome.refusal = stored.refusal;
    auto transfer = stored.transfer;
    if (stored.approval) {
        const ReadApproval approval = readApproval(transaction, *stored.approval);
        read.outcome.approval = approval.notice;
        if (stored.state == contract::KeyState::Waiting)
            transfer = approval.transfer;
    }
    if (transfer)
        read.transfer = findTransfer(transaction, keys, *transfer).value();
    return read;
}

} // namespace cf::bank
