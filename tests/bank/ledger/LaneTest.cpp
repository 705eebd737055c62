// The pipelined connection by itself: order of results, errors and their kinds, deadlines, what a broken COMMIT means.
#include "services/bank/platform/postgres/Lane.h"
#include "services/bank/platform/postgres/Connection.h"
#include "tests/bank/ledger/LedgerFixture.h"

#include <sys/socket.h>
#include <sys/un.h>

namespace cf::test {
namespace {

using db::ErrorKind;
using db::Lane;

Lane::Clock::time_point soon(std::chrono::milliseconds time = 5s)
{
    return Lane::Clock::now() + time;
}

class Lanes : public LedgerFixture
{
protected:
    Lanes()
        : m_lane(m_database.app, soon())
    {
    }

    //! What fly() throws; fails the test when it does not.
    db::Error failure(Lane& lane, std::chrono::milliseconds patience = 5s)
    {
        try {
            lane.fly(soon(patience));
        } catch (const db::Error& error) {
            return error;
        }
        ADD_FAILURE() << "it did not fail";
        return {ErrorKind::Refused, "", ""};
    }

    Lane m_lane;
};

TEST_F(Lanes, manyStatementsAreOneRoundTripAndAnswerInOrder)
{
    for (int i = 0; i < 50; ++i)
        m_lane.queue({"echo", "SELECT $1::integer AS number, $2::text AS text, $3::bytea AS bytes"},
                     {std::to_string(i), i % 2 ? std::nullopt : std::optional<std::string>("a \"b\" \\ č"),
                      db::bytea(std::string("\0\xff", 2))});
    const auto rows = m_lane.fly(soon());
    ASSERT_EQ(rows.size(), 50u);
    for (int i = 0; i < 50; ++i) {
        const db::Row row = rows[static_cast<std::size_t>(i)].front();
        EXPECT_EQ(row.get<int>("number"), i);
        EXPECT_EQ(row.isNull("text"), i % 2 == 1);
        EXPECT_EQ(row.getOr<std::string>("text", ""), i % 2 ? "" : "a \"b\" \\ č");
        EXPECT_EQ(row.get<db::Bytea>("bytes"), std::string("\0\xff", 2));
    }
    EXPECT_EQ(m_lane.flights(), 1);
}

TEST_F(Lanes, manyMegabytesInBothDirectionsDoNotJam)
{
    const std::string large(4'000'000, 'x');
    for (int i = 0; i < 5; ++i)
        m_lane.queue({"large", "SELECT $1::text"}, {large});
    for (const auto& rows : m_lane.fly(soon(30s)))
        EXPECT_EQ(rows.value<std::string_view>().size(), large.size());
}

TEST_F(Lanes, aFailedStatementSkipsTheRestTheCommitIncluded)
{
    m_lane.queue(db::kBegin);
    m_lane.queue({"insert", "INSERT INTO bank.outbox (topic, events) VALUES ('t', '[]')"});
    m_lane.queue({"divide", "SELECT 1 / $1::integer"}, {"0"});
    m_lane.queue(db::kCommit);
    const auto error = failure(m_lane);
    EXPECT_EQ(error.kind(), ErrorKind::Refused);
    EXPECT_EQ(error.sqlState(), "22012");
    EXPECT_FALSE(m_lane.broken());
    m_lane.rollback(soon());
    EXPECT_EQ(sql("SELECT count(*) FROM bank.outbox"), "0");
    m_lane.queue(db::kBegin);
    m_lane.queue({"insert", "INSERT INTO bank.outbox (topic, events) VALUES ('t', '[]')"});
    m_lane.queue(db::kCommit);
    m_lane.fly(soon());
    EXPECT_EQ(sql("SELECT count(*) FROM bank.outbox"), "1");
}

TEST_F(Lanes, aCommitThatRolledBackIsNotTakenForOne)
{
    m_lane.queue(db::kBegin);
    m_lane.queue({"nonsense", "SELECT nonsense"});
    failure(m_lane);
    m_lane.queue(db::kCommit); // PostgreSQL answers ROLLBACK, and no error
    EXPECT_EQ(failure(m_lane).kind(), ErrorKind::Refused);
}

TEST_F(Lanes, errorsAreSortedLikeThoseOfConnections)
{
    m_lane.queue({"twice", "INSERT INTO bank.branch SELECT * FROM bank.branch"});
    EXPECT_EQ(failure(m_lane).kind(), ErrorKind::Conflict);
    m_pool.transaction([&](db::Transaction& transaction) {
        transaction.query("SELECT 1 FROM bank.branch FOR UPDATE");
        m_lane.queue({"lock", "SELECT 1 FROM bank.branch FOR UPDATE"});
        EXPECT_EQ(failure(m_lane).kind(), ErrorKind::Retry);
    });
    m_lane.queue({"kill", "SELECT pg_terminate_backend(pg_backend_pid())"});
    EXPECT_EQ(failure(m_lane).kind(), ErrorKind::Unavailable);
    EXPECT_TRUE(m_lane.broken());
}

TEST_F(Lanes, theDeadlineHoldsAndTellsWhetherACommitWasOnItsWay)
{
    const auto started = Lane::Clock::now();
    m_lane.queue({"sleep", "SELECT pg_sleep(30)"});
    EXPECT_EQ(failure(m_lane, 200ms).kind(), ErrorKind::Unavailable);
    EXPECT_TRUE(m_lane.broken());
    Lane other(m_database.app, soon());
    other.queue(db::kBegin);
    other.queue({"sleep", "SELECT pg_sleep(30)"});
    other.queue(db::kCommit);
    EXPECT_EQ(failure(other, 200ms).kind(), ErrorKind::InDoubt);
    EXPECT_LT(Lane::Clock::now() - started, 25s);
}

TEST_F(Lanes, aServerThatAcceptsAndSaysNothingIsGivenUp)
{
    const TestFolder folder;
    const platform::FileDescriptor listener(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (folder.path() / ".s.PGSQL.5432").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listener.get(), 1), 0);
    EXPECT_THROW(Lane("host='" + folder.path().string() + "' port=5432", soon(300ms)), db::Error);
}

//! What PostgreSQL says, with success, when somebody cancels the wait for a standby: it may exist on this server only.
TEST_F(Lanes, aCommitWhoseWaitForAStandbyWasCancelledIsInDoubt)
{
    m_lane.queue({"warn", "DO $$ BEGIN RAISE WARNING 'canceling wait for synchronous replication due to user request';"
                          " END $$"});
    m_lane.queue(db::kBegin);
    m_lane.queue(db::kCommit);
    EXPECT_EQ(failure(m_lane).kind(), ErrorKind::InDoubt);
    Lane other(m_database.app, soon());
    other.queue({"warn", "DO $$ BEGIN RAISE WARNING 'something else'; END $$"});
    other.queue(db::kBegin);
    other.queue(db::kCommit);
    EXPECT_NO_THROW(other.fly(soon()));
}

} // namespace
} // namespace cf::test
