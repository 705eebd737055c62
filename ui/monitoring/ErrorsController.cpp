#include "ui/monitoring/ErrorsController.h"

#include "ui/common/FailureText.h"

namespace cf::ui {

ErrorsController::ErrorsController(client::Bank& bank, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_paused && !m_asking)
            ask();
    });
}

void ErrorsController::setFilter(const contract::FailedCallsQuery& filter)
{
    m_filter = filter;
    ask();
}

void ErrorsController::start()
{
    m_timer.start();
    ask();
}

void ErrorsController::ask()
{
    m_asking = true;
    m_call.cancel();
    const bool narrowed = m_filter.operation || m_filter.serverErrorsOnly;
    m_call = m_bank.call<contract::ListFailedCalls>(
        m_filter, client::CallOptions::polling(), this,
        [this, narrowed](const client::CallResult<contract::FailedCalls>& result) {
            m_asking = false;
            if (result)
                Q_EMIT listed(result->calls, narrowed);
            else
                Q_EMIT failed(FailureText::forFailure(result.error(), RequestKind::Read));
        });
}

} // namespace cf::ui
