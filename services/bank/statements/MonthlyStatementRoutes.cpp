#include "services/bank/statements/MonthlyStatementRoutes.h"

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/api/RetryAfter.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Statements.h"

namespace cf::bank {
namespace {

using namespace contract;
using platform::ObjectError;

struct StoredStatement
{
    AccountId account;
    Date month;
    std::string objectKey;
    std::string sha256;
};

std::optional<StoredStatement> findStored(db::Transaction& transaction, StatementId id)
{
    const auto rows = transaction.query("SELECT account_id, to_char(month, 'YYYY-MM-DD') AS month, object_key, sha256"
                                        " FROM bank.statement WHERE id = $1 AND made_at IS NOT NULL",
                                        id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const auto row = rows[0];
    return StoredStatement{row.get<AccountId>("account_id"), row.get<Date>("month"), row.get<std::string>("object_key"),
                           row.get<db::Bytea>("sha256")};
}

MonthlyStatements listed(db::Transaction& transaction, AccountId account)
{
    MonthlyStatements list;
    const std::string id = account.uuid().toString();
    list.wanted = !transaction.query("SELECT FROM bank.statement_wish WHERE account_id = $1", id).empty();
    for (const auto& row : transaction.query("SELECT id, to_char(month, 'YYYY-MM-DD') AS month, made_at, language,"
                                             " bytes FROM bank.statement WHERE account_id = $1 AND made_at IS NOT NULL"
                                             " ORDER BY month DESC",
                                             id))
        list.statements.push_back({row.get<StatementId>("id"), row.get<Date>("month"), row.get<Instant>("made_at"),
                                   row.get<std::string>("language"), row.get<std::int64_t>("bytes")});
    return list;
}

//! Whether something was changed. The first is that of the present month where the account is kept.
bool storeWish(db::Transaction& transaction, const StatementWish& wish)
{
    const char* const sql = wish.wanted
                                ? "INSERT INTO bank.statement_wish (account_id, next_month) SELECT a.id,"
                                  " date_trunc('month', bank.local_time(now(), b.time_zone))::date FROM bank.account a"
                                  " JOIN bank.branch b ON b.id = a.branch_id WHERE a.id = $1 ON CONFLICT DO NOTHING"
                                : "DELETE FROM bank.statement_wish WHERE account_id = $1";
    return transaction.query(sql, wish.accountId.uuid().toString()).affectedRows() == 1;
}

class StatementsOnFile
{
public:
    StatementsOnFile(StatementWorkshop workshop, ReadAudit& readAudit)
        : m_workshop(std::move(workshop))
        , m_readAudit(readAudit)
    {
    }

    Answer<MonthlyStatements> list(Call& call, AccountId id) const
    {
        std::optional<AccountRecord> account;
        MonthlyStatements list;
        m_workshop.pool.transaction([&](db::Transaction& transaction) {
            account = reached(transaction, call, ListMonthlyStatements::kInfo.scope, id);
            if (account)
                list = listed(transaction, id);
        });
        if (!account)
            return Problem::of(ErrorCode::NotFound);
        m_readAudit.record(call, std::string(ListMonthlyStatements::kInfo.recorded.action), ownerOf(account->account),
                           id.toString());
        return list;
    }

    Answer<MonthlyStatements> wish(Call& call, const StatementWish& wish) const
    {
        return m_workshop.pool.transaction([&](db::Transaction& transaction) -> Answer<MonthlyStatements> {
            const auto account = reached(transaction, call, WishMonthlyStatements::kInfo.scope, wish.accountId);
            if (!account)
                return Problem::of(ErrorCode::NotFound);
            const bool changed = storeWish(transaction, wish);
            AuditEvent event = eventOf(call, std::string(WishMonthlyStatements::kInfo.recorded.action));
            event.customer = ownerOf(account->account);
            event.objectId = wish.accountId.toString();
            event.detail = detailOf({{"wanted", nameOf(changed != wish.wanted), nameOf(wish.wanted)}});
            record(transaction, {event});
            call.audited = true;
            return listed(transaction, wish.accountId);
        });
    }

    Answer<FileContent> get(Call& call, StatementId id) const
    {
        std::optional<StoredStatement> stored;
        std::optional<AccountRecord> account;
        std::optional<platform::EncryptionKey> key;
        m_workshop.pool.transaction([&](db::Transaction& transaction) {
            stored = findStored(transaction, id);
            account =
                stored ? reached(transaction, call, GetMonthlyStatement::kInfo.scope, stored->account) : std::nullopt;
            const auto owner = account ? ownerOf(account->account) : std::nullopt;
            key = owner ? m_workshop.keys.find(transaction, *owner) : std::nullopt;
        });
        if (!account)
            return Problem::of(ErrorCode::NotFound);
        if (!key)
            return Problem::of(ErrorCode::NotFound, "The owner's data was erased.");
        const auto encrypted = m_workshop.objects.get(stored->objectKey);
        if (!encrypted)
            return troubleOf(call, encrypted.error());
        auto file = key->decrypt(*encrypted, statementContext(id));
        if (!file || platform::sha256(*file) != stored->sha256) {
            call.cause = "object store: " + stored->objectKey + " was changed";
            return Problem::of(ErrorCode::InternalError, "The statement's file was altered in the store.");
        }
        m_readAudit.record(call, std::string(GetMonthlyStatement::kInfo.recorded.action), ownerOf(account->account),
                           stored->account.toString(), {}, {attribute("month", toString(stored->month).substr(0, 7))});
        return FileContent{"statement_" + account->account.summary.iban.electronic() + "_" +
                               toString(stored->month).substr(0, 7) + ".pdf",
                           "application/pdf",
                           {*std::move(file)}};
    }

private:
    static std::string nameOf(bool wanted) { return wanted ? "yes" : "no"; }

    static std::optional<AccountRecord> reached(db::Transaction& transaction, Call& call, Scope scope, AccountId id)
    {
        auto account = findAccount(transaction, id);
        if (account && !reaches(call, scope, id, account->branch))
            account.reset();
        return account;
    }

    static Problem troubleOf(Call& call, const ObjectError& error)
    {
        call.cause = "object store: " + error.what;
        if (error.kind == ObjectError::Kind::NotFound)
            return Problem::of(ErrorCode::InternalError, "The statement's file is missing from the store.");
        return retryLater(ErrorCode::Unavailable, std::chrono::seconds(5), "The document store does not answer.");
    }

    const StatementWorkshop m_workshop;
    ReadAudit& m_readAudit;
};

} // namespace

void addMonthlyStatementRoutes(Router& router, const StatementWorkshop& workshop, ReadAudit& readAudit)
{
    const auto statements = std::make_shared<StatementsOnFile>(workshop, readAudit);
    router.handle<ListMonthlyStatements>(
        [statements](Call& call, const AccountRef& account) { return statements->list(call, account.accountId); });
    router.handle<WishMonthlyStatements>(
        [statements](Call& call, const StatementWish& wish) { return statements->wish(call, wish); });
    router.handle<GetMonthlyStatement>([statements](Call& call, const StatementRef& statement) {
        return statements->get(call, statement.statementId);
    });
}

} // namespace cf::bank
