#include "services/bank/accounts/AccountRepository.h"

#include "services/bank/api/Paging.h"
#include "services/bank/api/SearchWords.h"
#include "services/bank/records/Fields.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr const char* kSummaryColumns = "a.id, a.iban, a.product, a.display_name, a.status, a.currency, a.balance,"
                                        " a.balance - a.holds + a.overdraft_limit - a.minimum_balance AS available,"
                                        " coalesce(a.debits_blocked_until > now(), false) AS debits_blocked,"
                                        " coalesce(a.credits_blocked_until > now(), false) AS credits_blocked";

constexpr const char* kBlocks =
    "SELECT k.id, k.side, k.reason, s.display_name AS placed_by, k.placed_at, k.until FROM bank.account_block k"
    " LEFT JOIN bank.staff s ON s.id = k.placed_by WHERE k.account_id = $1 AND k.lifted_at IS NULL"
    " AND (k.until IS NULL OR k.until > now()) ORDER BY k.placed_at DESC, k.id DESC";

Currency currencyOf(const db::Row& row)
{
    return row.get<Currency>("currency");
}

contract::BlockSide blockedFor(bool debits, bool credits)
{
    using contract::BlockSide;
    return debits && credits ? BlockSide::Both
           : debits          ? BlockSide::Debits
           : credits         ? BlockSide::Credits
                             : BlockSide::None;
}

contract::AccountSummary summaryOf(const db::Row& row)
{
    const Currency currency = currencyOf(row);
    contract::AccountSummary summary;
    summary.id = row.get<AccountId>("id");
    summary.iban = row.get<Iban>("iban");
    summary.product = row.get<std::string>("product");
    summary.holderName = row.get<std::string>("display_name");
    summary.status = row.get<contract::AccountStatus>("status");
    summary.blocked = blockedFor(row.get<bool>("debits_blocked"), row.get<bool>("credits_blocked"));
    summary.ledgerBalance = moneyIn(row, "balance", currency);
    summary.availableBalance = moneyIn(row, "available", currency);
    return summary;
}

// "CZ65 0800 …", however typed or pasted. A text without digits is a name.
std::string ibanPart(std::string_view text)
{
    const auto part = Iban::normalized(text);
    const bool digit = part && part->find_first_of("0123456789") != std::string::npos;
    return digit ? *part : std::string();
}

} // namespace

std::optional<CustomerId> ownerOf(const contract::Account& account)
{
    std::optional<CustomerId> owner;
    for (const contract::AccountHolder& holder : account.holders)
        if (holder.relation == contract::HolderRelation::Owner && (!owner || holder.customerId < *owner))
            owner = holder.customerId;
    return owner;
}

contract::Page<contract::AccountSummary> findAccounts(db::Transaction& transaction, std::string_view text,
                                                      std::optional<BranchId> branch, std::optional<AccountId> after,
                                                      int limit)
{
    const std::string iban = ibanPart(text);
    const auto sought = iban.empty() ? SearchWords::of(transaction, text) : SearchWords();
    if (iban.empty() && sought.empty())
        return {};
    const std::string patterns = iban.empty() ? sought.patterns() : db::array({"%" + iban + "%"});
    std::string sql = std::string("SELECT ") + kSummaryColumns +
                      " FROM bank.account a WHERE a.kind = 'customer'"
                      " AND ($1::uuid IS NULL OR a.branch_id = $1) AND ($2::uuid IS NULL OR a.id > $2)";
    if (!iban.empty()) {
        sql += " AND a.iban LIKE ($3::text[])[1]";
    } else {
        sql += " AND EXISTS (SELECT 1 FROM bank.account_holder h JOIN bank.customer c ON c.id = h.customer_id"
               " WHERE h.account_id = a.id" +
               sought.conditions("c.search_text", "$3") + ")";
    }
    sql += " ORDER BY a.id LIMIT $4";
    const std::optional<std::string> branchText = branch ? std::optional(branch->uuid().toString()) : std::nullopt;
    const std::optional<std::string> afterText = after ? std::optional(after->uuid().toString()) : std::nullopt;
    const auto rows = transaction.query(sql.c_str(), branchText, afterText, patterns, limit + 1);

    std::vector<contract::AccountSummary> found;
    for (const auto& row : rows)
        found.push_back(summaryOf(row));
    auto page = pageOf(std::move(found), limit);
    setKeys(page);
    countFound(page, !after);
    return page;
}

std::optional<AccountRecord> findAccount(db::Transaction& transaction, AccountId id)
{
    const std::string sql =
        std::string("SELECT ") + kSummaryColumns +
        ", a.status_reason, a.holds, a.overdraft_limit, a.minimum_balance, a.opened_on, a.last_entry_number,"
        " a.branch_id, a.row_version FROM bank.account a WHERE a.id = $1 AND a.kind = 'customer'";
    const auto rows = transaction.query(sql.c_str(), id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const auto row = rows[0];
    const Currency currency = currencyOf(row);
    AccountRecord kept;
    kept.branch = row.get<BranchId>("branch_id");
    kept.rowVersion = row.get<std::int64_t>("row_version");
    contract::Account& account = kept.account;
    account.summary = summaryOf(row);
    account.statusReason = row.get<std::string>("status_reason");
    account.holds = moneyIn(row, "holds", currency);
    account.overdraftLimit = moneyIn(row, "overdraft_limit", currency);
    account.minimumBalance = moneyIn(row, "minimum_balance", currency);
    account.openedOn = row.get<Date>("opened_on");
    account.entries = row.get<std::int64_t>("last_entry_number");
    const auto holders = transaction.query("SELECT c.id, c.display_name, h.relation FROM bank.account_holder h"
                                           " JOIN bank.customer c ON c.id = h.customer_id WHERE h.account_id = $1"
                                           " ORDER BY h.relation DESC, c.sort_name, c.id",
                                           id.uuid().toString());
    for (const auto& holder : holders)
        account.holders.push_back({holder.get<CustomerId>("id"), holder.get<std::string>("display_name"),
                                   holder.get<contract::HolderRelation>("relation")});
    for (const auto& block : transaction.query(kBlocks, id.uuid().toString()))
        account.blocks.push_back({block.get<BlockId>("id"), block.get<contract::BlockSide>("side"),
                                  block.get<std::string>("reason"), block.getOr<std::string>("placed_by", ""),
                                  block.get<Instant>("placed_at"), block.get<std::optional<Instant>>("until")});
    return kept;
}

std::vector<HeldAccount> accountsOf(db::Transaction& transaction, CustomerId customer)
{
    const std::string sql = std::string("SELECT h.relation, a.branch_id, ") + kSummaryColumns +
                            " FROM bank.account_holder h JOIN bank.account a ON a.id = h.account_id"
                            " WHERE h.customer_id = $1 ORDER BY h.relation DESC, a.iban";
    std::vector<HeldAccount> accounts;
    for (const auto& row : transaction.query(sql.c_str(), customer.uuid().toString()))
        accounts.push_back(
            {row.get<BranchId>("branch_id"), {row.get<contract::HolderRelation>("relation"), summaryOf(row)}});
    return accounts;
}

std::optional<AccountId> findAccountId(db::Transaction& transaction, const Iban& iban)
{
    const auto rows = transaction.query("SELECT id FROM bank.account WHERE iban = $1", iban.electronic());
    return rows.empty() ? std::nullopt : std::optional(rows.value<AccountId>());
}

std::optional<KnownPayee> findPayee(db::Transaction& transaction, const Iban& iban)
{
    const auto rows =
        transaction.query("SELECT a.id, a.display_name, a.currency, a.status, a.owner_id AS owner,"
                          " coalesce(a.credits_blocked_until > now(), false) AS blocked FROM bank.account a"
                          " WHERE a.iban = $1 AND a.kind = 'customer'",
                          iban.electronic());
    if (rows.empty())
        return std::nullopt;
    const auto& row = rows[0];
    const Currency currency = currencyOf(row);
    KnownPayee found{row.get<AccountId>("id"),
                     {},
                     {iban, row.get<std::string>("display_name"), currency,
                      row.get<std::string>("status") != "closed" && !row.get<bool>("blocked") && currency.isActive()}};
    found.owner = row.get<std::optional<CustomerId>>("owner");
    return found;
}

} // namespace cf::bank
