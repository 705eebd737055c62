#include "tests/simulate/SimulatedNetwork.h"

namespace cf::simulation {

FaultRates ratesOf(Chance& chance, const std::set<Fault>& without)
{
    const auto rate = [&](Fault fault, std::uint64_t most) {
        const std::uint64_t drawn = chance.below(most + 1); // drawn all the same, so that the rest stays as it was
        return without.contains(fault) ? 0 : drawn;
    };
    FaultRates rates;
    rates.drop = rate(Fault::Drop, 300);
    rates.duplicate = rate(Fault::Duplicate, 300);
    rates.delay = rate(Fault::Delay, 300);
    rates.reorder = rate(Fault::Reorder, 300);
    rates.serverCrash = rate(Fault::ServerCrash, 15);
    rates.clientCrash = rate(Fault::ClientCrash, 15);
    rates.storeRestart = rate(Fault::StoreRestart, 5);
    rates.lostCommit = rate(Fault::LostCommit, 100);
    return rates;
}

void SimulatedNetwork::send(Message message, std::uint64_t step, const FaultRates& rates, Chance& chance)
{
    const auto travel = [&](const Message& copy, std::uint64_t longest) {
        const std::uint64_t delay = chance.permille(rates.delay) ? 1 + chance.below(longest) : 0;
        m_travelling.push_back({step + delay, copy});
    };
    if (chance.permille(rates.duplicate))
        travel(message, 3'000); // a late copy: long after the first has been answered, or its key closed
    if (!chance.permille(rates.drop))
        travel(message, 200);
}

std::optional<Message> SimulatedNetwork::deliver(std::uint64_t step, const FaultRates& rates, Chance& chance)
{
    std::vector<std::size_t> arrived;
    const bool reorders = chance.permille(rates.reorder);
    for (std::size_t i = 0; i < m_travelling.size() && (reorders || arrived.empty()); ++i)
        if (m_travelling[i].due <= step)
            arrived.push_back(i);
    if (arrived.empty())
        return std::nullopt;
    const auto place = m_travelling.begin() + static_cast<std::ptrdiff_t>(chance.pick(arrived));
    Message message = std::move(place->message);
    m_travelling.erase(place);
    return message;
}

} // namespace cf::simulation
