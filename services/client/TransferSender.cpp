#include "services/client/TransferSender.h"

#include "services/client/TransferJournal.h"

#include <QTimer>

#include <algorithm>

namespace cf::client {

namespace {

constexpr std::chrono::seconds kLongestWait{30};

JournalEnd endOf(TransferStage stage)
{
    switch (stage) {
    case TransferStage::Booked:
        return JournalEnd::Booked;
    case TransferStage::Refused:
        return JournalEnd::Refused;
    case TransferStage::Abandoned:
        return JournalEnd::Abandoned;
    case TransferStage::NotSent:
    case TransferStage::Sending:
    case TransferStage::Checking:
        break;
    }
    return JournalEnd::NotSent;
}

} // namespace

TransferSender::TransferSender(Bank& bank, TransferJournal& journal, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_journal(journal)
{
}

void TransferSender::add(TransferProgress progress, QObject* context, TransferReport report)
{
    const Uuid key = progress.order.key;
    m_open.try_emplace(key, Order{std::move(progress), m_staff, context, std::move(report)});
    Q_EMIT openChanged(open());
}

void TransferSender::recover(const JournalOwner& owner, QObject* context,
                             std::function<void(const Outcome<JournalContents, JournalError>&)> opened,
                             TransferReport report)
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

void TransferSender::takeUp(const std::vector<JournalEntry>& unresolved, QObject* context, const TransferReport& report)
{
    for (const JournalEntry& entry : unresolved) {
        TransferProgress progress;
        progress.order = entry;
        progress.stage = TransferStage::Checking;
        progress.recovered = true;
        if (!m_open.contains(entry.key))
            add(std::move(progress), context, report);
        resolve(entry.key);
    }
}

QString TransferSender::journalPath(const JournalOwner& owner) const
{
    return m_journal.pathOf(owner);
}

Uuid TransferSender::send(const contract::TransferOrder& order, QObject* context, TransferReport report)
{
    const Uuid key = Uuid::v7();
    TransferProgress progress;
    progress.order = {key, std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now()),
                      order.debtorIban, order.creditorIban, order.amount};
    add(std::move(progress), context, std::move(report));
    m_journal.begin(key, order, this, [this, key, order](const Outcome<Done, JournalError>& durable) {
        if (durable)
            return post(key, order);
        m_open.at(key).progress.journalError = durable.error();
        settle(key, TransferStage::NotSent);
    });
    return key;
}

void TransferSender::post(const Uuid& key, const contract::TransferOrder& order)
{
    tell(key);
    m_bank.call<contract::PostTransfer>(
        order, {.key = key}, this,
        [this, key](const CallResult<contract::Transfer>& result) { onPosted(key, result); });
}

void TransferSender::onPosted(const Uuid& key, const CallResult<contract::Transfer>& result)
{
    TransferProgress& progress = m_open.at(key).progress;
    if (result) {
        progress.transfer = *result;
        return settle(key, TransferStage::Booked);
    }
    progress.failure = result.error();
    switch (result.error().kind) {
    case FailureKind::Unknown:
        progress.stage = TransferStage::Checking;
        tell(key);
        return resolve(key);
    case FailureKind::Refused:
        progress.refusal = result.error().problem->code;
        return settle(key, progress.refusal == contract::ErrorCode::KeyAbandoned ? TransferStage::Abandoned
                                                                                 : TransferStage::Refused);
    case FailureKind::NotSent:
    case FailureKind::Unauthenticated:
    case FailureKind::TlsRefused:
        return settle(key, TransferStage::NotSent);
    }
}

void TransferSender::checkNow(const Uuid& key)
{
    const auto found = m_open.find(key);
    if (found != m_open.end() && found->second.progress.stage == TransferStage::Checking)
        resolve(key);
}

void TransferSender::resolve(const Uuid& key)
{
    Order& order = m_open.at(key);
    if (order.asking || order.progress.stage != TransferStage::Checking || order.staff != m_staff)
        return;
    order.asking = true;
    ++order.progress.checks;
    m_bank.call<contract::ResolveTransferKey>(
        {key, order.staff}, {}, this,
        [this, key](const CallResult<contract::KeyOutcome>& result) { onResolved(key, result); });
}

void TransferSender::onResolved(const Uuid& key, const CallResult<contract::KeyOutcome>& result)
{
    Order& order = m_open.at(key);
    order.asking = false;
    if (!result)
        return checkLater(key, result.error());
    switch (result->state) {
    case contract::KeyState::Booked:
        order.progress.transfer = result->transfer;
        return settle(key, TransferStage::Booked);
    case contract::KeyState::Refused:
        order.progress.refusal = result->refusal;
        order.progress.failure.reset();
        return settle(key, TransferStage::Refused);
    case contract::KeyState::Abandoned:
        return settle(key, TransferStage::Abandoned);
    }
}

void TransferSender::checkLater(const Uuid& key, const CallFailure& failure)
{
    Order& order = m_open.at(key);
    TransferProgress& progress = order.progress;
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

void TransferSender::settle(const Uuid& key, TransferStage stage)
{
    m_open.at(key).progress.stage = stage;
    // If the line does not reach the disk, the next start asks the bank again and gets the same answer.
    if (m_open.at(key).staff == m_staff && !m_open.at(key).progress.journalError)
        m_journal.finish(key, endOf(stage), this, [](const Outcome<Done, JournalError>&) {});
    tell(key);
    m_open.erase(key);
    Q_EMIT openChanged(open());
}

void TransferSender::tell(const Uuid& key)
{
    // A copy: the listener may start the next order.
    const TransferProgress progress = m_open.at(key).progress;
    const TransferReport report = m_open.at(key).report;
    if (m_open.at(key).context)
        report(progress);
    Q_EMIT progressed(progress);
}

} // namespace cf::client
