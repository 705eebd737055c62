#include "services/bank/events/EventWorker.h"

#include <algorithm>

namespace cf::bank {
namespace {

using platform::PeriodicThread;

constexpr std::chrono::seconds kAfterTrouble{5};

} // namespace

EventWorker::EventWorker(std::unique_ptr<platform::EventSource> source, Handler handler,
                         std::function<void(const std::string&)> onTrouble, std::chrono::milliseconds pause)
    : m_source(std::move(source))
    , m_handler(std::move(handler))
    , m_onTrouble(std::move(onTrouble))
    , m_pause(pause)
    , m_thread([this] { return round(); },
               [this](const std::exception& error) {
                   m_onTrouble(error.what());
                   return PeriodicThread::Pause{pauseAfter(error)};
               })
{
}

std::chrono::seconds EventWorker::pauseAfter(const std::exception& error)
{
    const auto* asked = dynamic_cast<const NotNow*>(&error);
    return asked ? std::max(kAfterTrouble, asked->pause) : kAfterTrouble;
}

PeriodicThread::Pause EventWorker::round()
{
    const auto deliveries = m_source->take();
    if (deliveries.empty())
        return {m_pause};
    m_source->settle(m_handler(deliveries));
    return {std::chrono::nanoseconds(0)};
}

} // namespace cf::bank
