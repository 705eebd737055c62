#include "ui/monitoring/ClusterController.h"

#include "ui/common/FailureText.h"

namespace cf::ui {

ClusterController::ClusterController(client::Bank& bank, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!m_paused)
            ask();
    });
}

void ClusterController::start()
{
    m_timer.start();
    ask();
}

void ClusterController::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    m_call = m_bank.call<contract::GetClusterStatus>(
        {}, client::CallOptions::polling(), this, [this](const client::CallResult<contract::ClusterStatus>& result) {
            m_asking = false;
            if (result)
                Q_EMIT answered(*result);
            else
                Q_EMIT failed(FailureText::forFailure(result.error(), RequestKind::Read));
        });
}

} // namespace cf::ui
