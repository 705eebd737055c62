// Forward only: a mistake is fixed by the next migration.
#include "services/bank/platform/postgres/Migrations.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/AdvisoryLock.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::db {
namespace {

using namespace std::chrono_literals;

constexpr auto kDeadline = 10min;

std::string checksum(const std::string& sql)
{
    return platform::hex(platform::sha256(sql));
}

// A sentence if the schema cannot live in this database.
std::string unfit(Transaction& transaction)
{
    const auto row = transaction.query("SELECT pg_encoding_to_char(encoding) AS encoding, datctype FROM pg_database"
                                       " WHERE datname = current_database()")[0];
    if (row.get<std::string>("encoding") != "UTF8")
        return "The database is encoded in " + row.get<std::string>("encoding") +
               ". Create it with ENCODING 'UTF8' TEMPLATE template0.";
    const std::string ctype = row.get<std::string>("datctype");
    if (ctype == "C" || ctype == "POSIX")
        return "The database's character type is " + ctype +
               ", which cannot match names with non-ASCII letters. Create it with LOCALE 'C.UTF-8' TEMPLATE template0.";
    for (const char* role : {"bank_owner", "bank_app", "bank_monitor"})
        if (transaction.query("SELECT 1 FROM pg_roles WHERE rolname = $1", role).empty())
            return std::string("The role ") + role + " is missing. Create it with: CREATE ROLE " + role + " LOGIN;";
    for (const char* extension : {"pg_trgm", "unaccent"})
        if (transaction.query("SELECT 1 FROM pg_extension WHERE extname = $1", extension).empty())
            return std::string("The extension ") + extension +
                   " is missing. As a superuser, in this database: CREATE EXTENSION " + extension + ";";
    return {};
}

// A sentence if the applied migrations are not those of this program; otherwise their number in `applied`.
std::string compare(Transaction& transaction, const std::vector<Migration>& migrations, std::size_t& applied)
{
    const auto rows = transaction.query("SELECT number, name, checksum FROM public.schema_migration ORDER BY number");
    applied = static_cast<std::size_t>(rows.size());
    for (std::size_t i = 0; i < applied; ++i) {
        const auto row = rows[static_cast<int>(i)];
        const std::string name = row.get<std::string>("name");
        if (i >= migrations.size())
            return "The database is newer than this program: it has the migration " + name + ". Install a newer bankd.";
        if (row.get<std::string>("checksum") != checksum(migrations[i].sql))
            return "The migration " + name + " was changed after it was applied. Restore the released file.";
    }
    return {};
}

} // namespace

Outcome<int, std::string> migrate(const std::string& ownerConnection, const std::vector<Migration>& migrations,
                                  const std::function<void(const Migration&)>& applied)
{
    try {
        Watchdog watchdog;
        Connection connection(ownerConnection, watchdog);
        int count = 0;
        for (bool more = true; more;) {
            const Migration* latest = nullptr;
            const std::string problem = connection.transaction(kDeadline, [&](Transaction& transaction) -> std::string {
                take(transaction, kSchemaLock);
                if (auto sentence = unfit(transaction); !sentence.empty())
                    return sentence;
                transaction.script("CREATE TABLE IF NOT EXISTS public.schema_migration (number integer PRIMARY KEY,"
                                   " name text NOT NULL, checksum text NOT NULL,"
                                   " applied_at timestamptz NOT NULL DEFAULT now());"
                                   " GRANT SELECT ON public.schema_migration TO bank_app, bank_monitor");
                std::size_t done = 0;
                if (auto sentence = compare(transaction, migrations, done); !sentence.empty())
                    return sentence;
                if (done == migrations.size())
                    return {};
                const auto& next = migrations[done];
                transaction.script(next.sql);
                transaction.query("INSERT INTO public.schema_migration (number, name, checksum) VALUES ($1, $2, $3)",
                                  next.number, next.name, checksum(next.sql));
                latest = &next;
                return {};
            });
            if (!problem.empty())
                return problem;
            more = latest != nullptr;
            if (latest) {
                applied(*latest);
                ++count;
            }
        }
        return count;
    } catch (const Error& error) {
        return std::string("The schema could not be brought up to date: ") + error.what();
    }
}

Outcome<Done, std::string> checkSchema(const std::string& appConnection, const std::vector<Migration>& migrations)
{
    try {
        Watchdog watchdog;
        Connection connection(appConnection, watchdog);
        return connection.transaction(30s, [&](Transaction& transaction) -> Outcome<Done, std::string> {
            if (auto sentence = unfit(transaction); !sentence.empty())
                return sentence;
            if (!transaction.query("SELECT to_regclass('public.schema_migration') IS NOT NULL").value<bool>())
                return std::string("The database has no schema yet. Run: bankd migrate --config FILE");
            std::size_t done = 0;
            if (auto sentence = compare(transaction, migrations, done); !sentence.empty())
                return sentence;
            if (done < migrations.size())
                return std::string("The database is older than this program. Run: bankd migrate --config FILE");
            return Done{};
        });
    } catch (const Error& error) {
        return std::string("The database cannot be used: ") + error.what();
    }
}

} // namespace cf::db
