// What callers of an object store may rely on, be it a folder or a bucket of an S3 store: whole objects or none,
// immutable, and of several who put one key one who succeeds.
#include "services/bank/platform/objects/FileObjectStore.h"
#include "tests/support/Eventually.h"
#include "tests/support/HoldingProxy.h"
#include "tests/support/TemporaryS3.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace cf::test {
namespace {

using namespace std::chrono_literals;
using platform::S3Config;
using platform::S3ObjectStore;
using Kind = platform::ObjectError::Kind;

TemporaryS3& server()
{
    static TemporaryS3 server;
    return server;
}

class Objects : public ::testing::TestWithParam<const char*>
{
protected:
    void SetUp() override
    {
        if (GetParam() == std::string("folder")) {
            m_store = std::make_unique<platform::FileObjectStore>(m_folder.path() / "objects");
            return;
        }
        if (!TemporaryS3::missing().empty())
            GTEST_SKIP() << TemporaryS3::missing();
        S3Config config = server().config();
        config.part = std::size_t{5} << 20U;
        m_store = std::make_unique<S3ObjectStore>(std::move(config));
        for (const char* key : {"a", "a/b", "a-b", "a.b", "contested", "documents/doc_1"})
            ASSERT_TRUE(m_store->remove(key).ok());
        ASSERT_TRUE(m_store->remove(std::string(200, 'a')).ok());
    }

    TestFolder m_folder;
    std::unique_ptr<platform::ObjectStore> m_store;
};

INSTANTIATE_TEST_SUITE_P(Both, Objects, ::testing::Values("folder", "s3"),
                         [](const auto& store) { return std::string(store.param); });

TEST_P(Objects, givesBackWhatWasPut)
{
    const std::string content = std::string("\0bytes\xff", 7) + std::string(100'000, 'x');
    ASSERT_TRUE(m_store->put("documents/doc_1", content).ok());
    EXPECT_EQ(m_store->get("documents/doc_1").value(), content);
    EXPECT_TRUE(m_store->exists("documents/doc_1").value());
    EXPECT_FALSE(m_store->exists("documents/doc_2").value());
    EXPECT_EQ(m_store->get("documents/doc_2").error().kind, Kind::NotFound);
}

TEST_P(Objects, anObjectIsNeverReplaced)
{
    ASSERT_TRUE(m_store->put("a", "first").ok());
    EXPECT_EQ(m_store->put("a", "second").error().kind, Kind::AlreadyThere);
    EXPECT_EQ(m_store->get("a").value(), "first");
}

TEST_P(Objects, ofManyWhoPutTheSameKeyOneSucceeds)
{
    std::atomic<int> succeeded = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back(
            [&, i] { succeeded += m_store->put("contested", std::string(50'000, char('a' + i))).ok(); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(succeeded, 1);
    const std::string kept = m_store->get("contested").value();
    EXPECT_EQ(kept, std::string(50'000, kept[0]));
}

TEST_P(Objects, whatIsRemovedIsGoneAndMayBeRemovedAgain)
{
    ASSERT_TRUE(m_store->put("a", "x").ok());
    EXPECT_TRUE(m_store->remove("a").ok());
    EXPECT_FALSE(m_store->exists("a").value());
    EXPECT_TRUE(m_store->remove("a").ok());
}

TEST_P(Objects, noKeyLeadsElsewhere)
{
    for (const std::string& key :
         {std::string(), std::string(".."), std::string("../x"), std::string("a/../x"), std::string("/etc/passwd"),
          std::string("a//b"), std::string("a/"), std::string(".hidden"), std::string("a/.b"), std::string("A"),
          std::string("a b"), std::string("a\0b", 3), std::string("a\nb"), std::string("\u017e"),
          std::string(201, 'a')}) {
        EXPECT_EQ(m_store->put(key, "x").error().kind, Kind::InvalidKey) << key;
        EXPECT_EQ(m_store->get(key).error().kind, Kind::InvalidKey) << key;
        EXPECT_EQ(m_store->exists(key).error().kind, Kind::InvalidKey) << key;
        EXPECT_EQ(m_store->remove(key).error().kind, Kind::InvalidKey) << key;
    }
    EXPECT_TRUE(m_store->put(std::string(200, 'a'), "x").ok());
}

TEST_P(Objects, twoKeysNeverShareAnObject)
{
    ASSERT_TRUE(m_store->put("a/b", "1").ok());
    ASSERT_TRUE(m_store->put("a-b", "2").ok());
    ASSERT_TRUE(m_store->put("a.b", "3").ok());
    EXPECT_EQ(m_store->get("a/b").value(), "1");
    EXPECT_EQ(m_store->get("a-b").value(), "2");
}

TEST_P(Objects, whatIsTooLargeIsRefused)
{
    EXPECT_EQ(m_store->put("a", std::string(platform::kLargestObject + 1, 'x')).error().kind, Kind::TooLarge);
    EXPECT_FALSE(m_store->exists("a").value());
}

TEST_P(Objects, largeOnesAreWholeToo)
{
    std::string content(12'000'000, 'x');
    content.front() = 'a';
    content.back() = 'z';
    ASSERT_TRUE(m_store->put("a", content).ok());
    EXPECT_TRUE(m_store->get("a").value() == content);
    content.front() = 'b';
    EXPECT_EQ(m_store->put("a", content).error().kind, Kind::AlreadyThere);
    EXPECT_EQ(m_store->get("a").value().front(), 'a');
}

TEST_P(Objects, ofManyWhoPutALargeOneOneSucceeds)
{
    std::atomic<int> succeeded = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(
            [&, i] { succeeded += m_store->put("contested", std::string(6'000'000, char('a' + i))).ok(); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(succeeded, 1);
}

class S3 : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (!TemporaryS3::missing().empty())
            GTEST_SKIP() << TemporaryS3::missing();
    }
};

TEST_F(S3, whoseAnswerWasLostStillSucceeds)
{
    HoldingProxy network(server().port());
    S3Config config = server().config();
    config.endpoint = "https://127.0.0.1:" + std::to_string(network.port());
    S3ObjectStore store(config);
    const S3ObjectStore judge(server().config());
    network.disturb(20261130, 4ms);
    int unavailable = 0;
    for (int i = 0; i < 150; ++i) {
        const std::string key = "lost/" + std::to_string(i);
        const auto put = store.put(key, key);
        if (put) {
            EXPECT_EQ(judge.get(key).value(), key);
        } else {
            EXPECT_EQ(put.error().kind, Kind::Unavailable) << put.error().what;
            ++unavailable;
        }
    }
    EXPECT_LT(unavailable, 75);
}

TEST_F(S3, thatIsAwayIsLeftAloneForAWhile)
{
    TemporaryS3 other;
    S3Config config = other.config();
    config.patience = 200ms;
    S3ObjectStore store(config);
    ASSERT_TRUE(store.put("a", "x").ok());
    other.freeze(true);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(store.get("a").error().kind, Kind::Unavailable);
    EXPECT_TRUE(store.isAway());
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(store.put("b", "x").error().kind, Kind::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 100ms) << "nobody waits for it";
    other.freeze(false);
    EXPECT_TRUE(eventually([&] { return store.get("a").ok(); }));
    EXPECT_FALSE(store.isAway());
    EXPECT_FALSE(store.exists("b").value());
}

TEST_F(S3, thatDoesNotKnowUsIsNotTakenForEmpty)
{
    S3Config config = server().config();
    config.signer.secretKey += "x";
    S3ObjectStore store(config);
    EXPECT_EQ(store.put("a", "x").error().kind, Kind::Unavailable);
    EXPECT_EQ(store.get("nothing").error().kind, Kind::Unavailable);
    EXPECT_EQ(store.exists("nothing").error().kind, Kind::Unavailable);
    config = server().config();
    config.bucket = "none";
    EXPECT_EQ(S3ObjectStore(config).get("nothing").error().kind, Kind::Unavailable);
    config = server().config();
    config.authority.clear();
    EXPECT_EQ(S3ObjectStore(config).get("nothing").error().kind, Kind::Unavailable) << "nobody vouches for it";
}

// The example of the documentation of Amazon S3, "Signature Calculations for the Authorization Header", GET Object.
TEST(SignatureV4, isTheOneThatTheStoreComputes)
{
    platform::RequestV4 request{"GET", "examplebucket.s3.amazonaws.com", "/test.txt", {}, {{"range", "bytes=0-9"}}};
    platform::signV4(request, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                     {"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1"},
                     *parseInstant("2013-05-24T00:00:00Z"));
    EXPECT_EQ(request.headers.at("authorization"),
              "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
              "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
              "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    EXPECT_EQ(platform::queryTextV4({{"uploads", ""}, {"b", "a b/ž~"}}), "b=a%20b%2F%C5%BE~&uploads=");
}

TEST(Breaker, letsOneTryAfterAWhile)
{
    auto now = std::chrono::steady_clock::now();
    platform::Breaker breaker(2, 5s, [&] { return now; });
    ASSERT_TRUE(breaker.admits());
    breaker.failed("away");
    ASSERT_TRUE(breaker.admits()) << "one failure is none";
    EXPECT_EQ(breaker.health().state, platform::HealthReport::State::Untried);
    breaker.failed("away");
    EXPECT_FALSE(breaker.admits());
    EXPECT_TRUE(breaker.open());
    EXPECT_EQ(breaker.health().state, platform::HealthReport::State::Troubled);
    EXPECT_EQ(breaker.health().trouble, "away");
    now += 5s;
    EXPECT_TRUE(breaker.admits());
    EXPECT_FALSE(breaker.admits()) << "one at a time";
    breaker.failed("away");
    EXPECT_FALSE(breaker.admits());
    now += 5s;
    EXPECT_TRUE(breaker.admits());
    breaker.succeeded();
    EXPECT_TRUE(breaker.admits());
    EXPECT_FALSE(breaker.open());
    EXPECT_EQ(breaker.health().state, platform::HealthReport::State::Working);
    EXPECT_EQ(breaker.health().outages, 1) << "the failed trial was no other one";
}

TEST(Health, countsOutagesAndTellsOfEachOnce)
{
    using State = platform::HealthReport::State;
    platform::Health health;
    EXPECT_EQ(health.report().state, State::Untried);
    EXPECT_TRUE(health.fails("first"));
    EXPECT_FALSE(health.fails("second"));
    const auto troubled = health.report();
    EXPECT_EQ(troubled.state, State::Troubled);
    EXPECT_EQ(troubled.trouble, "second");
    health.works("n2:6379");
    EXPECT_EQ(health.report().where, "n2:6379");
    EXPECT_TRUE(health.report().trouble.empty());
    EXPECT_TRUE(health.fails("third"));
    EXPECT_EQ(health.report().outages, 2);
    EXPECT_EQ(platform::worse(health.report(), {State::Working}).state, State::Troubled);
    EXPECT_EQ(platform::worse({State::Working}, health.report()).state, State::Troubled);
    EXPECT_EQ(platform::worse({}, {State::Working}).state, State::Working);
}

} // namespace
} // namespace cf::test
