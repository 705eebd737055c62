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

std::string worded(const LimitOrder& order, std::int64_t most)
{
    return order.measure == LimitMeasure::PerHour
               ? std::to_string(most)
               : Money(most, order.currency).decimal() + " " + std::string(order.currency.code());
}

std::optional<std::string> worded(const LimitOrder& order, const std::optional<std::int64_t>& most)
{
    return most ? std::optional(worded(order, *most)) : std::nullopt;
}

Problem mistake(LimitMistake code, const char* message)
{
    Problem problem = parameterProblem("/of", message);
    problem.errors.front().code = nameOf(code);
    return problem;
}

//! The limits that hold now for whom the order names.
struct Standing
{
    std::optional<BranchId> branch;      //!< Of the account or member of staff.
    std::optional<std::int64_t> most;    //!< Its own.
    std::optional<std::int64_t> general; //!< That of the role or product, which holds without one of its own.
};

Standing standingIn(const db::Row& row)
{
    return {row.get<BranchId>("branch_id"), row.get<std::optional<std::int64_t>>("most"),
            row.get<std::optional<std::int64_t>>("general")};
}

std::optional<Standing> ofAccount(db::Transaction& transaction, const LimitOrder& order)
{
    const auto id = AccountId::parse(order.of);
    if (!id)
        return std::nullopt;
    const auto rows =
        transaction.query(("SELECT a.branch_id, a." + columnOf(order.measure) +
                           " AS most, g.most AS general FROM bank.account a LEFT JOIN bank.limit_rule g"
                           " ON g.subject = 'product' AND g.name = a.product AND g.currency = a.currency"
                           " AND g.measure = $3 WHERE a.id = $1::uuid AND a.kind = 'customer' AND a.currency = $2")
                              .c_str(),
                          id->uuid().toString(), std::string(order.currency.code()), nameOf(order.measure));
    return rows.empty() ? std::nullopt : std::optional(standingIn(rows.front()));
}

std::optional<Standing> ofMember(db::Transaction& transaction, const LimitOrder& order)
{
    const auto id = StaffId::parse(order.of);
    if (!id)
        return std::nullopt;
    const auto rows = transaction.query(
        "SELECT s.branch_id, o.most, g.most AS general FROM bank.staff s"
        " LEFT JOIN bank.limit_rule o ON o.subject = 'staff' AND o.name = s.id::text AND o.currency = $2"
        " AND o.measure = $3"
        " LEFT JOIN bank.limit_rule g ON g.subject = 'role' AND g.name = s.role AND g.currency = $2 AND g.measure = $3"
        " WHERE s.id = $1::uuid",
        id->uuid().toString(), std::string(order.currency.code()), nameOf(order.measure));
    return rows.empty() ? std::nullopt : std::optional(standingIn(rows.front()));
}

//! Of a role or a product.
std::optional<Standing> ofEverybody(db::Transaction& transaction, const LimitOrder& order)
{
    const bool exists =
        order.subject == LimitSubject::Role
            ? enumOf<Role>(order.of).has_value()
            : !transaction.query("SELECT FROM bank.account WHERE product = $1 AND kind = 'customer' LIMIT 1", order.of)
                   .empty();
    if (!exists)
        return std::nullopt;
    const auto rows =
        transaction.query("SELECT most FROM bank.limit_rule WHERE subject = $1 AND name = $2 AND currency = $3"
                          " AND measure = $4",
                          nameOf(order.subject), order.of, std::string(order.currency.code()), nameOf(order.measure));
    return Standing{{}, rows.empty() ? std::nullopt : rows.front().get<std::optional<std::int64_t>>("most"), {}};
}

//! Empty: there is nobody and nothing of that name.
std::optional<Standing> standingOf(db::Transaction& transaction, const LimitOrder& order)
{
    switch (order.subject) {
    case LimitSubject::Account:
        return ofAccount(transaction, order);
    case LimitSubject::Staff:
        return ofMember(transaction, order);
    case LimitSubject::Role:
    case LimitSubject::Product:
        return ofEverybody(transaction, order);
    case LimitSubject::Unknown:
        break;
    }
    return std::nullopt;
}

//! The account's id instead of its IBAN; stays as it is for an IBAN that the bank does not have. False: it is neither.
bool nameAccountById(db::Transaction& transaction, LimitOrder& order)
{
    if (order.subject != LimitSubject::Account || AccountId::parse(order.of))
        return true;
    const auto iban = Iban::parse(order.of);
    if (!iban)
        return false;
    const auto rows = transaction.query("SELECT id FROM bank.account WHERE iban = $1", iban->electronic());
    if (!rows.empty())
        order.of = rows.front().get<AccountId>("id").toString();
    return true;
}

//! Before and after. Where there is, or would be, none of its own, also what holds instead.
Changes changesOf(const LimitOrder& order, const Standing& now)
{
    Changes changes{{"limit", nameOf(order.subject), order.of + ", " + nameOf(order.measure)},
                    {"most", worded(order, now.most), worded(order, order.most)}};
    if (now.general && (!now.most || !order.most))
        changes.push_back(attribute("generalLimit", worded(order, *now.general)));
    return changes;
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
    const auto member = StaffId::parse(order.of);
    const std::string name = order.subject == LimitSubject::Staff ? member.value().uuid().toString() : order.of;
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
    const auto now = standingOf(transaction, order);
    if (!now)
        return ErrorCode::NotWaiting;
    if (detailOf(changesOf(order, *now)) != detailOf(shown) || !setLimit(transaction, order, *now))
        return ErrorCode::ChangedSince;
    return std::nullopt;
}

} // namespace

Answer<PlacedChange> contentOf(db::Transaction& transaction, LimitOrder order, BranchId makers)
{
    if (order.most && *order.most < 0)
        return parameterProblem("/most", "must not be negative");
    // The ledger takes no order at all from a role without one.
    if (!order.most && order.subject == LimitSubject::Role && order.measure == LimitMeasure::PerTransfer)
        return parameterProblem("/most", "is missing: a role always has a limit per transfer");
    if (!nameAccountById(transaction, order))
        return parameterProblem("/of", "is neither an account's id nor an IBAN");
    const auto now = standingOf(transaction, order);
    if (!now)
        return order.subject == LimitSubject::Account
                   ? mistake(LimitMistake::UnknownAccount, "is not a customer's account with this currency")
                   : mistake(LimitMistake::UnknownHolder, "is not a role, product or member of staff");
    const Changes shown = changesOf(order, *now);
    return PlacedChange{{std::move(order), {}, shown}, now->branch.value_or(makers)};
}

std::optional<PlacedChange> contentOf(db::Transaction& transaction, const BlockLift& lift)
{
    const auto rows = transaction.query(kBlock, lift.blockId.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const db::Row row = rows.front();
    const auto iban = row.get<std::string>("iban");
    return PlacedChange{ChangeContent{{},
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
    const auto rows =
        transaction.query("UPDATE bank.account_block SET lifted_by = $2::uuid, lifted_at ="
                          " greatest(clock_timestamp(), placed_at) WHERE id = $1::uuid AND lifted_at IS NULL"
                          " AND (until IS NULL OR until > clock_timestamp()) RETURNING account_id",
                          content.block.value().blockId.uuid().toString(), by.uuid().toString());
    if (rows.empty())
        return ErrorCode::NotWaiting;
    changed = rows.front().get<AccountId>("account_id").toString();
    return std::nullopt;
}

} // namespace cf::bank
