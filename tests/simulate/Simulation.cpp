#include "tests/simulate/Simulation.h"

#include "tests/simulate/ReferenceModel.h"
#include "tests/simulate/SimulatedClient.h"
#include "tests/simulate/SimulatedServer.h"

#include <algorithm>

namespace cf::simulation {
namespace {

constexpr std::uint64_t kStepsToSettle = 60'000; //!< After the last fault.

//! FNV-1a.
class Digest
{
public:
    void add(std::uint64_t value)
    {
        for (int byte = 0; byte < 8; ++byte) {
            m_value = (m_value ^ (value & 0xff)) * 0x100000001b3;
            value >>= 8;
        }
    }
    void add(const Uuid& id)
    {
        for (const std::uint8_t byte : id.bytes())
            m_value = (m_value ^ byte) * 0x100000001b3;
    }
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0xcbf29ce484222325;
};

class Simulation
{
public:
    explicit Simulation(const Scenario& scenario)
        : m_scenario(scenario)
        , m_chance(scenario.seed)
        , m_clientCount(clientCount())
        , m_world(worldOf(m_chance, m_clientCount))
        , m_now(m_world.start)
        , m_rates(ratesOf(m_chance, scenario.without))
    {
        fund(m_world, m_chance);
        m_store.emplace(m_world, scenario.sabotage);
        m_model.emplace(m_world);
        const std::size_t servers = 1 + m_chance.below(3) + (scenario.sabotage == Sabotage::LocksIgnored ? 1 : 0);
        for (std::size_t i = 0; i < servers; ++i)
            m_servers.emplace_back(i, SimulatedServer::Surroundings{m_world, *m_store, m_chance, scenario.sabotage,
                                                                    [this](const auto& batch) { onCommit(batch); }});
        for (std::size_t i = 0; i < m_clientCount; ++i)
            m_clients.emplace_back(
                i, SimulatedClient::Surroundings{m_world, *m_store, m_chance, scenario.sabotage, servers});
    }

    RunResult result()
    {
        try {
            for (; m_step < m_scenario.steps; ++m_step)
                step(true);
            m_rates = {};
            const std::uint64_t last = m_step + kStepsToSettle;
            for (; !isSettled(); ++m_step) {
                promise(m_step < last, "orders have no definite outcome long after the last fault");
                step(false);
            }
            atTheEnd();
        } catch (const std::exception& error) {
            m_result.failure = Failure{m_step, error.what()};
        }
        m_result.digest = m_digest.value();
        return m_result;
    }

private:
    std::size_t clientCount()
    {
        const std::size_t drawn = 3 + m_chance.below(12);
        return m_scenario.clients ? m_scenario.clients : drawn;
    }

    void step(bool faults)
    {
        m_now += std::chrono::microseconds(m_chance.below(4'000'000));
        const std::uint64_t kind = m_chance.below(100);
        m_digest.add(kind);
        if (faults && m_chance.permille(50))
            fail();
        if (kind < 30)
            deliver();
        else if (kind < 55)
            act(faults);
        else if (kind < 97)
            serve();
        else
            expire();
    }

    void fail()
    {
        if (m_chance.permille(m_rates.serverCrash * 20)) {
            const std::size_t server = m_chance.below(m_servers.size());
            m_servers[server].crash();
            m_digest.add(1'000 + server);
        }
        if (m_chance.permille(m_rates.clientCrash * 20)) {
            const std::size_t client = m_chance.below(m_clients.size());
            m_clients[client].crash();
            m_digest.add(2'000 + client);
        }
        if (m_chance.permille(m_rates.storeRestart * 20)) {
            for (SimulatedServer& server : m_servers)
                server.loseTransaction();
            m_digest.add(3'000);
        }
    }

    void send(const Message& message)
    {
        if (message.kind == Message::Kind::Order)
            m_sent.try_emplace({m_world.staff[message.client].staff, message.key}, message.content);
        m_digest.add(message.key);
        m_network.send(message, m_step, m_rates, m_chance);
    }

    void deliver()
    {
        const auto message = m_network.deliver(m_step, m_rates, m_chance);
        if (!message)
            return;
        m_digest.add(message->key);
        const bool toServer = message->kind == Message::Kind::Order || message->kind == Message::Kind::Resolve;
        if (toServer)
            m_servers[message->server].receive(*message);
        else
            m_clients[message->client].receive(*message);
    }

    void act(bool orders)
    {
        if (const auto message = m_chance.pick(m_clients).step(m_now, orders))
            send(*message);
    }

    void serve()
    {
        std::vector<std::size_t> busy;
        for (std::size_t i = 0; i < m_servers.size(); ++i)
            if (!m_servers[i].isIdle())
                busy.push_back(i);
        if (busy.empty())
            return;
        if (const auto message = m_servers[m_chance.pick(busy)].step(m_now, m_rates))
            send(*message);
    }

    void expire()
    {
        for (const HoldId id : m_store->expireHolds(m_now))
            m_model->expireHold(id, m_now);
        for (const ApprovalId id : m_store->expireApprovals(m_now))
            m_model->expireApproval(id, m_now);
    }

    void onCommit(const CommittedBatch& batch)
    {
        for (const CommittedOrder& order : batch.orders) {
            m_digest.add(order.key.second);
            m_digest.add(static_cast<std::uint64_t>(order.outcome.refusal ? 1 : 0));
            requireJournalled(order);
            m_model->take(order, *m_sent.at(order.key));
            ++m_result.orders;
            m_result.booked += order.decision.books() ? 1 : 0;
            const auto& effect = order.decision.approval;
            const bool inPart = effect && effect->state == contract::ApprovalState::Waiting &&
                                effect->action == contract::ApprovalAction::Approved;
            m_result.approvedInPart += inPart ? 1 : 0;
            m_result.endings.emplace(order.order.content.index(), order.outcome.refusal);
        }
        m_model->compareAccounts(*m_store);
        for (const bank::LedgerAccount& account : batch.after.accounts)
            m_digest.add(static_cast<std::uint64_t>(account.balance));
    }

    //! Whoever ordered it knows that they did, and did so once.
    void requireJournalled(const CommittedOrder& order)
    {
        const auto by = std::find_if(m_world.staff.begin(), m_world.staff.end(),
                                     [&](const auto& caller) { return caller.staff == order.key.first; });
        const auto client = static_cast<std::size_t>(by - m_world.staff.begin());
        const SimulatedClient::Entry* entry = m_clients[client].entry(order.key.second);
        promise(entry, "an order was decided that is in no journal");
        if (!order.outcome.refusal)
            promise(m_done.emplace(client, entry->intent).second, "what somebody wanted once was done twice");
    }

    bool isSettled() const
    {
        return std::all_of(m_clients.begin(), m_clients.end(), [](const auto& client) { return client.isSettled(); }) &&
               std::all_of(m_servers.begin(), m_servers.end(), [](const auto& server) { return server.isIdle(); }) &&
               m_network.isEmpty();
    }

    void atTheEnd()
    {
        m_model->compareAccounts(*m_store);
        m_model->compareRecords(*m_store);
        for (const auto& [key, content] : m_sent) {
            const KeyOutcome* outcome = m_store->outcomeOf(key);
            const bool abandoned = outcome && outcome->state == contract::KeyState::Abandoned;
            m_result.abandoned += abandoned ? 1 : 0;
            promise(outcome, "an order that was sent has no outcome");
        }
    }

    const Scenario m_scenario;
    Chance m_chance;
    std::size_t m_clientCount;
    World m_world;
    Instant m_now;
    FaultRates m_rates;
    std::optional<SimulatedStore> m_store;
    std::optional<ReferenceModel> m_model;
    SimulatedNetwork m_network;
    std::vector<SimulatedServer> m_servers;
    std::vector<SimulatedClient> m_clients;
    std::map<ActorAndKey, std::shared_ptr<const bank::OrderContent>> m_sent;
    std::set<std::pair<std::size_t, std::uint64_t>> m_done; //!< Clients and their intents.
    std::uint64_t m_step = 0;
    Digest m_digest;
    RunResult m_result;
};

} // namespace

RunResult run(const Scenario& scenario)
{
    return Simulation(scenario).result();
}

} // namespace cf::simulation
