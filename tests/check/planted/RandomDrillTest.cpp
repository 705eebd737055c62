// Large random histories of a sound bank, with many orders open at once: no rule speaks where nothing is wrong, and the
// verdict is quick.
#include "tests/check/history/HistoryReader.h"
#include "tests/check/planted/SoundDrill.h"

#include <gtest/gtest.h>

#include <ctime>
#include <iostream>
#include <random>
#include <sstream>

using namespace cf;
using namespace cf::check;

namespace {

constexpr std::size_t kAccounts = 12;
constexpr std::size_t kMostOpen = 30;

std::vector<OpenedAccount> openedAccounts()
{
    const Currency euro = *Currency::parse("EUR");
    std::vector<OpenedAccount> accounts;
    for (std::size_t i = 0; i < kAccounts; ++i)
        accounts.push_back({SoundDrill::account(i), euro, 400'00, 1, static_cast<std::int64_t>(i % 3) * 10'00});
    accounts.push_back({SoundDrill::account(kAccounts), euro, -4'800'00, 12, std::nullopt});
    return accounts;
}

//! Orders of all kinds, each sent, decided and answered at random moments; answers are lost now and then.
class RandomClients
{
public:
    explicit RandomClients(std::uint32_t seed)
        : m_random(seed)
        , m_drill(openedAccounts(), seed)
    {
    }

    std::vector<Line> run(int orders)
    {
        for (int sent = 0; sent < orders;) {
            if (m_open.size() < kMostOpen && below(3) == 0) {
                m_open.push_back(m_drill.invoke(static_cast<std::int64_t>(below(5)), anOrder()));
                ++sent;
            } else if (!m_open.empty()) {
                goOnWith(below(m_open.size()));
            }
            if (below(200) == 0)
                m_drill.read(static_cast<std::int64_t>(below(5)));
            if (sent % 500 == 0 && m_isFaulty == (sent % 1000 == 0))
                toggleFault();
        }
        while (!m_open.empty())
            goOnWith(0);
        if (m_isFaulty)
            toggleFault();
        for (const Uuid& key : m_lost)
            m_drill.resolve(key);
        return m_drill.finish();
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }

    void toggleFault()
    {
        m_isFaulty = !m_isFaulty;
        m_drill.fault("kill", m_isFaulty ? FaultPhase::Begin : FaultPhase::End);
    }

    Operation aTransfer()
    {
        const std::size_t debtor = below(kAccounts);
        const std::size_t creditor = (debtor + 1 + below(kAccounts - 1)) % kAccounts;
        const auto amount = static_cast<std::int64_t>(1 + below(200'00));
        Operation order = transfer(debtor, creditor, amount);
        if (below(4) == 0) { // with a fee
            order.legs[0].amount -= 1;
            order.legs.push_back({SoundDrill::account(kAccounts), 1, order.legs[0].currency});
        }
        return order;
    }

    Operation anOrder()
    {
        if (!m_objects.empty() && below(3) == 0) {
            const auto [kind, object] = m_objects[below(m_objects.size())];
            if (m_drill.isActive(object))
                return acting(kind, object,
                              kind == OperationKind::HoldCaptured ? aTransfer().legs : std::vector<Leg>());
        }
        if (below(6) == 0)
            return holdOn(below(kAccounts), static_cast<std::int64_t>(1 + below(1'00)));
        Operation order = aTransfer();
        if (below(60) == 0) // seldom: what waits is set aside
            order.kind = OperationKind::ApprovalRequested;
        return order;
    }

    //! Decides the order, or answers it if it is decided.
    void goOnWith(std::size_t index)
    {
        const Uuid key = m_open[index];
        if (!m_drill.isDecided(key) && below(50) != 0) {
            m_drill.decide(key);
            return;
        }
        m_open.erase(m_open.begin() + static_cast<std::ptrdiff_t>(index));
        if (m_isFaulty && below(10) == 0) {
            m_drill.lose(key);
            m_lost.push_back(key);
        } else if (!m_drill.isDecided(key)) {
            m_drill.fail(key);
        } else {
            m_drill.answer(key);
            remember(key);
        }
    }

    void remember(const Uuid& key)
    {
        if (below(10) == 0)
            m_drill.replay(key);
        const auto made = m_drill.madeBy(key);
        if (!made || !m_drill.isActive(*made) || below(2) == 0)
            return;
        if (TransferId::parse(*made))
            m_objects.emplace_back(OperationKind::Reversal, *made);
        else if (ApprovalId::parse(*made))
            m_objects.emplace_back(below(2) ? OperationKind::ApprovalApproved : OperationKind::ApprovalRejected, *made);
        else
            m_objects.emplace_back(below(2) ? OperationKind::HoldCaptured : OperationKind::HoldReleased, *made);
    }

    std::mt19937 m_random;
    SoundDrill m_drill;
    bool m_isFaulty = false;
    std::vector<Uuid> m_open;
    std::vector<Uuid> m_lost;
    std::vector<std::pair<OperationKind, ObjectId>> m_objects;
};

std::uint32_t printedSeed()
{
    const std::uint32_t seed = std::random_device{}();
    ::testing::Test::RecordProperty("seed", std::to_string(seed));
    std::cout << "seed " << seed << '\n';
    return seed;
}

} // namespace

TEST(RandomDrill, aSoundBankIsNeverAccused)
{
    const std::uint32_t seed = printedSeed();
    for (std::uint32_t i = 0; i < 20; ++i) {
        const Report report = judge(RandomClients(seed + i).run(300));
        ASSERT_EQ(report.verdict, Verdict::Green) << "seed " << seed + i << '\n' << check::textOf(report);
    }
}

TEST(RandomDrill, aFaultPlantedAnywhereIsNoticed)
{
    const std::uint32_t seed = printedSeed();
    std::mt19937 random(seed);
    const std::vector<Line> sound = RandomClients(seed).run(300);
    for (int round = 0; round < 100; ++round) {
        std::vector<Line> lines = sound;
        const int count = static_cast<int>(nth<line::End>(lines, 0).transfers);
        auto& planted = nth<line::FinalTransfer>(lines, static_cast<int>(random() % static_cast<unsigned>(count)));
        BookedLeg& leg = planted.legs[random() % planted.legs.size()];
        switch (round % 5) {
        case 0:
            leg.amount += 1;
            break;
        case 1:
            leg.number += 1;
            break;
        case 2:
            leg.balanceAfter -= 1;
            break;
        case 3:
            planted.id = TransferId(*planted.key).toString();
            break;
        case 4:
            planted.key.reset();
            for (Line& line : lines)
                if (auto* key = std::get_if<line::FinalKey>(&line); key && key->made == planted.id)
                    *key = {key->key, KeyState::Abandoned, {}};
            break;
        }
        EXPECT_EQ(judge(lines).verdict, Verdict::Violated) << "round " << round << ", " << planted.id;
    }
}

TEST(RandomDrill, tenThousandOrdersAreReadAndJudgedInTwoSeconds)
{
    const std::string text = textOf(RandomClients(printedSeed()).run(10'000));
    const std::clock_t begin = std::clock(); // processor time: others may be busy
    std::istringstream stream(text);
    const auto history = readHistory(stream);
    ASSERT_TRUE(history);
    const std::clock_t read = std::clock();
    const Report report = check::check(history->course);
    const std::clock_t judged = std::clock();
    EXPECT_EQ(report.verdict, Verdict::Green) << check::textOf(report);
    std::cout << check::textOf(report) << text.size() << " bytes, read in " << (read - begin) * 1000 / CLOCKS_PER_SEC
              << " ms, judged in " << (judged - read) * 1000 / CLOCKS_PER_SEC << " ms\n";
    EXPECT_GT(report.counts.acknowledged, 5'000);
    EXPECT_GT(report.counts.refused, 500);
    EXPECT_GT(report.counts.resolved, 100);
    EXPECT_LT((judged - begin) / CLOCKS_PER_SEC, COUNTERFOIL_CHECK_SECONDS);
}
