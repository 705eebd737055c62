// Twenty at a time: their objects are noted in one transaction, put one after the other, and kept and told of in
// another. What was put and not kept is given up like any object, and made again under another key.
#include "services/bank/statements/MonthlyStatements.h"

#include "services/bank/events/Outbox.h"
#include "services/bank/objects/ObjectRegistry.h"
#include "services/bank/records/Fields.h"
#include "services/bank/statements/StatementPdf.h"
#include "services/bank/statements/StatementReader.h"
#include "services/contract/Binder.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr int kMakers = 2;
constexpr int kOrderedAtOnce = 10'000;
constexpr int kMadeAtOnce = 20;
constexpr int kMostFailures = 12; // by then a day has gone by
constexpr auto kIdle = 30s;
constexpr auto kAfterTrouble = 10s;

//! Why one statement cannot be made; another might.
struct StatementFault : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

struct DueStatement
{
    StatementId id;
    AccountId account;
    Date month;
    int failures = 0;
};

struct MadeStatement
{
    const DueStatement* due;
    std::string language;
    std::string file;
    std::string encrypted;
    std::string objectKey;
};

std::vector<DueStatement> claim(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) {
        std::vector<DueStatement> due;
        for (const auto& row : transaction.query(
                 "UPDATE bank.statement SET claimed_until = now() + interval '5 minutes' WHERE id IN"
                 " (SELECT id FROM bank.statement WHERE made_at IS NULL AND due_at <= now()"
                 " AND (claimed_until IS NULL OR claimed_until < now()) ORDER BY due_at LIMIT $1"
                 " FOR UPDATE SKIP LOCKED) RETURNING id, account_id, to_char(month, 'YYYY-MM-DD') AS month, failures",
                 kMadeAtOnce))
            due.push_back({row.get<StatementId>("id"), row.get<AccountId>("account_id"), row.get<Date>("month"),
                           row.get<int>("failures")});
        return due;
    });
}

std::string languageOf(db::Transaction& transaction, CustomerId customer)
{
    const auto rows =
        transaction.query("SELECT language FROM bank.notice_wish WHERE customer_id = $1", customer.uuid().toString());
    const std::string language = rows.empty() ? "en" : rows.value<std::string>();
    return statementWords(language) ? language : "en";
}

MadeStatement make(const StatementWorkshop& workshop, const DueStatement& due)
{
    return workshop.pool.transaction([&](db::Transaction& transaction) -> MadeStatement {
        transaction.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        const auto account = findAccount(transaction, due.account);
        const auto owner = account ? ownerOf(account->account) : std::nullopt;
        const auto key = owner ? workshop.keys.find(transaction, *owner) : std::nullopt;
        if (!key)
            throw StatementFault("The account has no owner, or the owner's data was erased.");
        const Date last(due.month.year() / due.month.month() / std::chrono::last);
        auto read = readStatement(transaction, workshop.keys, *account, {due.account, due.month, last});
        if (read.tooMany)
            throw StatementFault("The month has more than " + std::to_string(kMostStatementLines) + " entries.");
        read.statement.bankName = workshop.bankName;
        MadeStatement made{&due, languageOf(transaction, *owner), {}, {}, "statements/" + Uuid::v7().toString()};
        made.file = statementPdf(read.statement, *statementWords(made.language));
        made.encrypted = key->encrypt(made.file, statementContext(due.id));
        return made;
    });
}

// After one, two, four … minutes, six hours at most; in the end it waits for somebody who mends the cause.
void setBack(db::Pool& pool, const DueStatement& due, const std::string& fault)
{
    pool.transaction([&](db::Transaction& transaction) {
        transaction.query("UPDATE bank.statement SET claimed_until = NULL, failures = failures + 1, fault = $2,"
                          " due_at = CASE WHEN failures + 1 < $3 THEN"
                          " now() + least(interval '1 minute' * 2 ^ failures, interval '6 hours')"
                          " ELSE 'infinity' END WHERE id = $1",
                          due.id.uuid().toString(), fault, kMostFailures);
    });
}

void release(db::Pool& pool, const std::vector<DueStatement>& due)
{
    std::vector<std::string> ids;
    for (const DueStatement& each : due)
        ids.push_back(each.id.uuid().toString());
    pool.transaction([&](db::Transaction& transaction) {
        transaction.query("UPDATE bank.statement SET claimed_until = NULL"
                          " WHERE made_at IS NULL AND id = ANY ($1::uuid[])",
                          db::array(ids));
    });
}

std::string eventOf(const DueStatement& due)
{
    return contract::encodeDocument(contract::StatementMade{due.id, due.account, contract::EventType::StatementMade,
                                                            due.account, due.id, toString(due.month).substr(0, 7)});
}

void store(const StatementWorkshop& workshop, const std::vector<MadeStatement>& statements)
{
    workshop.pool.transaction([&](db::Transaction& transaction) {
        for (const MadeStatement& made : statements)
            noteObject(transaction, workshop.objects, made.objectKey, "statement", made.encrypted);
    });
    for (const MadeStatement& made : statements)
        if (const auto put = workshop.objects.put(made.objectKey, made.encrypted); !put)
            throw std::runtime_error("object store: " + put.error().what);
    workshop.pool.transaction([&](db::Transaction& transaction) {
        std::vector<std::string> events;
        for (const MadeStatement& made : statements) {
            const auto written = transaction.query(
                "UPDATE bank.statement SET made_at = now(), claimed_until = NULL, fault = NULL, language = $2,"
                " bytes = $3, sha256 = $4::bytea, object_key = $5 WHERE id = $1 AND made_at IS NULL",
                made.due->id.uuid().toString(), made.language, static_cast<std::int64_t>(made.file.size()),
                db::bytea(platform::sha256(made.file)), made.objectKey);
            // Another made it, when this one's claim was over; or it took too long to put.
            if (written.affectedRows() == 1 && !keepObject(transaction, made.objectKey))
                throw std::runtime_error("a statement's object took too long and was given up");
            if (written.affectedRows() == 1)
                events.push_back(eventOf(*made.due));
        }
        if (!events.empty())
            tell(transaction, kStatementsTopic, events);
    });
}

} // namespace

std::string statementContext(StatementId statement)
{
    return "statement " + statement.toString();
}

std::int64_t orderStatements(db::Pool& pool)
{
    std::int64_t ordered = 0;
    for (std::int64_t some = kOrderedAtOnce; some > 0; ordered += some)
        some = pool.transaction([](db::Transaction& transaction) {
            return transaction.query("SELECT bank.order_statements($1)", kOrderedAtOnce).value<std::int64_t>();
        });
    return ordered;
}

std::size_t makeStatements(const StatementWorkshop& workshop)
{
    const std::vector<DueStatement> due = claim(workshop.pool);
    std::vector<MadeStatement> made;
    try {
        for (const DueStatement& each : due) {
            try {
                made.push_back(make(workshop, each));
            } catch (const db::Error& error) {
                if (error.kind() != db::ErrorKind::Refused)
                    throw; // concerns them all
                setBack(workshop.pool, each, error.what());
            } catch (const std::exception& fault) {
                setBack(workshop.pool, each, fault.what());
            }
        }
        if (!made.empty())
            store(workshop, made);
    } catch (const std::exception&) {
        release(workshop.pool, due);
        throw;
    }
    return made.size();
}

StatementMakers::StatementMakers(const StatementWorkshop& workshop, const Trouble& onTrouble)
{
    using Pause = platform::PeriodicThread::Pause;
    const auto failed = [onTrouble](const std::exception& error) {
        onTrouble(error.what());
        return Pause{kAfterTrouble};
    };
    for (int i = 0; i < kMakers; ++i)
        m_threads.emplace_back(
            [workshop] {
                orderStatements(workshop.pool);
                return Pause{makeStatements(workshop) > 0 ? 0s : kIdle};
            },
            failed);
}

} // namespace cf::bank
