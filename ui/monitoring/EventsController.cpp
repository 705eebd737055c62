#include "ui/monitoring/EventsController.h"

#include "ui/common/FailureText.h"

namespace cf::ui {

EventsController::EventsController(client::Bank& bank, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_paused)
            ask();
    });
}

void EventsController::start()
{
    m_timer.start();
    ask();
}

void EventsController::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    m_call = m_bank.call<contract::GetEventLag>(
        {}, client::CallOptions::polling(), this, [this](const client::CallResult<contract::EventLags>& result) {
            m_asking = false;
            if (result)
                Q_EMIT measured(*result);
            else
                Q_EMIT failed(FailureText::forFailure(result.error(), RequestKind::Read));
        });
}

} // namespace cf::ui
