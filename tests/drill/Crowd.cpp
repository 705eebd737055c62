#include "tests/drill/Crowd.h"

#include "tests/drill/FinalReads.h"

namespace cf::drill {

using namespace std::chrono_literals;

Crowd::Crowd(Drilled& bank, Recorder& recorder, Pace& pace, std::uint64_t seed, std::chrono::milliseconds patience)
    : m_pace(pace)
{
    std::int64_t number = 0;
    for (auto& staff : bank.staff()) {
        std::vector<test::ApiClient> desks;
        for (std::size_t way = 0; way <= bank.ways(); ++way) // the first is there again once the others have failed
            desks.push_back(bank.clientOf(*staff, way % bank.ways()));
        for (test::ApiClient& desk : desks)
            desk.waitAtMost(patience);
        ++number;
        m_clients.push_back(std::make_unique<DrillClient>(
            number, staff->person, staff->role, std::move(desks), seed + static_cast<std::uint64_t>(number),
            DrillClient::Surroundings{bank.accounts(), m_board, recorder, pace, bank.requests()}));
    }
    for (auto& client : m_clients)
        m_running.push_back(std::async(std::launch::async, [&client] { client->run(); }));
    m_running.push_back(std::async(std::launch::async, [&bank, &recorder, &pace, number] {
        while (!pace.stop) {
            readAll(bank, recorder, number + 1);
            std::this_thread::sleep_for(300ms);
        }
    }));
}

Crowd::~Crowd()
{
    m_pace.stop = true;
    m_pace.giveUp = true;
}

void Crowd::finish(std::chrono::milliseconds atMost)
{
    m_pace.stop = true;
    const auto end = std::chrono::steady_clock::now() + atMost;
    for (auto& one : m_running)
        if (one.wait_until(end) != std::future_status::ready)
            m_pace.giveUp = true;
    for (auto& one : m_running)
        one.get();
}

} // namespace cf::drill
