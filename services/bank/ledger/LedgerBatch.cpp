#include "services/bank/ledger/LedgerBatch.h"

#include "services/bank/ledger/OrderAnswer.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::ErrorCode;

//! The first account that an order would debit; none: it books nothing by itself.
const Iban* firstDebtorIn(const OrderContent& content)
{
    if (const auto* capture = std::get_if<HoldCapture>(&content))
        return &capture->debtor;
    const std::vector<contract::OrderLeg>* legs = nullptr;
    if (const WaitingMoney* waiting = waitingIn(content))
        legs = &legsOf(*waiting);
    else if (const auto* booking = std::get_if<BookingOrder>(&content))
        legs = &booking->legs;
    else if (const auto* change = std::get_if<ApprovalChangeOrder>(&content))
        legs = &change->now.legs;
    else
        return nullptr;
    const auto debtor = std::find_if(legs->begin(), legs->end(),
                                     [](const contract::OrderLeg& leg) { return leg.amount.minorUnits() < 0; });
    return debtor != legs->end() ? &debtor->iban : nullptr;
}

} // namespace

LedgerBatch::LedgerBatch(db::PipelinedConnection& pipelined, const CustomerKeys& keys, const Environment& environment,
                         std::vector<const LedgerCommand*> commands)
    : m_pipelined(pipelined)
    , m_keys(keys)
    , m_environment(environment)
    , m_commands(std::move(commands))
    , m_results(m_commands.size())
{
}

std::vector<std::optional<OrderResult>> LedgerBatch::run(const BatchDeadlines& deadlines)
{
    m_reading.read(m_pipelined, m_commands, deadlines.reading);
    claim();
    if (m_claimed.empty()) {
        m_pipelined.rollback(deadlines.reading);
    } else {
        decideClaimed();
        answerClaimed(); // before the commit: after it nothing may fail
        write(m_environment.steady() + deadlines.writing);
    }
    return std::move(m_results);
}

// Each key is for one command: a second one with the same key is treated as a repeated order.
void LedgerBatch::claim()
{
    std::set<LedgerReading::ActorAndKey> claimed;
    for (std::size_t place = 0; place < m_commands.size(); ++place) {
        const LedgerCommand& command = *m_commands[place];
        if (m_reading.storedOf(command))
            m_results[place] = repeated(command);
        else if (claimed.contains(actorAndKey(command)))
            m_results[place] = ErrorCode::KeyInFlight;
        else if (m_reading.isFree(command)) {
            claimed.insert(actorAndKey(command));
            m_claimed.push_back(place);
        }
    }
}

std::optional<OrderResult> LedgerBatch::repeated(const LedgerCommand& command) const
{
    const LedgerReading::Stored& stored = *m_reading.storedOf(command);
    if (stored.outcome.state == contract::KeyState::Abandoned)
        return ErrorCode::KeyAbandoned;
    if (stored.orderHash != orderHash(command.content))
        return ErrorCode::KeyReused;
    return stored.outcome;
}

void LedgerBatch::decideClaimed()
{
    std::vector<Order> orders;
    for (const std::size_t place : m_claimed) {
        const LedgerCommand& command = *m_commands[place];
        orders.push_back({command.content, command.by, m_reading.dayOf(command.by.branch)});
    }
    m_batch.before = m_reading.snapshot;
    Decided decided = decide(m_batch.before, orders);
    requireSound(m_batch.before, orders, decided);
    m_batch.after = std::move(decided.after);
    m_batch.recordedAt = m_reading.recordedAt;

    // Generated together and sorted, so that later in the batch is later in every list.
    std::vector<TransferId> ids(m_claimed.size());
    std::generate(ids.begin(), ids.end(), [&] { return TransferId(m_environment.newId()); });
    std::sort(ids.begin(), ids.end());
    for (std::size_t i = 0; i < m_claimed.size(); ++i) {
        DecidedOrder order;
        order.command = m_commands[m_claimed[i]];
        order.decision = std::move(decided.decisions[i]);
        order.transfer = ids[i];
        order.auditEvent = m_environment.newId();
        order.businessDate = orders[i].day;
        complete(order);
        m_batch.orders.push_back(std::move(order));
    }
}

void LedgerBatch::complete(DecidedOrder& order) const
{
    const OrderContent& content = order.command->content;
    const Decision& decision = order.decision;
    for (std::size_t i = 0; i < decision.newHolds.size(); ++i)
        order.newHolds.push_back(HoldId(m_environment.newId()));
    if (decision.approval)
        order.approval = m_batch.before.approvals[decision.approval->approval].id;
    else if (decision.waits())
        order.approval = ApprovalId(m_environment.newId());
    bool first = true;
    for (const Iban& iban : accountsOf(content)) {
        if (const auto place = m_reading.placeOf(iban)) {
            order.accounts.push_back(m_batch.after.accounts[*place].id);
            if (first)
                order.customer = m_reading.parties[*place].owner;
        }
        first = false;
    }
    if (const Iban* debtor = firstDebtorIn(content))
        encryptMemo(order, *debtor);
}

// For the owner of the first debtor, as whoever reads it looks it up.
void LedgerBatch::encryptMemo(DecidedOrder& order, const Iban& debtor) const
{
    const auto memo = memoOf(order.command->content);
    const bool kept = order.books() || order.decision.need;
    if (!memo || !kept)
        return;
    const auto owner = m_reading.parties[m_reading.placeOf(debtor).value()].owner;
    const auto wrapped = owner ? m_reading.wrappedKeys.find(*owner) : m_reading.wrappedKeys.end();
    if (wrapped == m_reading.wrappedKeys.end())
        return;
    const std::string context = order.books() ? order.transfer.toString() : order.approval.toString();
    order.encryptedMemo =
        m_keys.unwrap(*owner, wrapped->second).encrypt(*memo, "memo " + context, m_environment.random);
}

void LedgerBatch::answerClaimed()
{
    for (std::size_t i = 0; i < m_claimed.size(); ++i)
        m_results[m_claimed[i]] = answerTo(m_batch.orders[i], m_batch, m_reading.parties);
}

void LedgerBatch::write(Deadline deadline)
{
    queueRows(m_pipelined, m_batch);
    m_pipelined.queue(db::kCommit);
    m_pipelined.queue(db::kWatermark);
    const std::size_t statements = m_pipelined.queued();
    const auto rows = m_pipelined.execute(deadline);
    if (rows.size() == statements) // otherwise it is committed, but the connection ended before the watermark arrived
        m_watermark = db::positionIn(rows.back());
}

LedgerCommit LedgerBatch::commit() const
{
    LedgerCommit commit;
    commit.watermark = m_watermark;
    for (const DecidedOrder& order : m_batch.orders)
        if (!order.decision.refusal)
            commit.orderers.insert(order.command->by.staff);
    for (const std::size_t place : m_batch.changedAccounts())
        commit.accounts.insert(m_batch.after.accounts[place].id);
    return commit;
}

} // namespace cf::bank
