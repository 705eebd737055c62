// Which orders a lane may take, and that no two lanes ever have the same account or person under way.
#include "services/bank/ledger/LedgerQueue.h"

#include <gtest/gtest.h>

#include <future>
#include <iostream>
#include <random>
#include <thread>

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;
using contract::ErrorCode;

constexpr std::size_t kLanes = 2;

class Queueing : public ::testing::Test
{
protected:
    static Iban iban(int number)
    {
        std::string digits = std::to_string(number);
        digits.insert(0, 10 - digits.size(), '0');
        return Iban::compose("CZ", "0800000000" + digits).value();
    }

    //! A person whose lane at home this is.
    static Caller personOf(std::size_t lane)
    {
        Caller person{StaffId::make(), "", Role::Teller, {}};
        while (LedgerQueue::homeOf(person.staff, kLanes) != lane)
            person.staff = StaffId::make();
        return person;
    }

    static LedgerCommand order(const Caller& by, int debtor, int creditor)
    {
        return {Uuid::v7(),
                by,
                bookingOf({iban(debtor), iban(creditor), Money(1, Currency::parse("EUR").value()), {}}),
                {}};
    }

    std::optional<ErrorCode> add(LedgerCommand command)
    {
        LedgerQueue::Answer answer = [](const OrderResult&) {};
        return m_queue.add(command, answer, LedgerQueue::Clock::now() + 1h);
    }

    LedgerQueue m_queue{{kLanes, 1'000, 10}, {}};
};

TEST_F(Queueing, aFullQueueAndAKeyThatIsHereAreTurnedAway)
{
    LedgerQueue small({kLanes, 1, 10}, {});
    LedgerQueue::Answer answer;
    LedgerCommand first = order(personOf(0), 1, 2);
    LedgerCommand again = first;
    LedgerCommand second = order(personOf(0), 3, 4);
    EXPECT_EQ(small.add(first, answer, LedgerQueue::Clock::now() + 1h), std::nullopt);
    EXPECT_EQ(small.add(second, answer, LedgerQueue::Clock::now() + 1h), ErrorCode::Unavailable);
    second.room = Room::Reserved;
    EXPECT_EQ(small.add(second, answer, LedgerQueue::Clock::now() + 1h), std::nullopt);
    LedgerQueue large({kLanes, 9, 10}, {});
    first = again;
    EXPECT_EQ(large.add(first, answer, LedgerQueue::Clock::now() + 1h), std::nullopt);
    EXPECT_EQ(large.add(again, answer, LedgerQueue::Clock::now() + 1h), ErrorCode::KeyInFlight);
}

TEST_F(Queueing, anAccountUnderWayIsLeftToItsLane)
{
    const Caller here = personOf(0);
    const Caller there = personOf(1);
    add(order(here, 1, 2));
    ASSERT_EQ(m_queue.take(0).size(), 1u);
    add(order(there, 2, 3)); // shares an account with what is under way
    add(order(there, 4, 5));
    const auto taken = m_queue.take(1);
    ASSERT_EQ(taken.size(), 1u);
    EXPECT_EQ(accountsOf(taken[0].command.content).at(0), iban(4));
    m_queue.done(1);
    m_queue.done(0);
    EXPECT_EQ(m_queue.take(1).size(), 1u);
}

TEST_F(Queueing, whileALaneIsBusyAnotherTakesItsPeople)
{
    const Caller first = personOf(0);
    const Caller second = personOf(0);
    add(order(first, 1, 2));
    ASSERT_EQ(m_queue.take(0).size(), 1u);
    add(order(second, 3, 4));
    EXPECT_EQ(m_queue.take(1).size(), 1u);
}

TEST_F(Queueing, aFewOrdersWaitForTheBatchUnderWayButNotForLong)
{
    const auto until = LedgerQueue::Clock::now() + 1h;
    const auto addTo = [&](LedgerQueue& queue, int account) {
        LedgerCommand command = order(personOf(0), account, account + 1);
        LedgerQueue::Answer answer = [](const OrderResult&) {};
        queue.add(command, answer, until);
    };
    LedgerQueue patient({.lanes = kLanes, .orders = 9, .batch = 9, .few = 3, .patience = 1h}, {});
    addTo(patient, 10);
    ASSERT_EQ(patient.take(0).size(), 1u);
    addTo(patient, 20);
    addTo(patient, 30);
    auto second = std::async(std::launch::async, [&] { return patient.take(1).size(); });
    EXPECT_EQ(second.wait_for(50ms), std::future_status::timeout) << "two are few";
    addTo(patient, 40);
    EXPECT_EQ(second.get(), 3u);
    patient.done(1);
    addTo(patient, 50);
    patient.done(0);
    EXPECT_EQ(patient.take(0).size(), 1u) << "nothing is under way";

    LedgerQueue hasty({.lanes = kLanes, .orders = 9, .batch = 9, .few = 3, .patience = 5ms}, {});
    addTo(hasty, 10);
    ASSERT_EQ(hasty.take(0).size(), 1u);
    addTo(hasty, 20);
    EXPECT_EQ(hasty.take(1).size(), 1u);
    addTo(patient, 60);
    patient.end();
    EXPECT_EQ(patient.take(0).size(), 1u) << "what ends is not patient";
}

TEST_F(Queueing, whatIsHeldUpComesAgainAndWhatEndsIsEmptied)
{
    add(order(personOf(0), 1, 2));
    auto taken = m_queue.take(0);
    taken[0].again = LedgerQueue::Clock::now() + 20ms;
    m_queue.retryLater(std::move(taken[0]));
    m_queue.done(0);
    m_queue.end();
    EXPECT_EQ(m_queue.take(0).size(), 1u);
    m_queue.done(0);
    EXPECT_TRUE(m_queue.take(0).empty());
    EXPECT_TRUE(m_queue.take(1).empty());
    EXPECT_EQ(add(order(personOf(0), 1, 2)), ErrorCode::Unavailable);
}

//! Many orders of a few people on a few accounts, taken by all lanes at once.
TEST_F(Queueing, noTwoLanesHaveTheSameAccountOrPerson)
{
    const auto seed = std::random_device()();
    std::cout << "seed " << seed << std::endl;
    std::mt19937 random(seed);
    std::vector<Caller> people;
    for (int i = 0; i < 6; ++i)
        people.push_back({StaffId::make(), "", Role::Teller, {}});
    std::mutex mutex;
    std::map<std::string, std::size_t> underWay; //!< And in which lane.
    int clashes = 0;
    int taken = 0;
    std::vector<std::thread> lanes;
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        lanes.emplace_back([&, lane] {
            for (auto batch = m_queue.take(lane); !batch.empty(); batch = m_queue.take(lane)) {
                const auto each = [&](const auto& visit) {
                    for (const auto& pending : batch) {
                        visit(pending.command.by.staff.toString());
                        for (const Iban& account : accountsOf(pending.command.content))
                            visit(account.electronic());
                    }
                };
                {
                    const std::lock_guard lock(mutex);
                    each([&](const std::string& party) {
                        clashes += underWay.emplace(party, lane).first->second != lane;
                    });
                    taken += static_cast<int>(batch.size());
                }
                std::this_thread::yield();
                const std::lock_guard lock(mutex);
                each([&](const std::string& party) { underWay.erase(party); });
                for (const auto& pending : batch)
                    m_queue.forget(pending.command);
                m_queue.done(lane);
            }
        });
    int added = 0;
    for (int i = 0; i < 5'000; ++i) {
        const int debtor = static_cast<int>(random() % 20);
        if (!add(order(people[random() % people.size()], debtor, 20 + static_cast<int>(random() % 20))))
            ++added;
    }
    m_queue.end();
    for (auto& lane : lanes)
        lane.join();
    EXPECT_EQ(clashes, 0);
    EXPECT_EQ(taken, added);
    EXPECT_GT(added, 1'000);
}

} // namespace
} // namespace cf::test
