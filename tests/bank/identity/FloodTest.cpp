// Strangers who try without end, and what capacity is left for the staff.
#include "tests/bank/identity/IdentityFixture.h"

#include "services/bank/identity/Secrets.h"

#include <future>
#include <thread>

namespace cf::test {

class Flood : public IdentityFixture
{
protected:
    ~Flood() override { m_shipped.passwords.stop(); }

    //! Sends a password to a bank with the default rates; the fixture's own are for tests that type fast.
    http::Response ask(const std::string& path, const boost::json::object& body, const std::string& address,
                       const std::string& device)
    {
        http::Request request;
        request.method = "POST";
        request.path = path;
        request.headers.emplace("content-type", "application/json");
        request.body = boost::json::serialize(body);
        return send(std::move(request), address, device);
    }
    //! Presents a token to GetSession.
    int show(const std::string& token, const std::string& address, const std::string& device)
    {
        http::Request request;
        request.method = "GET";
        request.path = "/v1/session";
        request.headers.emplace("authorization", "Bearer " + token);
        return send(std::move(request), address, device).status;
    }
    http::Response send(http::Request request, const std::string& address, const std::string& device)
    {
        request.peerAddress = address;
        request.clientCertificateSha256 = device;
        std::promise<http::Response> promise;
        m_strict(std::move(request), [&](http::Response response) { promise.set_value(std::move(response)); });
        return promise.get_future().get();
    }
    http::Response signInFrom(const std::string& address, const std::string& user, const std::string& password,
                              const std::string& device)
    {
        return ask("/v1/sign-in/password", {{"userName", user}, {"password", password}}, address, device);
    }

    std::atomic<std::int64_t> m_statements = 0; //!< SQL statements run for the requests.
    bank::Identity m_shipped{m_pool, m_master, {1, 8192, 2, 32}, clock()};
    bank::Router m_strict{m_shipped.sessions,
                          [](contract::Priority, const std::function<void()>& work) {
                              work();
                              return true;
                          },
                          [this](const bank::CallRecord& record) { m_statements += record.statements; }};
};

TEST_F(Flood, strangersFromOneAddressAreAskedToWaitAndOthersAreNot)
{
    bank::addIdentityRoutes(m_strict, m_shipped);
    const Person anna = enrolled("anna");
    int asked = 0;
    http::Response last;
    do {
        last = signInFrom("192.0.2.1", asked % 2 == 0 ? "anna" : "nobody", "wrong", kOtherDevice);
        ++asked;
    } while (last.status == 401 && asked < 100);
    EXPECT_EQ(last.status, 429);
    EXPECT_GE(asked, 31) << "thirty are checked, for existing and unknown names";
    EXPECT_LE(asked, 60) << "and one every two seconds that this took";
    const auto retry = std::find_if(last.headers.begin(), last.headers.end(),
                                    [](const auto& header) { return header.first == "Retry-After"; });
    ASSERT_NE(retry, last.headers.end());
    EXPECT_TRUE(retry->second == "1" || retry->second == "2") << retry->second;
    EXPECT_EQ(signInFrom("192.0.2.1", "anna", anna.password, kDevice).status, 200) << "a known device has its own rate";
    EXPECT_EQ(signInFrom("192.0.2.2", "nobody", "wrong", kOtherDevice).status, 401);
    EXPECT_EQ(signInFrom("2001:db8::1", "nobody", "wrong", kOtherDevice).status, 401);
}

TEST_F(Flood, aKnownDeviceHasARateToo)
{
    bank::addIdentityRoutes(m_strict, m_shipped);
    const Person anna = enrolled("anna");
    int asked = 0;
    while (signInFrom("192.0.2.1", "anna", "wrong", kDevice).status == 401 && asked < 100)
        ++asked;
    EXPECT_GE(asked, 10);
    EXPECT_LE(asked, 30);
}

TEST_F(Flood, wrongEnrolmentCodesOfOneAddressComeToAnEnd)
{
    bank::addIdentityRoutes(m_strict, m_shipped);
    const auto added = m_admin.add("eva", "Eva Nová", Role::Teller, m_branch);
    const auto enrolFrom = [&](const std::string& address, const std::string& code) {
        return ask("/v1/enrolment", {{"userName", "eva"}, {"enrolmentCode", code}, {"password", kPassword}}, address,
                   kOtherDevice)
            .status;
    };
    int asked = 0;
    int last = 0;
    while ((last = enrolFrom("192.0.2.1", "wrong")) == 401 && asked < 100)
        ++asked;
    EXPECT_EQ(last, 429);
    EXPECT_GE(asked, 30);
    EXPECT_LE(asked, 60);
    EXPECT_EQ(enrolFrom("192.0.2.2", "wrong"), 401) << "another network";
    EXPECT_EQ(enrolFrom("192.0.2.1", added->code), 200) << "the owner of the code is not locked out by guessers";
}

TEST_F(Flood, whoHasAnEnrolmentCodeIsLetInWhateverElseComesFromTheAddress)
{
    bank::addIdentityRoutes(m_strict, m_shipped);
    const auto added = m_admin.add("eva", "Eva Nová", Role::Teller, m_branch);
    for (int i = 0; i < 40; ++i)
        ASSERT_EQ(ask("/v1/enrolment", {}, "192.0.2.1", kOtherDevice).status, 400) << i;
    int wrong = 0;
    while (signInFrom("192.0.2.1", "nobody", "wrong", kOtherDevice).status == 401 && wrong < 100)
        ++wrong;
    ASSERT_LT(wrong, 100);
    EXPECT_EQ(ask("/v1/enrolment", {{"userName", "eva"}, {"enrolmentCode", added->code}, {"password", kPassword}},
                  "192.0.2.1", kOtherDevice)
                  .status,
              200);
}

TEST_F(Flood, inventedTokensCostTheDatabaseNothingAndHideNothing)
{
    bank::addIdentityRoutes(m_strict, m_shipped);
    const Person anna = enrolled("anna");
    const std::string open = signIn(anna);
    const std::string ended = signIn(anna);
    ASSERT_EQ(post("/v1/session/sign-out", {}, kDevice, ended).status, 200);
    for (int i = 0; i < 600; ++i) // as long as the bank's own
        ASSERT_EQ(show(bank::newToken() + "0123456789abcdef", "192.0.2.1", kOtherDevice), 401) << i;
    EXPECT_EQ(m_statements, 0);
    EXPECT_EQ(show(open, "192.0.2.1", kDevice), 200) << "a colleague behind the same address";
    EXPECT_EQ(show(ended, "192.0.2.1", kDevice), 401) << "one whose session was ended";
    EXPECT_EQ(show(open, "192.0.2.1", kOtherDevice), 401) << "a thief";
    const auto stolen = m_shipped.sessions.refusedToken(open, kOtherDevice);
    EXPECT_TRUE(stolen && stolen->staff) << "is known to hold another person's token";
}

TEST_F(Flood, inventedChallengesComeToAnEndAndRealOnesAreLetIn)
{
    bank::addIdentityRoutes(m_strict, m_shipped);
    const Person anna = enrolled("anna");
    int refused = 0;
    int limited = 0;
    for (int i = 0; i < 400; ++i) {
        const auto before = m_statements.load();
        const auto answer =
            ask("/v1/sign-in/code", {{"challenge", bank::newToken()}, {"code", "123456"}}, "192.0.2.1", kOtherDevice);
        ASSERT_TRUE(answer.status == 401 || answer.status == 429) << answer.status;
        ++(answer.status == 401 ? refused : limited);
        if (answer.status == 429) {
            EXPECT_EQ(m_statements, before) << "no more lookups";
        }
    }
    EXPECT_GE(refused, 120);
    EXPECT_GT(limited, 200);
    const auto begun = signInFrom("192.0.2.1", "anna", anna.password, kDevice);
    ASSERT_EQ(begun.status, 200) << begun.body;
    const auto challenge = boost::json::parse(begun.body).at("challenge");
    EXPECT_EQ(ask("/v1/sign-in/code", {{"challenge", challenge}, {"code", codeOf(anna)}}, "192.0.2.1", kDevice).status,
              201);
}

TEST_F(Flood, aKnownDeviceSignsInWhileStrangersFillTheirQueue)
{
    const Person anna = enrolled("anna");
    std::atomic<bool> over = false;
    std::atomic<int> refused = 0;
    std::vector<std::thread> strangers;
    for (int i = 0; i < 12; ++i) {
        strangers.emplace_back([&, i] {
            const std::string device = std::string(62, 'c') + std::to_string(10 + i);
            while (!over)
                refused += password(i % 2 == 0 ? "anna" : "nobody", "wrong", device).status != 200;
        });
    }
    while (refused < 100)
        std::this_thread::yield();
    int good = 0;
    for (int i = 0; i < 20; ++i) {
        const RouterReply begun = password("anna", anna.password);
        good += begun.status == 200 && code(begun.member("challenge"), codeOf(anna)).status == 201;
        wait(30s);
    }
    over = true;
    for (auto& each : strangers)
        each.join();
    EXPECT_EQ(good, 20);
}

} // namespace cf::test
