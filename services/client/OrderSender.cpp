#include "services/client/OrderSender.h"

#include "services/client/OrderJournal.h"

#include <QTimer>

#include <algorithm>

namespace cf::client {

namespace {

constexpr std::chrono::seconds kLongestWait{30};

JournalEnd endOf(OrderStage stage)
{
    switch (stage) {
    case OrderStage::Booked:
        return JournalEnd::Booked;
    case OrderStage::Waiting:
        return JournalEnd::Waiting;
    case OrderStage::Refused:
        return JournalEnd::Refused;
    case OrderStage::Abandoned:
        return JournalEnd::Abandoned;
    case OrderStage::NotSent:
    case OrderStage::Sending:
    case OrderStage::Checking:
        break;
    }
    return JournalEnd::NotSent;
}

OrderStage stageOf(contract::KeyState state)
{
    switch (state) {
    case contract::KeyState::Booked:
        return OrderStage::Booked;
    case contract::KeyState::Waiting:
        return OrderStage::Waiting;
    case contract::KeyState::Refused:
        return OrderStage::Refused;
    case contract::KeyState::Abandoned:
        break;
    }
    return OrderStage::Abandoned;
}

} // namespace

OrderSender::OrderSender(Bank& bank, OrderJournal& journal, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_journal(journal)
{
}

void OrderSender::add(OrderProgress progress, QObject* context, OrderReport report)
{
    const Uuid key = progress.order.key;
    m_open.try_emplace(key, Order{std::move(progress), m_staff, context, std::move(report)});
    Q_EMIT openChanged(open());
}

void OrderSender::recover(const JournalOwner& owner, QObject* context,
                          std::function<void(const Outcome<JournalContents, JournalError>&)> opened, OrderReport report)
{
    m_staff = owner.staffId;
    m_journalRead.reset();
    Q_EMIT journalReadChanged();
    m_journal.open(owner, this,
                   [this, watched = QPointer<QObject>(context), opened = std::move(opened),
                    report = std::move(report)](const Outcome<JournalContents, JournalError>& contents) {
                       if (watched)
                           opened(contents);
                       m_journalRead = contents;
                       if (contents)
                           takeUp(contents->unresolved, watched, report);
                       Q_EMIT journalReadChanged();
                   });
}

void OrderSender::takeUp(const std::vector<JournalEntry>& unresolved, QObject* context, const OrderReport& report)
{
    for (const JournalEntry& entry : unresolved) {
        OrderProgress progress;
        progress.order = entry;
        progress.stage = OrderStage::Checking;
        progress.recovered = true;
        if (!m_open.contains(entry.key))
            add(std::move(progress), context, report);
        resolve(entry.key);
    }
}

QString OrderSender::journalPath(const JournalOwner& owner) const
{
    return m_journal.pathOf(owner);
}

Uuid OrderSender::send(const contract::TransferOrder& order, QObject* context, const OrderReport& report)
{
    return send<contract::PostTransfer>(
        order, {OrderKind::Transfer, order.debtorIban, order.creditorIban, order.amount, {}}, {}, context, report);
}

void OrderSender::begin(const Uuid& key, const OrderFacts& facts, QObject* context, OrderReport report,
                        std::function<void()> post)
{
    OrderProgress progress;
    progress.order = {key, std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now()), facts};
    add(std::move(progress), context, std::move(report));
    m_journal.begin(key, facts, this, [this, key, post = std::move(post)](const Outcome<Done, JournalError>& durable) {
        if (durable) {
            tell(key);
            return post();
        }
        m_open.at(key).progress.journalError = durable.error();
        settle(key, OrderStage::NotSent);
    });
}

std::optional<OrderProgress> OrderSender::follow(const std::function<bool(const OrderFacts&)>& fits, QObject* context,
                                                 OrderReport report)
{
    // Keys are in the order in which they were made.
    for (auto each = m_open.rbegin(); each != m_open.rend(); ++each) {
        Order& order = each->second;
        if (!isOpen(order, fits))
            continue;
        order.context = context;
        order.report = std::move(report);
        return order.progress;
    }
    return std::nullopt;
}

bool OrderSender::hasOpen(const std::function<bool(const OrderFacts&)>& fits) const
{
    return std::any_of(m_open.begin(), m_open.end(), [&](const auto& each) { return isOpen(each.second, fits); });
}

bool OrderSender::isOpen(const Order& order, const std::function<bool(const OrderFacts&)>& fits) const
{
    return order.staff == m_staff && !isFinal(order.progress.stage) && fits(order.progress.order.facts);
}

void OrderSender::onPosted(const Uuid& key, const CallResult<contract::OrderOutcome>& result)
{
    if (result)
        return settle(key, *result);
    OrderProgress& progress = m_open.at(key).progress;
    progress.failure = result.error();
    switch (result.error().kind) {
    case FailureKind::Unknown:
        progress.stage = OrderStage::Checking;
        tell(key);
        return resolve(key);
    case FailureKind::Refused: {
        contract::OrderOutcome outcome;
        const contract::ErrorCode code = result.error().problem->code;
        if (code != contract::ErrorCode::KeyAbandoned) {
            outcome.state = contract::KeyState::Refused;
            outcome.refusal = code;
        }
        return settle(key, outcome);
    }
    case FailureKind::NotSent:
    case FailureKind::Unauthenticated:
    case FailureKind::TlsRefused:
        return settle(key, OrderStage::NotSent);
    }
}

void OrderSender::checkNow(const Uuid& key)
{
    const auto found = m_open.find(key);
    if (found != m_open.end() && found->second.progress.stage == OrderStage::Checking)
        resolve(key);
}

void OrderSender::resolve(const Uuid& key)
{
    Order& order = m_open.at(key);
    if (order.asking || order.progress.stage != OrderStage::Checking || order.staff != m_staff)
        return;
    order.asking = true;
    ++order.progress.checks;
    m_bank.call<contract::ResolveTransferKey>(
        {key, order.staff}, {}, this,
        [this, key](const CallResult<contract::OrderOutcome>& result) { onResolved(key, result); });
}

void OrderSender::onResolved(const Uuid& key, const CallResult<contract::OrderOutcome>& result)
{
    Order& order = m_open.at(key);
    order.asking = false;
    if (!result)
        return checkLater(key, result.error());
    // What kept the answer from arriving says nothing about the order.
    order.progress.failure.reset();
    settle(key, *result);
}

void OrderSender::checkLater(const Uuid& key, const CallFailure& failure)
{
    Order& order = m_open.at(key);
    OrderProgress& progress = order.progress;
    progress.failure = failure;
    // Asking without a session is useless; the next sign-in asks at once.
    const bool hasSession = failure.kind != FailureKind::Unauthenticated;
    const int doublings = std::min(progress.checks - 1, 5);
    progress.nextCheck = hasSession ? std::min(std::chrono::seconds(1 << doublings), kLongestWait) : kLongestWait;
    const std::uint64_t turn = ++order.turn;
    QTimer::singleShot(progress.nextCheck, this, [this, key, turn] {
        const auto found = m_open.find(key);
        if (found != m_open.end() && found->second.turn == turn)
            resolve(key);
    });
    tell(key);
}

void OrderSender::settle(const Uuid& key, const contract::OrderOutcome& outcome)
{
    m_open.at(key).progress.outcome = outcome;
    settle(key, stageOf(outcome.state));
}

void OrderSender::settle(const Uuid& key, OrderStage stage)
{
    m_open.at(key).progress.stage = stage;
    // If the line does not reach the disk, the next start asks the bank again and gets the same answer.
    if (m_open.at(key).staff == m_staff && !m_open.at(key).progress.journalError)
        m_journal.finish(key, endOf(stage), this, [](const Outcome<Done, JournalError>&) {});
    tell(key);
    m_open.erase(key);
    Q_EMIT openChanged(open());
}

void OrderSender::tell(const Uuid& key)
{
    // A copy: the listener may start the next order.
    const OrderProgress progress = m_open.at(key).progress;
    const OrderReport report = m_open.at(key).report;
    if (m_open.at(key).context)
        report(progress);
    Q_EMIT progressed(progress);
}

} // namespace cf::client
