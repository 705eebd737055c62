// A consumer at work: a thread that takes events, has them handled and says what became of them.
#pragma once

#include "services/bank/platform/events/EventSource.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <functional>
#include <memory>
#include <stdexcept>

namespace cf::bank {

//! Thrown by a handler: something that all events need is away, for so long at least.
struct NotNow : std::runtime_error
{
    explicit NotNow(const std::string& what, std::chrono::seconds longer = {})
        : std::runtime_error(what)
        , pause(longer)
    {
    }
    std::chrono::seconds pause;
};

class EventWorker
{
public:
    //! One outcome for each delivery, in their order. When it throws, none of them counts as tried: something that all
    //! of them need is away, and they come again after a while, or when NotNow says.
    using Handler = std::function<std::vector<platform::Handled>(const std::vector<platform::Delivery>&)>;

    //! Looks for events every `pause` while there are none. onTrouble receives a sentence for the log when the source
    //! or what the handler needs is away.
    EventWorker(std::unique_ptr<platform::EventSource> source, Handler handler,
                std::function<void(const std::string&)> onTrouble,
                std::chrono::milliseconds pause = std::chrono::milliseconds(500));

    //! How long nothing is taken after a handler or a source threw it.
    static std::chrono::seconds pauseAfter(const std::exception& error);

private:
    platform::PeriodicThread::Pause round();

    std::unique_ptr<platform::EventSource> m_source;
    const Handler m_handler;
    const std::function<void(const std::string&)> m_onTrouble;
    const std::chrono::milliseconds m_pause;
    platform::PeriodicThread m_thread;
};

} // namespace cf::bank
