// Log positions show what a reader sees, even at the moment of a commit.
#include "services/bank/platform/postgres/WalPosition.h"
#include "services/bank/platform/postgres/Pool.h"
#include "tests/support/TemporaryPostgres.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

using namespace cf;
using namespace cf::db;
using namespace std::chrono_literals;

TEST(WalPosition, aLaterPositionHasTheGreaterToken)
{
    const std::vector<WalPosition> inOrder{{0, 1},          {1, 0}, {1, 9},   {1, 10},
                                           {1, 1ULL << 40}, {2, 3}, {255, 0}, {256, 0}};
    for (std::size_t i = 0; i < inOrder.size(); ++i) {
        EXPECT_EQ(parseToken(tokenOf(inOrder[i])), inOrder[i]);
        if (i > 0) {
            EXPECT_LT(tokenOf(inOrder[i - 1]), tokenOf(inOrder[i]));
            EXPECT_LT(inOrder[i - 1], inOrder[i]);
        }
    }
    for (const char* wrong :
         {"", "1", "0000000100000000000000zz", "+00000010000000000000001", "0000000100000000000000001"})
        EXPECT_FALSE(parseToken(wrong)) << wrong;
}

TEST(WalPosition, whoeverIsAsFarAsACommitsWatermarkSeesTheCommit)
{
    const auto database = test::TemporaryPostgres::instance().createDatabase();
    Watchdog watchdog;
    Pool pool({database.superuser, 8}, watchdog);
    pool.transaction([](Transaction& transaction) {
        transaction.script("CREATE TABLE counter (writer int PRIMARY KEY, value bigint NOT NULL);"
                           " INSERT INTO counter SELECT g, 0 FROM generate_series(0, 2) g");
    });
    struct Committed
    {
        std::mutex mutex;
        WalPosition watermark;
        std::int64_t value = 0;
    };
    std::array<Committed, 3> committed;
    std::atomic<bool> done = false;
    std::vector<std::future<void>> writers;
    for (int writer = 0; writer < 3; ++writer)
        writers.push_back(std::async(std::launch::async, [&, writer] {
            for (std::int64_t value = 1; !done; ++value) {
                pool.transaction([&](Transaction& transaction) {
                    transaction.query("UPDATE counter SET value = $2 WHERE writer = $1", writer, value);
                });
                const auto watermark =
                    pool.transaction([](Transaction& transaction) { return appendWatermark(transaction); });
                Committed& mine = committed[static_cast<std::size_t>(writer)];
                const std::lock_guard lock(mine.mutex);
                mine.watermark = watermark;
                mine.value = value;
            }
        }));
    int compared = 0;
    for (const auto end = std::chrono::steady_clock::now() + 2s; std::chrono::steady_clock::now() < end;) {
        WalPosition position;
        std::array<std::int64_t, 3> seen{};
        pool.transaction([&](Transaction& transaction) {
            position = currentPosition(transaction);
            const auto rows = transaction.query("SELECT value FROM counter ORDER BY writer");
            for (int writer = 0; writer < 3; ++writer)
                seen[static_cast<std::size_t>(writer)] = rows[writer].get<std::int64_t>("value");
        });
        for (std::size_t writer = 0; writer < 3; ++writer) {
            const std::lock_guard lock(committed[writer].mutex);
            if (position < committed[writer].watermark)
                continue;
            ++compared;
            EXPECT_GE(seen[writer], committed[writer].value) << "writer " << writer;
        }
    }
    done = true;
    for (auto& writer : writers)
        writer.get();
    EXPECT_GT(compared, 50);
}
