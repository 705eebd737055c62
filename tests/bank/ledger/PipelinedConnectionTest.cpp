// The pipelined connection alone: result order, errors and their kinds, deadlines, a broken COMMIT.
#include "services/bank/platform/postgres/PipelinedConnection.h"
#include "services/bank/platform/postgres/Connection.h"
#include "tests/bank/ledger/LedgerFixture.h"

#include <sys/socket.h>
#include <sys/un.h>

namespace cf::test {
namespace {

using db::ErrorKind;
using db::PipelinedConnection;

PipelinedConnection::Clock::time_point soon(std::chrono::milliseconds time = 5s)
{
    return PipelinedConnection::Clock::now() + time;
}

class Pipelining : public LedgerFixture
{
protected:
    Pipelining()
        : m_pipelined(m_database.app, soon())
    {
    }

    //! The exception from execute(); fails the test when there is none.
    db::Error failure(PipelinedConnection& pipelined, std::chrono::milliseconds timeout = 5s)
    {
        try {
            pipelined.execute(soon(timeout));
        } catch (const db::Error& error) {
            return error;
        }
        ADD_FAILURE() << "it did not fail";
        return {ErrorKind::Refused, "", ""};
    }

    PipelinedConnection m_pipelined;
};

TEST_F(Pipelining, manyStatementsAreOneRoundTripAndAnswerInOrder)
{
    for (int i = 0; i < 50; ++i)
        m_pipelined.queue({"echo", "SELECT $1::integer AS number, $2::text AS text, $3::bytea AS bytes"},
                          {std::to_string(i), i % 2 ? std::nullopt : std::optional<std::string>("a \"b\" \\ č"),
                           db::bytea(std::string("\0\xff", 2))});
    const auto rows = m_pipelined.execute(soon());
    ASSERT_EQ(rows.size(), 50u);
    for (int i = 0; i < 50; ++i) {
        const db::Row row = rows[static_cast<std::size_t>(i)].front();
        EXPECT_EQ(row.get<int>("number"), i);
        EXPECT_EQ(row.isNull("text"), i % 2 == 1);
        EXPECT_EQ(row.getOr<std::string>("text", ""), i % 2 ? "" : "a \"b\" \\ č");
        EXPECT_EQ(row.get<db::Bytea>("bytes"), std::string("\0\xff", 2));
    }
    EXPECT_EQ(m_pipelined.roundTrips(), 1);
}

TEST_F(Pipelining, manyMegabytesInBothDirectionsDoNotJam)
{
    const std::string large(4'000'000, 'x');
    for (int i = 0; i < 5; ++i)
        m_pipelined.queue({"large", "SELECT $1::text"}, {large});
    for (const auto& rows : m_pipelined.execute(soon(30s)))
        EXPECT_EQ(rows.value<std::string_view>().size(), large.size());
}

TEST_F(Pipelining, aFailedStatementSkipsTheRestTheCommitIncluded)
{
    m_pipelined.queue(db::kBegin);
    m_pipelined.queue({"insert", "INSERT INTO bank.outbox (topic, events) VALUES ('t', '{e}')"});
    m_pipelined.queue({"divide", "SELECT 1 / $1::integer"}, {"0"});
    m_pipelined.queue(db::kCommit);
    const auto error = failure(m_pipelined);
    EXPECT_EQ(error.kind(), ErrorKind::Refused);
    EXPECT_EQ(error.sqlState(), "22012");
    EXPECT_FALSE(m_pipelined.broken());
    m_pipelined.rollback(soon());
    EXPECT_EQ(sql("SELECT count(*) FROM bank.outbox"), "0");
    m_pipelined.queue(db::kBegin);
    m_pipelined.queue({"insert", "INSERT INTO bank.outbox (topic, events) VALUES ('t', '{e}')"});
    m_pipelined.queue(db::kCommit);
    m_pipelined.execute(soon());
    EXPECT_EQ(sql("SELECT count(*) FROM bank.outbox"), "1");
}

TEST_F(Pipelining, aCommitThatRolledBackIsNotTakenForOne)
{
    m_pipelined.queue(db::kBegin);
    m_pipelined.queue({"nonsense", "SELECT nonsense"});
    failure(m_pipelined);
    m_pipelined.queue(db::kCommit); // PostgreSQL answers ROLLBACK, without an error
    EXPECT_EQ(failure(m_pipelined).kind(), ErrorKind::Refused);
}

TEST_F(Pipelining, errorsAreSortedLikeThoseOfConnections)
{
    m_pipelined.queue({"twice", "INSERT INTO bank.branch SELECT * FROM bank.branch"});
    EXPECT_EQ(failure(m_pipelined).kind(), ErrorKind::Conflict);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.branch FOR UPDATE");
        m_pipelined.queue({"lock", "SELECT 1 FROM bank.branch FOR UPDATE"});
        EXPECT_EQ(failure(m_pipelined).kind(), ErrorKind::Retry);
    });
    m_pipelined.queue({"kill", "SELECT pg_terminate_backend(pg_backend_pid())"});
    EXPECT_EQ(failure(m_pipelined).kind(), ErrorKind::Unavailable);
    EXPECT_TRUE(m_pipelined.broken());
}

TEST_F(Pipelining, theDeadlineHoldsAndTellsWhetherACommitWasOnItsWay)
{
    const auto started = PipelinedConnection::Clock::now();
    m_pipelined.queue({"sleep", "SELECT pg_sleep(30)"});
    EXPECT_EQ(failure(m_pipelined, 200ms).kind(), ErrorKind::Unavailable);
    EXPECT_TRUE(m_pipelined.broken());
    PipelinedConnection other(m_database.app, soon());
    other.queue(db::kBegin);
    other.queue({"sleep", "SELECT pg_sleep(30)"});
    other.queue(db::kCommit);
    EXPECT_EQ(failure(other, 200ms).kind(), ErrorKind::InDoubt);
    EXPECT_LT(PipelinedConnection::Clock::now() - started, 25s);
}

TEST_F(Pipelining, aServerThatAcceptsAndSaysNothingIsGivenUp)
{
    const TestFolder folder;
    const platform::FileDescriptor listener(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (folder.path() / ".s.PGSQL.5432").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listener.get(), 1), 0);
    EXPECT_THROW(PipelinedConnection("host='" + folder.path().string() + "' port=5432", soon(300ms)), db::Error);
}

//! PostgreSQL's notice, on success, when the wait for a standby is cancelled: the commit may be on this server only.
TEST_F(Pipelining, aCommitWhoseWaitForAStandbyWasCancelledIsInDoubt)
{
    m_pipelined.queue({"warn",
                       "DO $$ BEGIN RAISE WARNING 'canceling wait for synchronous replication due to user request';"
                       " END $$"});
    m_pipelined.queue(db::kBegin);
    m_pipelined.queue(db::kCommit);
    EXPECT_EQ(failure(m_pipelined).kind(), ErrorKind::InDoubt);
    PipelinedConnection other(m_database.app, soon());
    other.queue({"warn", "DO $$ BEGIN RAISE WARNING 'something else'; END $$"});
    other.queue(db::kBegin);
    other.queue(db::kCommit);
    EXPECT_NO_THROW(other.execute(soon()));
}

} // namespace
} // namespace cf::test
