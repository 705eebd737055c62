// Strangers who try without end, and what is left for those who work here.
#include "tests/bank/identity/IdentityFixture.h"

#include <thread>

namespace cf::test {

class Flood : public IdentityFixture
{
protected:
    // The rates as they ship; the fixture's own are for tests that type fast.
    bank::Identity m_shipped{m_pool, platform::SealingKey::random(), {1, 8192, 2, 32}, clock()};
};

TEST_F(Flood, strangersFromOneAddressAreAskedToWaitBeforeAnythingIsHashed)
{
    bank::RateLimit& strangers = m_shipped.strangers;
    int granted = 0;
    while (strangers.take("192.0.2.1").count() == 0)
        ++granted;
    EXPECT_EQ(granted, 30);
    EXPECT_EQ(strangers.take("192.0.2.2").count(), 0) << "others are not kept out by it";
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
