#include "ui/monitoring/MonitoringController.h"

#include "ui/common/FailureText.h"

#include <utility>

namespace cf::ui {

MonitoringController::MonitoringController(client::Bank& bank, std::chrono::milliseconds interval, QObject* parent)
    : QObject(parent)
    , m_bank(bank)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &MonitoringController::ask);
}

void MonitoringController::start()
{
    if (m_timer.isActive())
        return;
    m_timer.start();
    ask();
}

void MonitoringController::stop()
{
    m_timer.stop();
}

void MonitoringController::ask()
{
    if (!m_askingStatus)
        askStatus();
    if (!m_askingSamples)
        askSamples();
}

void MonitoringController::askStatus()
{
    m_askingStatus = true;
    m_bank.call<contract::GetSystemStatus>({}, client::CallOptions::polling(), this,
                                           [this](client::CallResult<contract::SystemStatus> result) {
                                               m_askingStatus = false;
                                               note(m_error, result);
                                               if (!result)
                                                   return;
                                               m_status = std::move(result).value();
                                               Q_EMIT statusChanged();
                                           });
}

void MonitoringController::askSamples()
{
    m_askingSamples = true;
    m_bank.call<contract::ListSamples>({m_history.completeThrough()}, client::CallOptions::polling(), this,
                                       [this](const client::CallResult<contract::Samples>& result) {
                                           m_askingSamples = false;
                                           note(m_samplesError, result);
                                           if (!result)
                                               return;
                                           m_history.take(*result);
                                           Q_EMIT samplesChanged();
                                       });
}

template <class T>
void MonitoringController::note(QString& error, const client::CallResult<T>& result)
{
    const QString now = result ? QString() : FailureText::forFailure(result.error(), RequestKind::Read);
    if (std::exchange(error, now) != now)
        Q_EMIT errorChanged();
}

} // namespace cf::ui
