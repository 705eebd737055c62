#include "ui/audit/AuditController.h"

#include "ui/audit/AuditFilter.h"
#include "ui/common/FailureText.h"

namespace cf::ui {
namespace {

QString sentence(const client::CallFailure& failure)
{
    return FailureText::forFailure(failure, RequestKind::Read);
}

} // namespace

AuditController::AuditController(client::Bank& bank, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
    , m_list(bank, sentence)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &AuditController::look);
}

std::int64_t AuditController::newEvents() const
{
    return m_state && m_list.range() ? std::max<std::int64_t>(0, m_state->sealed - m_list.range()->end) : 0;
}

void AuditController::setWatching(bool watching)
{
    if (watching == m_watching)
        return;
    m_watching = watching;
    m_timer.stop();
    m_look.cancel();
    if (watching)
        look();
}

void AuditController::pollNow()
{
    m_watching = false;
    setWatching(true);
    if (m_list.state() == tables::WindowedTableModel::State::Failed)
        m_list.retry();
}

void AuditController::look()
{
    m_look = m_bank.call<contract::GetAuditState>(
        {}, {}, this, [this](const client::CallResult<contract::AuditState>& result) { onState(result); });
}

void AuditController::onState(const client::CallResult<contract::AuditState>& result)
{
    m_error = result ? QString() : sentence(result.error());
    if (!result) {
        Q_EMIT changed();
        return lookAgain();
    }
    m_state = *result;
    if (!m_list.range())
        show(m_filter);
    if (m_state->unsealed > 0) {
        Q_EMIT changed(); // Unsealed events may take a while to arrive.
        return lookAtUnsealed();
    }
    if (!m_unsealed.events().empty())
        m_unsealed.setEvents({});
    Q_EMIT changed();
    lookAgain();
}

void AuditController::lookAtUnsealed()
{
    using Page = contract::Page<contract::AuditRow>;
    m_look = m_bank.call<contract::ListUnsealedAuditEvents>({}, {}, this, [this](client::CallResult<Page> result) {
        // On failure the strip still shows their number.
        if (result)
            m_unsealed.setEvents(std::move(result).value().items);
        Q_EMIT changed();
        lookAgain();
    });
}

void AuditController::lookAgain()
{
    if (m_watching)
        m_timer.start();
}

void AuditController::show(const contract::AuditQuery& filter)
{
    m_filter = filter;
    if (m_state)
        m_list.show({filter, m_state->sealed, m_state->oldest});
    Q_EMIT changed();
}

void AuditController::showAgain(const contract::AuditQuery& filter, std::int64_t end)
{
    m_filter = filter;
    if (m_state)
        m_list.show({filter, end, m_state->oldest});
    Q_EMIT changed();
}

void AuditController::showNew()
{
    if (m_state)
        m_list.extend(m_state->sealed, m_state->oldest);
    else if (m_watching)
        look();
    Q_EMIT changed();
}

void AuditController::findDay(QDate day)
{
    m_day.cancel();
    if (!m_list.range())
        return;
    contract::AuditQuery query;
    query.to = beginOf(day.addDays(1));
    query.before = m_list.range()->end;
    query.limit = 1;
    askDay(query);
}

void AuditController::askDay(const contract::AuditQuery& query)
{
    m_day = m_bank.call<contract::ListAuditEvents>(
        query, {}, this, [this, query](const client::CallResult<contract::Page<contract::AuditRow>>& result) {
            if (!result) {
                Q_EMIT dayMissed(sentence(result.error()));
            } else if (!result->items.empty() && result->items.front().seq) {
                Q_EMIT dayFound(*result->items.front().seq);
            } else if (result->more && result->lastKey && result->lastKey != query.cursor) {
                contract::AuditQuery next = query;
                next.cursor = result->lastKey;
                askDay(next);
            } else {
                Q_EMIT dayMissed(tr("The trail begins after that day."));
            }
        });
}

} // namespace cf::ui
