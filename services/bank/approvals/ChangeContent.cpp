#include "services/bank/approvals/ChangeContent.h"

#include "services/bank/api/Paging.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace contract;

constexpr const char* kBlock = "SELECT a.branch_id, a.iban, k.side, k.reason FROM bank.account_block k"
                               " JOIN bank.account a ON a.id = k.account_id WHERE k.id = $1::uuid"
                               " AND k.lifted_at IS NULL AND (k.until IS NULL OR k.until > now())";

std::string columnOf(LimitMeasure measure)
{
    switch (measure) {
    case LimitMeasure::PerTransfer:
        return "limit_per_transfer";
    case LimitMeasure::PerDay:
        return "limit_per_day";
    case LimitMeasure::PerHour:
        return "limit_per_hour";
    case LimitMeasure::Unknown:
        break;
    }
    throw std::logic_error("no such limit");
}

std::string worded(const LimitOrder& order, const std::optional<std::int64_t>& most)
{
    if (!most)
        return {};
    return order.measure == LimitMeasure::PerHour
               ? std::to_string(*most)
               : Money(*most, order.currency).decimal() + " " + std::string(order.currency.code());
}

//! The limit that stands now, and whether there is such a subject.
struct Standing
{
    bool exists = false;
    std::optional<std::int64_t> most;
};

Standing ofAccount(db::Transaction& transaction, const LimitOrder& order)
{
    const auto id = AccountId::parse(order.of);
    if (!id)
        return {};
    const auto rows = transaction.query(("SELECT " + columnOf(order.measure) +
                                         " AS most FROM bank.account"
                                         " WHERE id = $1::uuid AND kind = 'customer' AND currency = $2")
                                            .c_str(),
                                        id->uuid().toString(), std::string(order.currency.code()));
    return rows.empty() ? Standing() : Standing{true, rows.front().get<std::optional<std::int64_t>>("most")};
}

//! The name of the subject in limit_rule; empty: there is no such subject.
std::optional<std::string> ruleName(db::Transaction& transaction, const LimitOrder& order)
{
    if (order.subject == LimitSubject::Role)
        return enumOf<Role>(order.of) ? std::optional(order.of) : std::nullopt;
    if (order.subject == LimitSubject::Product)
        return transaction.query("SELECT FROM bank.account WHERE product = $1 LIMIT 1", order.of).empty()
                   ? std::nullopt
                   : std::optional(order.of);
    const auto id = StaffId::parse(order.of);
    if (!id || transaction.query("SELECT FROM bank.staff WHERE id = $1::uuid", id->uuid().toString()).empty())
        return std::nullopt;
    return id->uuid().toString();
}

Standing ofRule(db::Transaction& transaction, const LimitOrder& order)
{
    const auto name = ruleName(transaction, order);
    if (!name)
        return {};
    const auto rows =
        transaction.query("SELECT most FROM bank.limit_rule WHERE subject = $1 AND name = $2 AND currency = $3"
                          " AND measure = $4",
                          nameOf(order.subject), *name, std::string(order.currency.code()), nameOf(order.measure));
    return {true, rows.empty() ? std::nullopt : rows.front().get<std::optional<std::int64_t>>("most")};
}

Standing standingOf(db::Transaction& transaction, const LimitOrder& order)
{
    return order.subject == LimitSubject::Account ? ofAccount(transaction, order) : ofRule(transaction, order);
}

//! Before and after.
Changes changesOf(const LimitOrder& order, const Standing& now)
{
    return {{"limit", nameOf(order.subject), order.of + ", " + nameOf(order.measure)},
            {"most", worded(order, now.most), worded(order, order.most)}};
}

//! False: meanwhile it is not what it was.
bool setLimit(db::Transaction& transaction, const LimitOrder& order, const Standing& was)
{
    if (order.subject == LimitSubject::Account) {
        const std::string column = columnOf(order.measure);
        return !transaction
                    .query(("UPDATE bank.account SET " + column +
                            " = $2::bigint, row_version = row_version + 1 WHERE id = $1::uuid AND " + column +
                            " IS NOT DISTINCT FROM $3::bigint RETURNING id")
                               .c_str(),
                           AccountId::parse(order.of).value().uuid().toString(), order.most, was.most)
                    .empty();
    }
    const std::string name = ruleName(transaction, order).value();
    const std::string currency(order.currency.code());
    return !transaction
                .query(
                    "INSERT INTO bank.limit_rule AS l (subject, name, currency, measure, most)"
                    " VALUES ($1, $2, $3, $4, $5::bigint) ON CONFLICT (subject, name, currency, measure)"
                    " DO UPDATE SET most = EXCLUDED.most WHERE l.most IS NOT DISTINCT FROM $6::bigint RETURNING name",
                    nameOf(order.subject), name, currency, nameOf(order.measure), order.most, was.most)
                .empty();
}

std::optional<ErrorCode> changeLimit(db::Transaction& transaction, const LimitOrder& order, const Changes& shown)
{
    const Standing now = standingOf(transaction, order);
    if (!now.exists)
        return ErrorCode::NotWaiting;
    if (detailOf(changesOf(order, now)) != detailOf(shown) || !setLimit(transaction, order, now))
        return ErrorCode::ChangedSince;
    return std::nullopt;
}

} // namespace

Answer<ChangeContent> contentOf(db::Transaction& transaction, const LimitOrder& order)
{
    if (order.most && *order.most < 0)
        return parameterProblem("/most", "must not be negative");
    // The ledger takes no order at all from a role without one.
    if (!order.most && order.subject == LimitSubject::Role && order.measure == LimitMeasure::PerTransfer)
        return parameterProblem("/most", "is missing: a role always has a limit per transfer");
    const Standing now = standingOf(transaction, order);
    if (!now.exists)
        return parameterProblem("/of", "is not a role, product, member of staff or account with this currency");
    return ChangeContent{order, {}, changesOf(order, now)};
}

std::optional<BlockContent> contentOf(db::Transaction& transaction, const BlockLift& lift)
{
    const auto rows = transaction.query(kBlock, lift.blockId.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const db::Row row = rows.front();
    const auto iban = row.get<std::string>("iban");
    return BlockContent{ChangeContent{{},
                                      lift,
                                      {{"account", iban, iban},
                                       {"blocked", row.get<std::string>("side"), nameOf(BlockSide::None)},
                                       {"reason", row.get<std::string>("reason"), lift.reason}}},
                        row.get<BranchId>("branch_id")};
}

std::optional<ErrorCode> apply(db::Transaction& transaction, const ChangeContent& content, StaffId by,
                               std::string& changed)
{
    if (content.limit) {
        if (content.limit->subject == LimitSubject::Account)
            changed = content.limit->of;
        return changeLimit(transaction, *content.limit, content.shown);
    }
    const auto rows = transaction.query("UPDATE bank.account_block SET lifted_by = $2::uuid, lifted_at ="
                                        " clock_timestamp() WHERE id = $1::uuid AND lifted_at IS NULL"
                                        " AND (until IS NULL OR until > clock_timestamp()) RETURNING account_id",
                                        content.block.value().blockId.uuid().toString(), by.uuid().toString());
    if (rows.empty())
        return ErrorCode::NotWaiting;
    changed = rows.front().get<AccountId>("account_id").toString();
    return std::nullopt;
}

} // namespace cf::bank
