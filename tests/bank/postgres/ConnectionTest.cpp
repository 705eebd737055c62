// Values survive a round trip, errors are classified by how to react, and deadlines hold even if the server does not
// answer at all.
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/postgres/UnreplicatedCommit.h"
#include "tests/bank/postgres/SchemaFixture.h"

#include <csignal>
#include <future>
#include <latch>

using namespace cf;
using namespace cf::test;

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

//! Suspends a process of our own server while it lives.
class Frozen
{
public:
    explicit Frozen(pid_t pid)
        : m_pid(pid)
    {
        ::kill(m_pid, SIGSTOP);
    }
    ~Frozen() { ::kill(m_pid, SIGCONT); }
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;

private:
    pid_t m_pid;
};

template <class Function>
std::optional<db::ErrorKind> failureOf(Function&& function)
{
    try {
        function();
        return std::nullopt;
    } catch (const db::Error& error) {
        return error.kind();
    }
}

pid_t backendOf(db::Transaction& transaction)
{
    return transaction.query("SELECT pg_backend_pid()").value<pid_t>();
}

class Connections : public SchemaFixture
{
protected:
    Connections() { as(m_database.owner, "CREATE TABLE public.thing (name text PRIMARY KEY, n int)"); }

    //! Ends the server's side of a connection and waits for that.
    void terminate(pid_t backend)
    {
        EXPECT_TRUE(as(m_database.superuser, "SELECT pg_terminate_backend($1, 10000)", backend).value<bool>());
    }

    db::Connection m_connection{m_database.owner, m_watchdog};
};

} // namespace

TEST_F(Connections, arraysComeBackAsTheyWent)
{
    const std::vector<std::string> values = {
        "plain",      "",   "NULL",   "a,b",    "{}",     "\"quoted\"", "back\\slash", "'; DROP TABLE x; --",
        "two\nlines", "\t", "Dvořák", "王小明", "\\\\\"", " "};
    const auto rows =
        as(m_database.app, "SELECT value FROM unnest($1::text[]) WITH ORDINALITY AS t(value, n) ORDER BY n",
           db::array(values));
    EXPECT_EQ(column(rows), values);
    EXPECT_EQ(as(m_database.app, "SELECT cardinality($1::text[])", db::array({})).value<int>(), 0);
}

TEST_F(Connections, everyByteComesBackAsItWent)
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes.push_back(static_cast<char>(i));
    EXPECT_EQ(as(m_database.app, "SELECT $1::bytea", db::bytea(bytes)).value<db::Bytea>(), bytes);
    EXPECT_EQ(as(m_database.app, "SELECT $1::bytea", db::bytea("")).value<db::Bytea>(), "");
    const auto many =
        as(m_database.app, "SELECT value FROM unnest($1::bytea[]) WITH ORDINALITY AS t(value, n) ORDER BY n",
           db::array({db::bytea(bytes), db::bytea("\\\"")}));
    EXPECT_EQ(many[0].get<db::Bytea>("value"), bytes);
    EXPECT_EQ(many[1].get<db::Bytea>("value"), "\\\"");
}

TEST_F(Connections, instantsAreReadInUtcToTheMicrosecond)
{
    const auto rows =
        as(m_database.app, "SELECT '2026-11-22 10:49:25.123456+01'::timestamptz AS at, '2026-11-22'::date AS day,"
                           " '2026-01-01 00:00:00+00'::timestamptz AS newyear");
    EXPECT_EQ(toString(rows[0].get<Instant>("at")), "2026-11-22T09:49:25.123456Z");
    EXPECT_EQ(toString(rows[0].get<Date>("day")), "2026-11-22");
    EXPECT_EQ(rows[0].get<Instant>("newyear"), parseInstant("2026-01-01T00:00:00Z"));
}

TEST_F(Connections, timesThatNoCalendarHereHasAreTheFirstOrLastOnes)
{
    const auto rows = as(m_database.app,
                         "SELECT moment::timestamptz AS at, moment::date AS day"
                         " FROM (VALUES ('infinity'), ('10000-01-01'), ('-infinity'), ('0044-03-15 BC')) AS t(moment)");
    for (const int row : {0, 1}) {
        EXPECT_EQ(toString(rows[row].get<Instant>("at")), "9999-12-31T23:59:59.999999Z") << row;
        EXPECT_EQ(toString(rows[row].get<Date>("day")), "9999-12-31") << row;
    }
    for (const int row : {2, 3}) {
        EXPECT_EQ(toString(rows[row].get<Instant>("at")), "0001-01-01T00:00:00.000000Z") << row;
        EXPECT_EQ(toString(rows[row].get<Date>("day")), "0001-01-01") << row;
    }
}

TEST(ErrorKinds, sayWhatMayBeDoneAboutAnError)
{
    using db::ErrorKind;
    const std::pair<const char*, ErrorKind> kinds[] = {
        {"40001", ErrorKind::Retry},       {"40P01", ErrorKind::Retry},       {"55P03", ErrorKind::Retry},
        {"23505", ErrorKind::Conflict},    {"23P01", ErrorKind::Conflict},    {"23514", ErrorKind::Refused},
        {"42601", ErrorKind::Refused},     {"42501", ErrorKind::Refused},     {"", ErrorKind::Unavailable},
        {"08006", ErrorKind::Unavailable}, {"57P01", ErrorKind::Unavailable}, {"57P03", ErrorKind::Unavailable},
        {"53300", ErrorKind::Unavailable}, {"25006", ErrorKind::Unavailable}, {"57014", ErrorKind::Retry},
        {"40003", ErrorKind::InDoubt}};
    for (const auto& [state, kind] : kinds)
        EXPECT_EQ(db::kindOf(state), kind) << state;
}

TEST_F(Connections, theServersOwnErrorsCarryTheirStateAndLeaveTheConnectionWhole)
{
    const auto run = [&](const char* sql) {
        m_connection.transaction(5s, [&](db::Transaction& transaction) { transaction.query(sql); });
    };
    run("INSERT INTO thing VALUES ('one', 1)");
    EXPECT_EQ(failureOf([&] { run("INSERT INTO thing VALUES ('one', 2)"); }), db::ErrorKind::Conflict);
    EXPECT_EQ(failureOf([&] { run("SELEC 1"); }), db::ErrorKind::Refused);
    EXPECT_EQ(failureOf([&] { run("SELECT 1 / 0"); }), db::ErrorKind::Refused);
    EXPECT_EQ(refusalOf(m_database.owner, "INSERT INTO thing VALUES ('one', 2)"), "23505");
    EXPECT_FALSE(m_connection.broken());
    EXPECT_EQ(failureOf([&] { run("SELECT 1"); }), std::nullopt);
}

TEST_F(Connections, whatThrowsLeavesNothingBehind)
{
    EXPECT_THROW(m_connection.transaction(5s,
                                          [](db::Transaction& transaction) {
                                              transaction.query("INSERT INTO thing VALUES ('half', 1)");
                                              throw std::runtime_error("changed its mind");
                                          }),
                 std::runtime_error);
    EXPECT_TRUE(as(m_database.owner, "SELECT 1 FROM thing").empty());
    EXPECT_FALSE(m_connection.broken());
}

TEST_F(Connections, ofTwoThatWaitForEachOtherOneMayTryAgain)
{
    as(m_database.owner, "INSERT INTO thing VALUES ('a', 0), ('b', 0)");
    std::latch bothHoldOne(2);
    const auto lockBoth = [&](const char* first, const char* second) {
        return failureOf([&] {
            db::Connection connection(m_database.superuser, m_watchdog);
            connection.transaction(30s, [&](db::Transaction& transaction) {
                transaction.query("SET LOCAL deadlock_timeout = '20ms'");
                transaction.query("SELECT 1 FROM thing WHERE name = $1 FOR UPDATE", first);
                bothHoldOne.arrive_and_wait();
                transaction.query("SELECT 1 FROM thing WHERE name = $1 FOR UPDATE", second);
            });
        });
    };
    auto other = std::async(std::launch::async, [&] { return lockBoth("b", "a"); });
    const auto own = lockBoth("a", "b");
    const auto others = other.get();
    EXPECT_NE(own.has_value(), others.has_value());
    EXPECT_EQ(own ? own : others, db::ErrorKind::Retry);
}

TEST_F(Connections, aQueryThatDoesNotEndIsCutAtItsDeadline)
{
    const auto started = Clock::now();
    EXPECT_EQ(failureOf([&] {
                  m_connection.transaction(
                      300ms, [](db::Transaction& transaction) { transaction.query("SELECT pg_sleep(60)"); });
              }),
              db::ErrorKind::Unavailable);
    EXPECT_GE(Clock::now() - started, 300ms);
    EXPECT_LT(Clock::now() - started, 20s);
    EXPECT_TRUE(m_connection.broken());
}

TEST_F(Connections, aQueryThatWasGivenUpDoesNotGoOnInTheServer)
{
    const std::string runs = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%given up%'"
                             " AND pid <> pg_backend_pid()";
    EXPECT_EQ(failureOf([&] {
                  m_connection.transaction(300ms, [](db::Transaction& transaction) {
                      transaction.query("SELECT pg_sleep(60) AS \"given up\"");
                  });
              }),
              db::ErrorKind::Unavailable);
    const auto givenUp = Clock::now();
    while (!as(m_database.superuser, runs.c_str()).empty())
        ASSERT_LT(Clock::now() - givenUp, 20s) << "it is still running";
}

TEST_F(Connections, theServerEndsByItselfWhatTakesTooLong)
{
    // As if the client's machine had vanished: nobody closes the connection.
    const auto timeout = m_connection.transaction(3s, [](db::Transaction& transaction) {
        return transaction.query("SHOW statement_timeout").value<std::string>();
    });
    EXPECT_EQ(timeout, "3500ms");
}

TEST_F(Connections, aConnectionThatIsEndedWhileItCommitsIsInDoubt)
{
    as(m_database.superuser,
       "DO $$ BEGIN CREATE FUNCTION public.end_it() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
       " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';"
       " CREATE CONSTRAINT TRIGGER end_it AFTER INSERT ON public.thing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
       " EXECUTE FUNCTION public.end_it(); END $$");
    EXPECT_EQ(failureOf([&] {
                  m_connection.transaction(5s, [](db::Transaction& transaction) {
                      transaction.query("INSERT INTO thing VALUES ('perhaps', 1)");
                  });
              }),
              db::ErrorKind::InDoubt);
}

TEST_F(Connections, aTransactionThatFailedIsNotCommittedByWhoDoesNotNotice)
{
    EXPECT_NE(failureOf([&] {
                  m_connection.transaction(5s, [](db::Transaction& transaction) {
                      transaction.query("INSERT INTO thing VALUES ('lost', 1)");
                      try {
                          transaction.query("SELECT 1 / 0");
                      } catch (const db::Error&) {
                      }
                  });
              }),
              std::nullopt);
    EXPECT_TRUE(as(m_database.owner, "SELECT 1 FROM thing").empty());
}

TEST_F(Connections, aServerThatStandsStillIsGivenUpAtTheDeadline)
{
    std::optional<Frozen> frozen;
    const auto started = Clock::now();
    EXPECT_EQ(failureOf([&] {
                  m_connection.transaction(300ms, [&](db::Transaction& transaction) {
                      frozen.emplace(backendOf(transaction));
                      transaction.query("SELECT 1");
                  });
              }),
              db::ErrorKind::Unavailable);
    EXPECT_LT(Clock::now() - started, 20s);
    EXPECT_TRUE(m_connection.broken());
}

TEST_F(Connections, aCommitWithoutAnAnswerIsInDoubt)
{
    std::optional<Frozen> frozen;
    EXPECT_EQ(failureOf([&] {
                  m_connection.transaction(300ms, [&](db::Transaction& transaction) {
                      transaction.query("INSERT INTO thing VALUES ('perhaps', 1)");
                      frozen.emplace(backendOf(transaction));
                  });
              }),
              db::ErrorKind::InDoubt);
    EXPECT_TRUE(m_connection.broken());
}

TEST_F(Connections, aCommitWhoseWaitForAStandbyWasCancelledIsInDoubt)
{
    as(m_database.superuser,
       "DO $$ BEGIN CREATE FUNCTION public.warn() RETURNS trigger LANGUAGE plpgsql AS"
       " 'BEGIN RAISE WARNING ''%'', NEW.name; RETURN NULL; END';"
       " CREATE CONSTRAINT TRIGGER warn AFTER INSERT ON public.thing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
       " EXECUTE FUNCTION public.warn(); END $$");
    const auto warned = [&](const char* words) {
        return failureOf([&] {
            m_connection.transaction(5s, [&](db::Transaction& transaction) {
                transaction.query("INSERT INTO thing VALUES ($1, 1)", words);
            });
        });
    };
    EXPECT_EQ(warned("something else"), std::nullopt);
    EXPECT_FALSE(m_connection.broken());
    EXPECT_EQ(warned("canceling wait for synchronous replication due to user request"), db::ErrorKind::InDoubt);
    EXPECT_TRUE(m_connection.broken());
    EXPECT_EQ(as(m_database.owner, "SELECT 1 FROM thing").size(), 2) << "here it is committed";
}

TEST(UnreplicatedCommit, isRecognisedInAnyLanguage)
{
    EXPECT_TRUE(db::saysUnreplicated(std::string_view("WARNUNG:  01000: storniere Warten auf synchrone Replikation\n"
                                                      "LOCATION:  SyncRepWaitForLSN, syncrep.c:327\n")));
    EXPECT_FALSE(db::saysUnreplicated(std::string_view("WARNUNG:  25001: eine Transaktion ist bereits begonnen\n"
                                                       "LOCATION:  BeginTransactionBlock, xact.c:3717\n")));
}

TEST_F(Connections, aServerThatIsNotThereIsUnavailable)
{
    EXPECT_EQ(failureOf([&] { as("host=/nonexistent dbname=bank user=bank_app", "SELECT 1"); }),
              db::ErrorKind::Unavailable);
}

TEST_F(Connections, aPoolReplacesAConnectionThatBroke)
{
    db::Pool pool({.database = m_database.app, .connections = 1}, m_watchdog);
    const pid_t first = pool.transaction(backendOf);
    EXPECT_EQ(pool.transaction(backendOf), first) << "an intact one is reused";
    terminate(first);
    EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), db::ErrorKind::Unavailable);
    EXPECT_NE(pool.transaction(backendOf), first);
}

TEST_F(Connections, aPoolReplacesAConnectionThatBrokeInTheMiddle)
{
    db::Pool pool({.database = m_database.app, .connections = 1}, m_watchdog);
    EXPECT_EQ(failureOf([&] {
                  pool.transaction([&](db::Transaction& transaction) {
                      terminate(backendOf(transaction));
                      transaction.query("SELECT 1");
                  });
              }),
              db::ErrorKind::Unavailable);
    EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), std::nullopt);
}

TEST_F(Connections, whoFindsEveryConnectionBusyWaitsSoLongAndNoLonger)
{
    db::Pool pool({.database = m_database.app, .connections = 1, .wait = 200ms}, m_watchdog);
    pool.transaction([&](db::Transaction&) {
        const auto started = Clock::now();
        EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), db::ErrorKind::Unavailable);
        EXPECT_GE(Clock::now() - started, 200ms);
        EXPECT_LT(Clock::now() - started, 20s);
    });
    EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), std::nullopt);
    const db::PoolWaits waits = pool.waits();
    EXPECT_EQ(waits.waited, 1) << "the others found one free";
    EXPECT_EQ(waits.refused, 1);
    EXPECT_GE(waits.longest, 200ms);
    EXPECT_EQ(pool.waits().waited, 0) << "told once";
}

TEST_F(Connections, whatIsUrgentHasConnectionsOfItsOwn)
{
    db::Pool pool({.database = m_database.app, .connections = 1, .reserved = 1, .wait = 100ms}, m_watchdog);
    pool.transaction([&](db::Transaction&) {
        EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), db::ErrorKind::Unavailable);
        const db::Urgency::Scope urgent(true);
        EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), std::nullopt);
        pool.transaction([&](db::Transaction&) {
            EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), db::ErrorKind::Unavailable);
        });
    });
    {
        const db::Urgency::Scope urgent(true);
        pool.transaction([&](db::Transaction&) { // urgent work takes nobody's slot
            const db::Urgency::Scope ordinary(false);
            EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), std::nullopt);
        });
    }
    EXPECT_EQ(pool.inUse(), 0u);
}

TEST_F(Connections, afterAFailedConnectTheNextOnesFailAtOnceForABreath)
{
    db::Pool pool({.database = "host=/nonexistent", .connections = 2, .backoff = 1h}, m_watchdog);
    EXPECT_EQ(failureOf([&] { pool.transaction(backendOf); }), db::ErrorKind::Unavailable);
    try {
        pool.transaction(backendOf);
        FAIL() << "there is no server";
    } catch (const db::Error& error) {
        EXPECT_STREQ(error.what(), "the database could not be reached a moment ago");
    }
}
