// Strangers who try without end, and what is left for those who work here.
#include "tests/bank/identity/IdentityFixture.h"

#include <future>
#include <thread>

namespace cf::test {

class Flood : public IdentityFixture
{
protected:
    ~Flood() override { m_shipped.passwords.stop(); }

    //! A password sent to a bank with the rates that ship; the fixture's own are for tests that type fast.
    http::Response ask(const std::string& path, const boost::json::object& body, const std::string& address,
                       const std::string& device)
    {
        http::Request request;
        request.method = "POST";
        request.path = path;
        request.headers.emplace("content-type", "application/json");
        request.body = boost::json::serialize(body);
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

    bank::Identity m_shipped{m_pool, platform::SealingKey::random(), {1, 8192, 2, 32}, clock()};
    bank::Router m_strict{m_shipped.sessions,
                          [](contract::Priority, const std::function<void()>& work) {
                              work();
                              return true;
                          },
                          [](const bank::CallRecord&) {}};
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
    EXPECT_GE(asked, 31) << "thirty are looked at, for names that exist and names that do not";
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
    while (enrolFrom("192.0.2.1", "wrong") == 401 && asked < 100)
        ++asked;
    EXPECT_GE(asked, 30);
    EXPECT_LE(asked, 60);
    EXPECT_EQ(enrolFrom("192.0.2.2", added->code), 200);
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
