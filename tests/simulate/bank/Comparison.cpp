#include "tests/simulate/bank/Comparison.h"

#include "tests/simulate/ReferenceModel.h"
#include "tests/simulate/Wishes.h"
#include "tests/simulate/bank/ApiRules.h"
#include "tests/simulate/bank/ServedOrders.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ErrorCode;
using contract::KeyState;

constexpr std::int64_t kShorterDay = 8; //!< As many times fewer orders than in a simulation.

World comparedWorld(Chance& chance)
{
    World world = worldOf(chance, 6 + chance.below(8));
    restrictLast(world, chance);
    fund(world, chance);
    const auto shorten = [](auto& rules) {
        for (auto& [of, limits] : rules)
            if (limits.perDay)
                *limits.perDay /= kShorterDay;
    };
    shorten(world.rules.roles);
    shorten(world.rules.products);
    return world;
}

//! What was sent under a key. A key that was closed before has no order.
struct SentOrder
{
    std::size_t person = 0;
    Uuid key;
    std::optional<bank::OrderContent> content;
};

class Comparison
{
public:
    explicit Comparison(const ComparisonScenario& scenario)
        : m_scenario(scenario)
        , m_chance(scenario.seed)
        , m_world(comparedWorld(m_chance))
        , m_bank(m_world)
        , m_modelWorld(m_world)
        , m_records(m_bank.bank(), m_world, m_bank.founder())
        , m_orders(m_bank, m_world, m_records)
        , m_shown(m_world, Sabotage::None)
        , m_api(m_world, m_shown)
    {
        if (scenario.mistake)
            scenario.mistake(m_modelWorld);
        m_model.emplace(m_modelWorld);
    }

    ComparisonResult result()
    {
        std::uint64_t at = 0;
        try {
            m_model->compareAccounts(m_shown);
            for (; at < m_scenario.steps; ++at)
                step();
            m_doing = "at the end";
            compareAll();
        } catch (const std::exception& error) {
            m_result.failure = Failure{at, m_doing + ": " + error.what()};
        }
        return m_result;
    }

private:
    void step()
    {
        const std::uint64_t kind = m_chance.below(100);
        if (kind < 1)
            m_bank.endDay();
        else if (kind < 7 && !m_sent.empty())
            repeat();
        else if (kind < 11 && !m_sent.empty())
            reuse();
        else if (kind < 15)
            resolve();
        else
            order(anyone(), m_chance.id());
    }

    std::size_t anyone() { return m_chance.below(m_world.staff.size()); }

    bank::OrderContent wishOf(std::size_t person)
    {
        bank::OrderContent content = wish(m_world, m_shown, m_world.staff[person], m_world.start, m_chance);
        // Whoever withdraws an order names no version: it is their own.
        if (auto* decision = std::get_if<bank::ApprovalOrder>(&content))
            if (decision->action == contract::ApprovalAction::Withdrawn)
                decision->version = m_shown.approvals.at(decision->approval).approval.version;
        return content;
    }

    void order(std::size_t person, const Uuid& key) { give({person, key, wishOf(person)}); }

    void repeat()
    {
        const SentOrder sent = m_chance.pick(m_sent);
        if (sent.content)
            give(sent);
        else
            order(sent.person, sent.key);
    }

    //! Another order under a key that was used.
    void reuse()
    {
        const SentOrder sent = m_chance.pick(m_sent);
        order(sent.person, sent.key);
    }

    void resolve()
    {
        SentOrder sent{anyone(), m_chance.id(), {}};
        if (!m_sent.empty() && m_chance.permille(500))
            sent = m_chance.pick(m_sent);
        const bank::Caller& by = m_world.staff[sent.person];
        m_doing = by.displayName + " resolves a key";
        const BankReply reply = m_orders.resolve(sent.person, sent.key);
        if (by.role == Role::Compliance)
            return requireCode(reply, ErrorCode::Forbidden);
        const auto known = m_keys.try_emplace({by.staff, sent.key});
        if (known.second)
            m_sent.push_back(std::move(sent));
        requireOutcome(reply, known.first->second);
        ++m_result.resolved;
    }

    void give(const SentOrder& sent)
    {
        const bank::Caller& by = m_world.staff[sent.person];
        const ActorAndKey key(by.staff, sent.key);
        const auto known = m_keys.find(key);
        const bool repeated = known != m_keys.end();
        const auto refusal = m_api.refusal(*sent.content, by, repeated);
        m_doing = by.displayName + " (" + contract::nameOf(by.role) + ") gives order of kind " +
                  std::to_string(sent.content->index()) + (repeated ? " under a used key" : "");
        const BankReply reply = m_orders.send(*sent.content, sent.person, sent.key);
        m_doing += ", and the bank says \"" + textOf(reply) + "\"";
        if (refusal) {
            requireCode(reply, *refusal);
            promise(m_records.key(key).has_value() == repeated, "what never came to the ledger is stored under a key");
            m_result.atTheDoor.insert(*refusal);
        } else if (repeated) {
            ++m_result.repeated;
            requireReplay(reply, sent, known->second);
        } else {
            take(reply, sent);
            m_sent.push_back(sent);
        }
    }

    void requireReplay(const BankReply& reply, const SentOrder& sent, const KeyOutcome& known) const
    {
        if (known.state == KeyState::Abandoned)
            return requireCode(reply, ErrorCode::KeyAbandoned);
        if (known.orderHash != bank::orderHash(*sent.content))
            return requireCode(reply, ErrorCode::KeyReused);
        requireOutcome(reply, known);
    }

    static void requireCode(const BankReply& reply, ErrorCode code)
    {
        if (reply.code() != code)
            throw Broken(std::string("it should say \"") + contract::titleOf(code) + "\"");
    }

    static void requireOutcome(const BankReply& reply, KeyOutcome known)
    {
        known.orderHash.clear();
        const auto told = outcomeIn(reply);
        promise(told && *told == known, "the outcome of a key is not what it was");
    }

    //! What the ledger decided anew.
    void take(const BankReply& reply, const SentOrder& sent)
    {
        const bank::Caller& by = m_world.staff[sent.person];
        CommittedOrder order{{by.staff, sent.key}, {*sent.content, by, m_bank.today()}, {}, {}, {}, {}, {}, {}};
        const auto told = outcomeIn(reply);
        const auto kept = m_records.key(order.key);
        promise(told && kept, "an order has no outcome");
        promise(kept->outcome == *told, "a key has another outcome than its orderer was told");
        order.outcome = *told;
        order.now = kept->recordedAt;
        order.transfer = told->transfer.value_or(TransferId());
        order.approval = told->approval.value_or(ApprovalId());
        m_records.refresh(m_shown, *told);
        order.newHolds = holdsOf(*told);
        m_model->take(order, *sent.content);
        m_model->compareAccounts(m_shown);
        if (told->transfer)
            requireTransfer(reply.value().transfer.value(), order);
        order.outcome.orderHash = bank::orderHash(*sent.content);
        m_keys.emplace(order.key, order.outcome);
        ++m_result.orders;
        m_result.endings.emplace(sent.content->index(), told->refusal);
    }

    //! What an order with this outcome may have placed, in the order of its legs. Of a refused one a hold that there is
    //! not: the model may think otherwise, and says so afterwards.
    std::vector<HoldId> holdsOf(const KeyOutcome& outcome) const
    {
        if (!outcome.approval)
            return {outcome.hold.value_or(HoldId())};
        std::vector<HoldId> holds;
        for (const bank::LedgerAccount* account : debtorsOf(*outcome.approval))
            for (const auto& [id, hold] : m_shown.holds)
                if (hold.approval == outcome.approval && hold.left > 0 && hold.account == account->id)
                    holds.push_back(id);
        return holds;
    }

    std::vector<const bank::LedgerAccount*> debtorsOf(ApprovalId approval) const
    {
        std::vector<const bank::LedgerAccount*> debtors;
        for (const contract::OrderLeg& leg : bank::legsOf(m_shown.approvals.at(approval).waiting))
            if (leg.amount.minorUnits() < 0)
                debtors.push_back(&m_shown.accounts[m_shown.placeOf(leg.iban).value()]);
        return debtors;
    }

    //! The answer to an order that books, by what the bank has on record.
    void requireTransfer(const contract::Transfer& told, const CommittedOrder& order)
    {
        ++m_result.booked;
        const auto& legs = m_shown.transfers.at(told.id).legs;
        const bool same =
            std::equal(told.legs.begin(), told.legs.end(), legs.begin(), legs.end(),
                       [](const auto& a, const auto& b) { return a.iban == b.iban && a.amount == b.amount; });
        promise(same, "the answer has other legs than its transfer");
        promise(told.bookingDate == m_bank.today(), "it was booked on another day");
        if (told.debtorBalanceAfter) {
            const auto& debtor = m_shown.accounts[m_shown.placeOf(told.debtorIban).value()];
            promise(told.debtorBalanceAfter->minorUnits() == debtor.balance, "the answer has another balance");
        }
        m_api.noteBranch(told.id, order.outcome.approval ? m_shown.approvals.at(*order.outcome.approval).approval.branch
                                                         : order.order.by.branch);
    }

    void compareAll()
    {
        SimulatedStore store(m_world, Sabotage::None);
        m_records.readAll(store);
        m_model->compareAccounts(store);
        m_model->compareRecords(store);
        const auto kept = m_records.keys();
        promise(kept.size() == m_keys.size(), "other keys are stored than were used");
        for (auto [key, known] : m_keys) {
            known.orderHash.clear();
            promise(kept.at(key).outcome == known, "the outcome of a key is not what it was");
        }
    }

    const ComparisonScenario m_scenario;
    Chance m_chance;
    World m_world;
    ServedWorld m_bank;
    World m_modelWorld;
    BankRecords m_records;
    ServedOrders m_orders;
    SimulatedStore m_shown; //!< The bank's records, as they are now.
    ApiRules m_api;
    std::optional<ReferenceModel> m_model;
    std::map<ActorAndKey, KeyOutcome> m_keys;
    std::vector<SentOrder> m_sent; //!< That have an outcome.
    std::string m_doing = "before the first order";
    ComparisonResult m_result;
};

} // namespace

void ComparisonResult::add(const ComparisonResult& other)
{
    orders += other.orders;
    booked += other.booked;
    repeated += other.repeated;
    resolved += other.resolved;
    endings.insert(other.endings.begin(), other.endings.end());
    atTheDoor.insert(other.atTheDoor.begin(), other.atTheDoor.end());
}

ComparisonResult compare(const ComparisonScenario& scenario)
{
    return Comparison(scenario).result();
}

std::string argumentsOf(const ComparisonScenario& scenario)
{
    return "--seed " + std::to_string(scenario.seed) + " --steps " + std::to_string(scenario.steps);
}

} // namespace cf::simulation
