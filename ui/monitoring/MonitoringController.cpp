// See MonitoringController.h.
#include "ui/monitoring/MonitoringController.h"

#include "ui/common/Sentences.h"

namespace cf::ui {

MonitoringController::MonitoringController(client::MonitoringGateway& gateway, std::chrono::milliseconds interval,
                                           QObject* parent)
    : QObject(parent)
    , m_gateway(gateway)
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
    m_gateway.status(this, [this](client::CallResult<contract::SystemStatus> result) {
        m_askingStatus = false;
        note(result ? std::nullopt : std::optional(result.error()));
        if (!result)
            return;
        m_status = std::move(result).value();
        Q_EMIT statusChanged();
    });
}

void MonitoringController::askSamples()
{
    m_askingSamples = true;
    m_gateway.samples(m_history.completeThrough(), this, [this](const client::CallResult<contract::Samples>& result) {
        m_askingSamples = false;
        if (!result)
            return;
        m_history.take(*result);
        Q_EMIT samplesChanged();
    });
}

void MonitoringController::note(const std::optional<client::CallFailure>& failure)
{
    QString trouble;
    if (failure)
        trouble = Sentences::forFailure(*failure, About::Looking);
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

} // namespace cf::ui
