#include "services/bank/ledger/PreviewRoutes.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace contract;

constexpr const char* kAccount = "SELECT id, branch_id, owner_id FROM bank.account WHERE iban = $1";
// Among the last entries of the debtor; and among the orders that wait, which are few.
constexpr const char* kDuplicates =
    "SELECT t.id, t.recorded_at, s.display_name AS made_by, false AS waiting FROM bank.account d"
    " JOIN bank.entry e ON e.account_id = d.id AND e.number > d.last_entry_number - 500 AND e.amount = -$3::bigint"
    "   AND e.recorded_at > now() - interval '1 hour'"
    " JOIN bank.transfer t ON t.id = e.transfer_id JOIN bank.account c ON c.id = t.creditor_account AND c.iban = $2"
    " LEFT JOIN bank.staff s ON s.id = t.made_by WHERE d.iban = $1 AND t.currency = $4"
    " UNION ALL SELECT r.id, r.requested_at, s.display_name, true FROM bank.approval_request r"
    " JOIN bank.account d ON d.id = r.debtor_account AND d.iban = $1"
    " JOIN bank.account c ON c.id = r.creditor_account AND c.iban = $2 JOIN bank.staff s ON s.id = r.requested_by"
    " WHERE r.state = 'waiting' AND r.amount = $3::bigint AND r.currency = $4 AND r.expires_at > now()"
    "   AND r.requested_at > now() - interval '1 hour' ORDER BY recorded_at DESC LIMIT 10";

struct Debtor
{
    AccountId id;
    std::optional<CustomerId> owner;
};

std::optional<Debtor> debtorOf(db::Transaction& transaction, const Caller& caller, const Iban& iban)
{
    const auto rows = transaction.query(kAccount, iban.electronic());
    if (rows.empty() || !inReach(caller, PreviewTransfer::kInfo.scope, rows.front().get<BranchId>("branch_id")))
        return std::nullopt;
    return Debtor{rows.front().get<AccountId>("id"), rows.front().get<std::optional<CustomerId>>("owner_id")};
}

std::vector<PossibleDuplicate> duplicatesOf(db::Transaction& transaction, const TransferOrder& order)
{
    std::vector<PossibleDuplicate> found;
    for (const auto& row :
         transaction.query(kDuplicates, order.debtorIban.electronic(), order.creditorIban.electronic(),
                           order.amount.minorUnits(), std::string(order.amount.currency().code()))) {
        PossibleDuplicate duplicate;
        if (!row.get<bool>("waiting"))
            duplicate.id = row.get<TransferId>("id");
        duplicate.recordedAt = row.get<Instant>("recorded_at");
        duplicate.madeBy = row.getOr<std::string>("made_by", "");
        found.push_back(std::move(duplicate));
    }
    return found;
}

Answer<TransferPreview> preview(Previewer& previewer, ReadRouter& reads, ReadAudit& readAudit, Call& call,
                                const TransferOrder& order)
{
    TransferPreview preview = previewer.preview(*call.caller, order);
    const auto debtor = reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
        auto known = debtorOf(transaction, *call.caller, order.debtorIban);
        if (known)
            preview.duplicates = duplicatesOf(transaction, order);
        return known;
    });
    if (debtor) // while one transfer is typed it is one look
        readAudit.onPage(call, "preview " + order.debtorIban.electronic(), false, [&] {
            readAudit.record(call, std::string(PreviewTransfer::kInfo.recorded.action), debtor->owner,
                             debtor->id.toString());
        });
    else
        call.audited = true; // nothing is shown of it
    return preview;
}

} // namespace

void addPreviewRoutes(Router& router, Previewer& previewer, ReadRouter& reads, ReadAudit& readAudit)
{
    router.handle<PreviewTransfer>([&previewer, &reads, &readAudit](Call& call, const TransferOrder& order) {
        return preview(previewer, reads, readAudit, call, order);
    });
}

} // namespace cf::bank
